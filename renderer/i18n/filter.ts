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

/** What a filter asks, in words, without the name of its dimension: `Swedish, Danish`, `17 to 22 cps`. */
export function filterLabel(filter: Filter): string {
  const dimension = filterDimension(filter.dimension);
  const unit = dimension?.bin === undefined ? '' : ` ${dimension.bin.unit}`;
  const labels = filter.values.map((value) => valueLabel(filter.dimension, value));
  switch (filter.op) {
    case 'is_null':
      return words.filters.unknown;
    case 'is_not_null':
      return words.filters.known;
    case 'between':
      return range(filter, dimension) + unit;
    case 'in':
      return shortened(labels) + unit;
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return `${comparisons[filter.op]}${labels.join(', ')}${unit}`;
  }
}

/** A range of bins ends at the upper edge of its last bin. */
function range(filter: Filter, dimension: FilterDimension | null): string {
  const [from = null, to = null] = filter.values;
  const last = dimension?.bin !== undefined && typeof to === 'number' ? to + dimension.bin.width : to;
  return `${valueLabel(filter.dimension, from)} to ${valueLabel(filter.dimension, last)}`;
}

function shortened(labels: readonly string[]): string {
  return labels.length <= 3 ? labels.join(', ') : `${labels.slice(0, 2).join(', ')} + ${labels.length - 2}`;
}
