import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { Finding } from '../../../shared/stats/study/types.ts';
import { verdictWords } from '../../../shared/stats/words.ts';
import { scenarioBounds, type NewLimits } from '../../../shared/workspace/scenario.ts';
import { Card } from '../../app/parts.tsx';
import { languageName } from '../../charts/figures.ts';
import { list } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { useStore } from '../../state/store.ts';
import { useKnownStudy } from '../../state/study.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { settleMs } from './Controls.tsx';
import { speed } from './figures.ts';
import { languagesOf, type Groups } from './groups.ts';
import { LimitFigures } from './LimitFigures.tsx';
import type { ShownLanguage } from './shown.ts';

const t = whatIfWords.limits;

/** Props of {@link Limits}. */
export interface LimitsProps {
  readonly groups: Groups;
  readonly now: NewLimits;
  readonly outcome: StudyOutcome;
  readonly languages: readonly ShownLanguage[];
  readonly isRunning: boolean;
  readonly onChange: (now: NewLimits) => void;
}

/** A row a language: its limit in force, the field to move it, and what that would change. */
export function Limits(props: LimitsProps): ReactNode {
  const { groups, now, outcome, languages, onChange } = props;
  const rows = useRef<HTMLUListElement>(null);
  const { free } = languagesOf(groups, now);
  const put = useStore((state) => state.put);
  const studies = useKnownStudy(now, outcome);
  const studyOf = (language: string): ShownStudy | undefined =>
    studies.find(({ stratum }) => stratum.language === language);
  const isUngraded = languages.some(({ language }) => (studyOf(language)?.finding ?? null) === null);
  const move = (language: string, limit: number): void =>
    onChange({ ...now, limits: new Map([...now.limits, [language, limit]]) });
  const remove = (language: string, row: number): void => {
    const others = [...now.limits].filter(([one]) => one !== language);
    flushSync(() => onChange({ ...now, limits: new Map(others) }));
    // The button had the focus and is gone; in a field of a row, undo would be the field's own.
    const buttons = rows.current?.querySelectorAll<HTMLElement>('.what-if-remove');
    const next = buttons?.[Math.min(row, buttons.length - 1)];
    (next ?? document.querySelector<HTMLElement>('main .select button'))?.focus();
  };
  return (
    <Card title={t.title} note={t.note}>
      <ul ref={rows} className="what-if-rows">
        {languages.map((one, row) => (
          <Row
            key={one.language}
            {...props}
            shown={one}
            finding={studyOf(one.language)?.finding ?? null}
            onMove={(limit) => move(one.language, limit)}
            onRemove={languages.length > 1 ? () => remove(one.language, row) : null}
          />
        ))}
      </ul>
      {isUngraded ? (
        <p className="muted small">
          {t.ungraded}{' '}
          <Button tone="plain" onClick={() => put({ screen: 'study' })}>
            {t.openStudy}
          </Button>
        </p>
      ) : null}
      {free.length === 0 ? null : (
        <p className="muted small">{t.without(list(free.map(({ language }) => languageName(language))))}</p>
      )}
    </Card>
  );
}

interface RowProps extends LimitsProps {
  readonly shown: ShownLanguage;
  /** What Study found of today's limit; null while that is not known. */
  readonly finding: Finding | null;
  readonly onMove: (limit: number) => void;
  readonly onRemove: (() => void) | null;
}

function Row(props: RowProps): ReactNode {
  const { groups, now, shown, finding, outcome, isRunning, onChange, onMove, onRemove } = props;
  const { name, limit } = shown;
  const { least, most } = scenarioBounds.limit;
  const inForce = languagesOf(groups, now).limited.find(({ language }) => language === shown.language);
  return (
    <li className="what-if-row" aria-busy={shown.stale}>
      <div className="what-if-language">
        <h3>{name}</h3>
        <p className="muted small">{inForce === undefined ? t.notHere : t.today(speed(inForce.limit))}</p>
        {finding === null ? null : (
          <p className="muted small">
            {t.study(verdictWords[finding.decision.verdict], studyWords.grades[finding.grade])}
          </p>
        )}
        <NumberField
          of={name}
          label={t.field}
          unit={t.unit}
          help={t.help(least, most)}
          value={limit}
          least={least}
          most={most}
          step={(inForce?.limit ?? limit) < 10 ? 0.5 : 1}
          settleMs={settleMs}
          onChange={onMove}
        />
      </div>
      <div className={classes('what-if-said', shown.stale && 'stale')}>
        <LimitFigures
          shown={shown}
          outcome={outcome}
          compliance={now.compliance}
          isRunning={isRunning}
          onState={(compliance) => onChange({ ...now, compliance })}
        />
        {inForce === undefined || inForce.citation === null ? null : (
          <p className="muted small" dir="auto">
            {inForce.citation}
          </p>
        )}
      </div>
      {onRemove === null ? null : (
        <IconButton icon={CloseIcon} label={t.remove(name)} className="what-if-remove" onClick={onRemove} />
      )}
    </li>
  );
}
