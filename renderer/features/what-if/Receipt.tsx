import type { ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { rowsSql } from '../../../shared/stats/study/rows.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import { RunReceipt } from '../../app/run-receipt.tsx';
import { percent } from '../../charts/figures.ts';
import { whatIfWords as t } from '../../i18n/what-if.ts';
import { speed } from './figures.ts';
import type { ToldLanguage } from './shown.ts';
import { questionOf } from './use-what-if.ts';

/** Props of {@link Receipt}. */
export interface ReceiptProps {
  readonly now: NewLimits;
  readonly outcome: StudyOutcome;
  readonly told: readonly ToldLanguage[];
}

/** How the forecasts are computed. Stands in the inspector. */
export function Receipt({ now, outcome, told }: ReceiptProps): ReactNode {
  const groups = told.map(({ answer }) => answer.stratum);
  return (
    <RunReceipt
      titles={t.how}
      terms={t.how.terms}
      asked={[
        `outcome ${outcome}`,
        t.scenarios.compliance(now.compliance === null ? null : percent(now.compliance)),
        ...told.map(({ language, answer: { whatIf } }) =>
          [language, t.how.moved(speed(whatIf.from), speed(whatIf.to))].join(' '),
        ),
      ]}
      receipt={{
        questions: told.map(({ language, answer }) => questionOf(now, outcome, language, answer.whatIf.to)),
        groups,
      }}
      rows={rowsSql({ outcome, strata: groups.map(({ key }) => key), subtitlesOn: true })}
    />
  );
}
