import type { Filter } from '../../shared/workspace/filter.ts';
import { filterDimension, type FilterDimension } from '../../shared/workspace/reach.ts';
import { country, date, decimal, language } from './format.ts';
import { words } from './words.ts';

type Value = Filter['values'][number];

/** The name of a dimension, in words. */
export function dimensionLabel(name: string): string {
  return filterDimension(name)?.label ?? name;
}

/** A dimension's value in words: names for languages and countries, dates as dates, a bin by its lower edge. */
export function valueLabel(name: string, value: Value | null): string {
  if (value === null || value === '') return words.filters.unknown;
  const dimension = filterDimension(name);
  if (dimension?.kind === 'language') return language(String(value));
  if (dimension?.kind === 'country') return country(String(value));
  if (dimension?.kind === 'date') return date(String(value));
  if (dimension?.kind === 'boolean') return String(value) === 'true' ? words.filters.yes : words.filters.no;
  if (typeof value === 'number') return edge(dimension, value);
  return String(value).replaceAll('_', ' ');
}

function edge(dimension: FilterDimension | null, value: number): string {
  return decimal(
    value,
    dimension?.bin !== undefined && dimension.bin.width < 1 ? 2 : Number.isInteger(value) ? 0 : 1,
  );
}

const comparisons = { eq: '', ne: 'not ', lt: 'below ', le: 'up to ', gt: 'above ', ge: 'from ' } as const;

/**
 * What a filter asks, in words, without the name of its dimension: `Swedish, Danish`, `17 to 22 cps`.
 * @param names of values that are ids
 */
export function filterLabel(filter: Filter, names: ReadonlyMap<string, string> = new Map()): string {
  const dimension = filterDimension(filter.dimension);
  const unit = dimension?.bin === undefined ? '' : ` ${dimension.bin.unit}`;
  const [first = null, last = null] = filter.values;
  const named = (value: Value | null): string =>
    names.get(String(value)) ?? rangeLabel(dimension, filter.dimension, value);
  switch (filter.op) {
    case 'is_null':
      return words.filters.unknown;
    case 'is_not_null':
      return words.filters.known;
    case 'between':
      return `${valueLabel(filter.dimension, first)} to ${valueLabel(filter.dimension, upper(dimension, last))}${unit}`;
    case 'in':
      return shortened(filter.values.map(named)) + unit;
    case 'eq':
    case 'ne':
      return `${comparisons[filter.op]}${named(first)}${unit}`;
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return comparison(filter.op, dimension, filter.dimension, first) + unit;
  }
}

/** A bin is named by its lower edge, so that a comparison with it leaves out or takes in the whole bin. */
function comparison(
  op: 'lt' | 'le' | 'gt' | 'ge',
  dimension: FilterDimension | null,
  name: string,
  value: Value | null,
): string {
  if (!isBin(dimension, value)) return comparisons[op] + valueLabel(name, value);
  const edges = { lt: value, ge: value, le: upper(dimension, value), gt: upper(dimension, value) };
  return comparisons[op === 'le' ? 'lt' : op === 'gt' ? 'ge' : op] + valueLabel(name, edges[op]);
}

/** One value; a bin as the range that it is. */
function rangeLabel(dimension: FilterDimension | null, name: string, value: Value | null): string {
  const label = valueLabel(name, value);
  return isBin(dimension, value) ? `${label} to ${valueLabel(name, upper(dimension, value))}` : label;
}

function isBin(dimension: FilterDimension | null, value: Value | null): value is number {
  return dimension?.bin !== undefined && typeof value === 'number';
}

/** The upper edge of the bin that a value names; any other value as it is. */
function upper(dimension: FilterDimension | null, value: Value | null): Value | null {
  return isBin(dimension, value) ? value + (dimension?.bin?.width ?? 0) : value;
}

function shortened(labels: readonly string[]): string {
  return labels.length <= 3 ? labels.join(', ') : `${labels.slice(0, 2).join(', ')} + ${labels.length - 2}`;
}
