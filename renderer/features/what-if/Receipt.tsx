import type { ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { rowsSql } from '../../../shared/stats/study/rows.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import { RunReceipt } from '../../app/run-receipt.tsx';
import { whatIfWords as t } from '../../i18n/what-if.ts';
import { complianceShare, speed } from './figures.ts';
import type { ToldLanguage } from './shown.ts';
import { questionOf } from './use-what-if.ts';

/** Limits, and what was found of them. */
export interface Explained {
  readonly limits: NewLimits;
  readonly told: readonly ToldLanguage[];
}

/** How the forecasts are computed. Stands in the inspector. */
export function Receipt({
  outcome,
  explained,
}: {
  readonly outcome: StudyOutcome;
  /** The limits in view, or every scenario. */
  readonly explained: readonly Explained[];
}): ReactNode {
  const groups = [
    ...new Map(
      explained.flatMap(({ told }) => told.map(({ answer: { stratum } }) => [stratum.key, stratum] as const)),
    ).values(),
  ];
  return (
    <RunReceipt
      titles={t.how}
      terms={t.how.terms}
      asked={[`outcome ${outcome}`, ...explained.flatMap(askedWords)]}
      receipt={{
        questions: explained.flatMap(({ limits, told }) =>
          told.map(({ language, answer }) => questionOf(limits, outcome, language, answer.whatIf.to)),
        ),
        groups,
      }}
      rows={rowsSql({ outcome, strata: groups.map(({ key }) => key), subtitlesOn: true })}
    />
  );
}

function askedWords({ limits: { assetType, audience, compliance }, told }: Explained): string[] {
  return [
    t.group(assetType, audience),
    t.scenarios.compliance(compliance === null ? null : complianceShare(compliance)),
    ...told.map(({ language, answer: { whatIf } }) => {
      const { from, to, bunching } = whatIf;
      const read = bunching === null ? null : complianceShare(bunching.compliance);
      return `${language} ${t.how.moved(speed(from), speed(to))}, ${t.how.read(read)}`;
    }),
  ];
}
