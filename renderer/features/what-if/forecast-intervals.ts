import {
  lineCount,
  speed,
  rangeWordsOf,
  shownRange,
  forecastsByDesign,
  forecastsByRole,
  type RangeFigure,
  type Role,
} from './figures.ts';
import type { IntervalEstimate, IntervalRow, Intervals, Measure } from '../../charts/study/intervals.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.forecast;

/** Of forecasts around a compliance that was read, and at one that is stated. */
const readRoles: readonly Role[] = ['less', 'read', 'full'];
const statedRoles: readonly Role[] = ['stated'];

/** A figure of each language at each compliance, within titles and below that at the same moment, as dots over their intervals (facts, statistics section 6.5); without the languages that have no forecast. */
export function forecastIntervals(
  told: readonly ToldLanguage[],
  figure: RangeFigure,
  compliance: number | null,
): Intervals {
  const roles = compliance === null ? readRoles : statedRoles;
  const rows = told.flatMap(({ name, answer: { whatIf } }) =>
    forecastsByDesign(whatIf).flatMap(({ isSameMoment, ...forecasts }): IntervalRow[] => {
      const byRole = forecastsByRole(forecasts, compliance);
      const marks = roles.map((role): IntervalEstimate | null => {
        const forecast = byRole.get(role);
        const range = forecast === undefined ? null : shownRange(forecast, figure);
        return range !== null && Object.values(range).every(Number.isFinite) ? range : null;
      });
      const alone = whatIfWords.moved(name, speed(whatIf.from), speed(whatIf.to));
      const names = isSameMoment
        ? { name: t.sameMoment, alone: `${alone}, ${t.sameMoment}` }
        : { name, alone };
      const row = { ...names, n: lineCount(whatIf.lines), marks };
      return marks.every((mark) => mark === null) ? [] : [row];
    }),
  );
  return { rows, series: roles.map((role) => t.roles[role]), measure: measures[figure] };
}

const differenceOf = (figure: RangeFigure): Measure => ({
  label: t.estimate,
  scale: 'linear',
  none: 0,
  axis: "datum.value === 0 ? '0' : format(datum.value, '+~g')",
  show: (value) => String(Number(value.toPrecision(3))),
  words: (mark) => {
    const { estimate, interval } = rangeWordsOf(mark, figure);
    return `${estimate} ${interval}`;
  },
});

const measures: Readonly<Record<RangeFigure, Measure>> = {
  change: differenceOf('change'),
  perThousandExposures: differenceOf('perThousandExposures'),
  perThousandHours: differenceOf('perThousandHours'),
};
