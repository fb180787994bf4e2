import { proposedByVerdict } from '../../../shared/stats/study/proposed-limit.ts';
import { decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import type { CurveFigures } from './curve.ts';
import { speedDigits } from '../../../shared/stats/words.ts';

/** A limit as a rule across a chart of speeds. */
export interface LimitRule {
  /** Characters per second. */
  readonly cps: number;
  /** Proposed by the verdict, and dashed; else in force today, and solid. */
  readonly isProposed: boolean;
  /** Over the rule, such as `limit 17`. */
  readonly label: string;
  /** On which side of the rule its label stands. */
  readonly side: 'left' | 'right';
}

/** A limit in figures: whole where it is, else with the decimals of its language's speeds. */
export function limitWords(cps: number, { overview }: Pick<CurveFigures, 'overview'>): string {
  return decimal(cps, Number.isInteger(cps) ? 0 : speedDigits(overview.meanSpeed));
}

/**
 * The limit in force today and the one that the verdict proposes. A label alone stands where there is more room; of two, each stands on the
 * side away from the other.
 * @param domain the speeds that are shown
 */
export function limitRules(study: CurveFigures, [from, to]: readonly [number, number]): LimitRule[] {
  const { limit } = study.stratum;
  if (limit === null) return [];
  const proposed = proposedByVerdict(study);
  const isLate = (limit - from) / (to - from) > 0.5;
  const isLeft = proposed === null ? isLate : limit < proposed;
  const [near, far] = isLeft ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const { chart } = studyWords;
  const today = {
    cps: limit,
    isProposed: false,
    label: chart.limit(limitWords(limit, study)),
    side: near,
  };
  if (proposed === null) return [today];
  return [
    today,
    { cps: proposed, isProposed: true, label: chart.proposed(limitWords(proposed, study)), side: far },
  ];
}
