import type { Cell } from '../../../shared/engine/port.ts';
import { metricTime } from '../../../shared/semantic/date-grain.ts';
import type { Definitions, Metric } from '../../../shared/semantic/definitions.ts';
import type { Figure, MetricMove, Values } from '../../../shared/semantic/diff/types.ts';
import { cut } from '../../charts/estimate.ts';
import { interval } from '../../charts/figures.ts';
import { metricValue } from '../../charts/metric-by/rows.ts';
import { cell, count, decimal } from '../../i18n/format.ts';
import { labWords } from '../../i18n/lab.ts';
import type { PartnerNames } from './partner-names.ts';

const t = labWords.diff;

/** A dimension as people call it, with its period where it has one: `Month`, `Week of capacity, by month`. */
export function dimensionLabel(name: string, { dimensions }: Pick<Definitions, 'dimensions'>): string {
  const [date = '', period] = name.split('__');
  if (period === undefined) return dimensions.get(name)?.label ?? name;
  if (date === metricTime) return `${period.slice(0, 1).toUpperCase()}${period.slice(1)}`;
  return `${dimensions.get(date)?.label ?? date}, by ${period}`;
}

/** A group by its dimensions in words, partners by their names. */
export function groupText(
  by: Values,
  definitions: Pick<Definitions, 'dimensions'>,
  partners: PartnerNames,
): string {
  const isPartner = (name: string): boolean => definitions.dimensions.has(`${name}_name`);
  const parts = Object.entries(by).map(([name, value]) => {
    const shown = isPartner(name) ? partnerText(value, partners) : cellText(value);
    return `${dimensionLabel(name, definitions)}: ${shown}`;
  });
  return parts.length === 0 ? t.all : parts.join(', ');
}

/** A figure with its interval and its n where it is a rate. @param metric null where there is none of that name any more */
export function figureText(figure: Figure | null, metric: Metric | null): string {
  if (figure === null) return t.absent;
  const { low, high, n } = figure;
  if (figure.value === null) return n === null ? '–' : `– n ${count(Math.round(n))}`;
  const show = (value: number): string => (metric === null ? String(value) : metricValue(metric, value));
  const value = Number(figure.value);
  const most = metric?.format === 'percent' ? 1 : Infinity;
  const ends = low === null || high === null ? '' : ` ${interval(cut({ value, low, high }, most), show)}`;
  return `${show(value)}${ends}${n === null ? '' : `, n ${count(Math.round(n))}`}`;
}

/** By how much a metric moved; a share by percentage points, since a percentage of a percentage is another thing. */
export function differenceText(
  { delta, few, population }: Pick<MetricMove, 'delta' | 'few' | 'population'>,
  metric: Metric | null,
): string {
  const notes = [few ? t.few : '', population === 'alone' ? t.alone : ''];
  const shown = delta === null ? '' : delta === 0 ? t.interval : signedText(delta, metric);
  return [shown, ...notes].filter((part) => part !== '').join(', ');
}

function signedText(delta: number, metric: Metric | null): string {
  return `${delta > 0 ? '+' : '−'}${sizeText(Math.abs(delta), metric)}`;
}

function sizeText(size: number, metric: Metric | null): string {
  if (metric === null) return String(size);
  return metric.format === 'percent' || metric.format === 'rate'
    ? `${decimal(100 * size, size < 0.01 ? 2 : 1)} ${t.points}`
    : metricValue(metric, size);
}

/** The columns of a row in words, partners by their names. */
export function valuesText(values: Values, between: string, partners: PartnerNames): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const isPartner = /(?:^|_)(?:partner|producer|parent)_id$/.test(name);
      return `${name} ${isPartner ? partnerText(value, partners) : cellText(value)}`;
    })
    .join(between);
}

/** A partner by name, with the id that rows and warnings carry. */
function partnerText(id: Cell, partners: PartnerNames): string {
  const name = typeof id === 'string' ? partners.get(id) : undefined;
  return name === undefined ? cellText(id) : `${name} (${cellText(id)})`;
}

/** A value of a row in words. */
export function cellText(value: Cell): string {
  return value === null ? 'unknown' : cell(value);
}
