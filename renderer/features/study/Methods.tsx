import { useMemo, useState, type ReactNode } from 'react';
import { gateLines } from '../../../shared/stats/gate-words.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { CurveThreshold, Finding } from '../../../shared/stats/study/types.ts';
import type { Estimate } from '../../../shared/stats/fit.ts';
import {
  bendOfFewTitles,
  gradeWords,
  outcomeNouns,
  reversalWords,
  speedDigits,
} from '../../../shared/stats/words.ts';
import { isThresholdShown } from '../../charts/study/curve.ts';
import { IntervalsCard } from '../../charts/study/IntervalsCard.tsx';
import { ProfileCard } from '../../charts/study/ProfileCard.tsx';
import { TitlesCard } from '../../charts/study/TitlesCard.tsx';
import { decimal, unbroken } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { Banner } from '../../ui/states.tsx';
import { Absent } from './Absent.tsx';
import { Checks } from './Checks.tsx';
import { pWords } from './figures.ts';
import type { LanguageCardProps } from './LanguageCard.tsx';
import { Part } from './Part.tsx';
import { ladderOf } from './slopes.ts';

const t = studyWords.methods;

/** What the card rests on, for those who ask: the slope by design, the threshold, the checks and the gates to the grade. Closed until it is asked for. */
export function Methods(props: LanguageCardProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="study-methods" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.title}</summary>
      {isOpen ? <Parts {...props} /> : null}
    </details>
  );
}

function Parts({ study, question, isRunning, onHow }: LanguageCardProps): ReactNode {
  const { finding, curve } = study;
  const threshold = curve?.threshold ?? null;
  const digits = speedDigits(study.overview.meanSpeed);
  const ladder = useMemo(() => ladderOf(study), [study]);
  return (
    <div className="study-parts">
      {finding === null ? null : <Reversal finding={finding} within={study.slopes.within} />}
      <IntervalsCard
        title={t.ladder}
        note={t.ladderNote(outcomeNouns[question.outcome])}
        intervals={ladder}
        state={{ kind: 'ready' }}
        stale={false}
        label={t.ladder}
        onHow={() => onHow(study.stratum.key)}
      />
      {finding === null || finding.titles.length === 0 ? null : (
        <TitlesCard
          figures={study}
          noun={outcomeNouns[question.outcome]}
          onHow={() => onHow(study.stratum.key)}
        />
      )}
      {threshold === null ? (
        <Part title={t.threshold}>
          <p>
            <Absent isRunning={isRunning && (curve === null || curve.isFirstLook)} />
          </p>
        </Part>
      ) : (
        <ProfileCard
          threshold={threshold}
          digits={digits}
          below={<Threshold study={study} threshold={threshold} digits={digits} />}
          onHow={() => onHow(study.stratum.key)}
        />
      )}
      {finding === null ? (
        <Part title={t.checks}>
          <p>
            <Absent isRunning={isRunning} />
          </p>
        </Part>
      ) : (
        <>
          <Checks finding={finding} />
          <GateList finding={finding} />
        </>
      )}
    </div>
  );
}

function Reversal({
  finding,
  within,
}: {
  readonly finding: Finding;
  readonly within: Estimate | null;
}): ReactNode {
  const said = reversalWords(finding.reversal, within);
  if (said === null) return null;
  return (
    <Banner>
      {said} {finding.isReversalExplained ? t.explained : t.notExplained}
    </Banner>
  );
}

function Threshold({
  study,
  threshold,
  digits,
}: {
  readonly study: ShownStudy;
  readonly threshold: CurveThreshold;
  readonly digits: number;
}): ReactNode {
  const { speed, interval, p, isHidden } = threshold;
  const isShown = isThresholdShown(study);
  const shown = `[${decimal(interval.low, digits)}, ${decimal(interval.high, digits)}]`;
  const verdict = isHidden ? t.thresholdHidden : isShown ? t.thresholdShown : t.thresholdNot;
  const caution = isShown ? bendOfFewTitles(study.overview.titles) : null;
  return (
    <p>
      {t.thresholdAt(decimal(speed, digits), shown, pWords(p))} {verdict} {caution}
    </p>
  );
}

const marks = { passed: '✓', failed: '✕', unknown: '?' } as const;

function GateList({ finding: { evidence, gates, grade } }: { readonly finding: Finding }): ReactNode {
  return (
    <Part title={t.gates}>
      <p>{gradeWords[grade]}</p>
      <ol className="study-gates">
        {gateLines(evidence, gates).map(({ code, title, outcome, reason }) => (
          <li key={code} className={`study-gate-${outcome}`}>
            <span className="study-gate-mark" aria-hidden="true">
              {marks[outcome]}
            </span>
            <span>
              {code} {title}: <strong>{t.gate[outcome]}</strong>
              <span className="muted small">{unbroken(reason)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
