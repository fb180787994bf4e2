import type { Estimate } from '../../../shared/stats/fit.ts';
import { ownInterval } from '../../../shared/stats/pool-languages.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import { plural } from '../../charts/figures.ts';
import {
  ratios,
  type IntervalEstimate,
  type IntervalRow,
  type Intervals,
} from '../../charts/study/intervals.ts';
import { studyWords } from '../../i18n/study.ts';
import { studyName } from './names.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';

/** An estimate on the log scale as a ratio; null where it has no interval. */
export function ratioOf(
  estimate: Pick<Estimate, 'estimate' | 'low' | 'high'> | null,
): IntervalEstimate | null {
  if (estimate === null) return null;
  const { estimate: value, low, high } = estimate;
  return [value, low, high].every(Number.isFinite)
    ? { estimate: Math.exp(value), low: Math.exp(low), high: Math.exp(high) }
    : null;
}

const designs = ['pooled', 'within', 'linear', 'below', 'above', 'sameMoment'] as const;

/** The slope of a language by design, from what mixes most to what mixes least: the ladder (facts, statistics section 6.6). */
export function ladderOf({ slopes, finding }: ShownStudy): Intervals {
  const source = finding?.source ?? null;
  return {
    measure: ratios,
    series: [studyWords.methods.ladder],
    rows: [
      ...designs.map((design) => rung(design, slopes[design])),
      ...(source === null ? [] : sourceRungs.map((name) => rung(name, source[name]))),
    ],
  };
}

/** What is told of the lines that are linked to the source, after the designs. */
const sourceRungs = ['alone', 'speechRate', 'both'] as const;

function rung(name: keyof typeof studyWords.methods.designs, estimate: Estimate | null): IntervalRow {
  return {
    name: studyWords.methods.designs[name],
    n: estimate === null ? studyWords.methods.noSlope : plural(estimate.df + 1, 'title'),
    marks: [ratioOf(estimate)],
  };
}

/** The languages with a figure of their own group, in the order given: their own figure beside the pooled one (facts, statistics section 6.3). */
export function forestOf(studies: readonly ShownStudy[], question: Pick<StudyQuestion, 'by'>): Intervals {
  const rows = studies.flatMap((study): IntervalRow[] => {
    const group = study.finding?.group ?? null;
    if (group === null) return [];
    const own = ownInterval(group, study.overview.titles);
    return [
      {
        name: studyName(study, question),
        n: plural(study.overview.titles, 'title'),
        marks: [ratioOf(own), ratioOf(group.pooled)],
      },
    ];
  });
  return { measure: ratios, series: [studyWords.together.raw, studyWords.together.pooled], rows };
}
