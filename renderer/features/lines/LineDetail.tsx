import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/guidelines/finding.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { languageName } from '../../charts/figures.ts';
import { decimal } from '../../i18n/format.ts';
import { lineWords, markWords, ruleWords } from '../../i18n/lines.ts';
import { assetTypeLabel } from '../../i18n/producers.ts';
import type { Line } from './line.ts';
import type { ChosenLine } from './Lines.tsx';
import { halves, noText, timecode } from './words.ts';

/** A line in full: its text, its measures, and what is wrong with it, by whom. */
export function LineDetail({ chosen: { line, findings } }: { readonly chosen: ChosenLine }): ReactNode {
  return (
    <Inspector>
      <InspectorSection title={`Line ${line.ordinal}`}>
        {line.text === null || line.text === '' ? (
          <p className="muted">{noText(line)}</p>
        ) : (
          <p className="line-whole" dir="auto" lang={line.language ?? undefined}>
            {line.text}
          </p>
        )}
        <p className="muted small" dir="auto">
          {[line.title, languageName(line.language), assetTypeLabel(line.assetType)].join(', ')}
        </p>
      </InspectorSection>
      <Found line={line} findings={findings} />
      <Measures line={line} />
    </Inspector>
  );
}

function Found({
  line,
  findings,
}: {
  readonly line: Line;
  readonly findings: readonly Finding[] | null;
}): ReactNode {
  if (findings === null)
    return (
      <InspectorSection title={lineWords.findings}>
        {line.marks.length === 0 ? (
          <p className="muted">None against the limit at delivery.</p>
        ) : (
          <p>{line.marks.map((mark) => markWords[mark]).join(', ')}</p>
        )}
        {line.citation === null ? null : <p className="muted small">{line.citation}</p>}
      </InspectorSection>
    );
  return (
    <InspectorSection title={lineWords.findings}>
      {findings.length === 0 ? <p className="muted">None.</p> : null}
      <ul className="line-findings">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.message}`} className={`level-${finding.level}`}>
            <strong>{ruleWords[finding.rule]}</strong>
            <p>{finding.message}</p>
            <p className="muted small">
              {finding.fix}
              {finding.citation.quote === undefined ? null : (
                <>
                  {' '}
                  <q>{finding.citation.quote}</q>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}

function Measures({ line }: { readonly line: Line }): ReactNode {
  const perSecond = (value: number | null): string => `${decimal(value, 1)} characters per second`;
  const rows: readonly (readonly [string, string])[] = [
    ['In', timecode(line.startMs)],
    [
      'Out',
      timecode(line.startMs === null || line.durationMs === null ? null : line.startMs + line.durationMs),
    ],
    ['Duration', line.durationMs === null ? '–' : `${decimal(line.durationMs / 1000, 3)} s`],
    ['Until the next', line.gapMs === null ? '–' : `${decimal(line.gapMs / 1000, 3)} s`],
    ['Characters', `${halves(line.chars)}, longest line ${halves(line.longest)}`],
    ['Speed', perSecond(line.cps)],
    ['Without spaces', perSecond(line.cpsNoSpace)],
    ['What is spoken alone', perSecond(line.cpsDialogue)],
    ...(line.wpm === null ? [] : [['Words', `${decimal(line.wpm, 0)} a minute`] as const]),
    ['Limit at delivery', line.maxCps === null ? '–' : perSecond(line.maxCps)],
    ...(line.speaker === null ? [] : [['Speaker', line.speaker] as const]),
    ...(line.region === null ? [] : [['Region', line.region] as const]),
  ];
  return (
    <InspectorSection title="Measures">
      <dl className="line-measures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </InspectorSection>
  );
}
