import type { ReactNode } from 'react';
import { exampleLinesSql } from '../../../shared/stats/study/example-lines.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { outcomeNouns } from '../../../shared/stats/words.ts';
import { countOf, numberOf, rowsOf, textOf, type Row } from '../../charts/cells.ts';
import { plural } from '../../charts/figures.ts';
import { clock, decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { useRows } from '../../state/ask.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';

const t = studyWords.examples;

/** Three lines over the limit, in their own script and direction. */
export function Examples({
  study: { stratum },
  limit,
  outcome,
}: {
  readonly study: ShownStudy;
  readonly limit: number;
  readonly outcome: StudyOutcome;
}): ReactNode {
  const asked = useRows(exampleLinesSql(stratum, limit, outcome));
  if (asked.problem !== null) return <ErrorState problem={asked.problem} />;
  if (asked.answer === null) return <Skeleton lines={6} />;
  const rows = rowsOf(asked.answer);
  return (
    <section className="study-examples" aria-label={t.title}>
      <h3>{t.title}</h3>
      <p className="muted small">{rows.length === 0 ? t.none : t.what(outcomeNouns[outcome])}</p>
      <ol>
        {rows.map((row) => (
          <Example
            key={`${textOf(row('version_id')) ?? ''} ${textOf(row('ordinal')) ?? ''}`}
            row={row}
            outcome={outcome}
          />
        ))}
      </ol>
    </section>
  );
}

function Example({ row, outcome }: { readonly row: Row; readonly outcome: StudyOutcome }): ReactNode {
  const text = textOf(row('text'));
  const start = numberOf(row('start_ms'));
  const cps = decimal(numberOf(row('cps')), 1);
  const seconds = decimal(countOf(row('duration_ms')) / 1000, 1);
  const events = studyWords.events(decimal(countOf(row('events')), 0), outcome);
  return (
    <li>
      {text === null ? (
        <p className="muted">{t.withheld}</p>
      ) : (
        <p className="study-line" dir="auto" lang={textOf(row('language')) ?? undefined}>
          {text}
        </p>
      )}
      <p className="muted small">
        <strong className="over-limit">{t.figures(cps, seconds)}</strong>
        {' · '}
        {t.seen(events, plural(countOf(row('exposures')), 'exposure'))}
        {' · '}
        <span dir="auto">{textOf(row('title')) ?? '–'}</span>
        {start === null ? '' : `, ${clock(start)}`}
      </p>
    </li>
  );
}
