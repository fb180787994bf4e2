import type { Forecast, Range } from '../../../shared/stats/forecast.ts';
import type { WhatIf } from '../../../shared/stats/whatif.ts';
import { percent, plural } from '../../charts/figures.ts';
import { count, decimal, signed } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';

/** The figures of a forecast that have an interval. */
export const rangeFigures = ['change', 'perThousandExposures', 'perThousandHours'] as const;
/** One of {@link rangeFigures}. */
export type RangeFigure = (typeof rangeFigures)[number];

/** A figure as it is shown: a change in percent, the others as they are. */
export function shownRange(forecast: Forecast, figure: RangeFigure): Range {
  const range = forecast[figure];
  const scale = figure === 'change' ? 100 : 1;
  return { estimate: range.estimate * scale, low: range.low * scale, high: range.high * scale };
}

/** A figure in words. */
export interface RangeWords {
  /** `+0.56 %`; an en dash where it can't be had. */
  readonly estimate: string;
  /** `[0.49, 0.63]`; nothing where it can't be had. */
  readonly interval: string;
}

/** A figure of a forecast in words, with as many decimals as its interval carries. */
export function rangeWords(forecast: Forecast, figure: RangeFigure): RangeWords {
  return rangeWordsOf(shownRange(forecast, figure), figure);
}

/** A figure as {@link shownRange} has it, in words. */
export function rangeWordsOf({ estimate, low, high }: Range, figure: RangeFigure): RangeWords {
  if (![estimate, low, high].every(Number.isFinite)) return { estimate: decimal(null), interval: '' };
  const digits = digitsOf(high - low, figure === 'change' ? 2 : 0);
  const plain = (value: number): string => signed(value, digits, false);
  return {
    estimate: `${signed(estimate, digits)}${figure === 'change' ? '\u202f%' : ''}`,
    interval: `[${plain(low)}, ${plain(high)}]`,
  };
}

/** `+0.56 % [0.49, 0.63]`. */
export function figureWords(forecast: Forecast, figure: RangeFigure): string {
  const { estimate, interval } = rangeWords(forecast, figure);
  return interval === '' ? estimate : `${estimate} ${interval}`;
}

/** Decimals that an interval of a width carries: up to the second digit of its half, in percent up to the first. */
function digitsOf(width: number, least: number): number {
  if (!(width > 0)) return least;
  const first = -Math.floor(Math.log10(width / 2));
  return Math.min(6, Math.max(least, least > 0 ? first : first + 1));
}

/** A limit or a speed, in tenths where it needs them. */
export function speed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A compliance, as a whole percentage where it is one. */
export function complianceShare(compliance: number): string {
  return percent(compliance, Number.isInteger(Math.round(compliance * 1000) / 10) ? 0 : 1);
}

/** `1.5 %`, the share of lines over a limit. */
export function shareOver(over: number): string {
  return percent(over, 1);
}

/** What a share of lines is counted from. */
export interface CountedFrom {
  readonly lines: number;
  readonly titles: number;
}

/** `208 of 13,890 lines, 41 titles`. */
export function linesOver(over: number, { lines, titles }: CountedFrom): string {
  return whatIfWords.limits.of(count(Math.round(over * lines)), count(lines), plural(titles, 'title'));
}

/** `[9.8 %, 11.9 %], 208 of 13,890 lines, 41 titles`: the interval of a share over a limit, by titles, and what it is counted from. */
export function overWords({ estimate, low, high }: Range, from: CountedFrom): string {
  const counted = linesOver(estimate, from);
  return Number.isFinite(low) && Number.isFinite(high)
    ? `[${shareOver(low)}, ${shareOver(high)}], ${counted}`
    : counted;
}

/** `841 lines`. */
export function lineCount(lines: number): string {
  return plural(lines, 'line');
}

/** What the forecasts of a language are given at: a stated compliance, or around the one that was read. */
export type Role = keyof typeof whatIfWords.forecast.roles;

/** What the forecasts of a language are read from. */
export type Forecasts = Pick<WhatIf, 'forecasts' | 'bunching'>;

/** The forecasts of a language by each design that there is: within titles, and at the same moment. */
export function forecastsByDesign({
  forecasts,
  sameMoment,
  bunching,
}: WhatIf): readonly (Forecasts & { readonly isSameMoment: boolean })[] {
  const within = { isSameMoment: false, forecasts, bunching };
  return typeof sameMoment === 'string'
    ? [within]
    : [within, { isSameMoment: true, forecasts: sameMoment, bunching }];
}

/** The forecasts of a language by their role, that which is read first: as stated, or as read. */
export function forecastsByRole(
  { forecasts, bunching }: Forecasts,
  stated: number | null,
): ReadonlyMap<Role, Forecast> {
  if (stated !== null)
    return new Map(forecasts.filter((one) => one.compliance === stated).map((one) => ['stated', one]));
  const read = forecasts.find(({ compliance }) => compliance === bunching?.compliance);
  const less = forecasts.find(({ compliance }) => read !== undefined && compliance < read.compliance);
  const full = forecasts.findLast(({ compliance }) => compliance === 1);
  const byRole: [Role, Forecast | undefined][] = [
    ['read', read],
    ['less', less],
    ['full', full],
  ];
  return new Map(byRole.flatMap(([role, one]) => (one === undefined ? [] : [[role, one] as const])));
}

/** The forecast that is read first, at the same moment; null where there is none. */
export function mainAtSameMoment(found: WhatIf, stated: number | null): Forecast | null {
  if (typeof found.sameMoment === 'string') return null;
  return mainForecast({ ...found, forecasts: found.sameMoment }, stated);
}

/** The forecast that is read first; null where compliance is neither stated nor can be read, and where the limit stays as it is. */
export function mainForecast(found: WhatIf, stated: number | null): Forecast | null {
  if (found.from === found.to) return null;
  const byRole = forecastsByRole(found, stated);
  return byRole.get('stated') ?? byRole.get('read') ?? null;
}
