import type { IntervalRow, Intervals, Measure } from '../../charts/study/intervals.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { lineCount, shareOver, speed } from './figures.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.shares;

/** The share of lines over today's limit and over the new one, language by language, as dots over their intervals (facts, statistics section 6.5). */
export function shareIntervals(told: readonly ToldLanguage[]): Intervals {
  const rows = told.map(({ name, answer: { whatIf } }): IntervalRow => {
    const { shares, lines } = whatIf;
    const marks = [shares.now, shares.new].map((share) =>
      Object.values(share).every(Number.isFinite) ? share : null,
    );
    return {
      name,
      alone: whatIfWords.moved(name, speed(whatIf.from), speed(whatIf.to)),
      n: lineCount(lines),
      marks,
    };
  });
  return {
    rows: rows.filter(({ marks }) => marks.some((mark) => mark !== null)),
    series: [t.now, t.new],
    measure,
  };
}

const measure: Measure = {
  label: t.estimate,
  scale: 'linear',
  none: 0,
  axis: "format(datum.value, '~%')",
  show: shareOver,
  words: ({ estimate, low, high }) => `${shareOver(estimate)} [${shareOver(low)}, ${shareOver(high)}]`,
};
