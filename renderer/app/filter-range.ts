import type { Filter } from '../../shared/workspace/filter.ts';

/** The lower edge of the bin number `index`, as the answers have it: 3 bins of 0.05 are the same number as 0.15. */
function edge(index: number, width: number): number {
  const perUnit = Math.round(1 / width);
  return perUnit > 1 ? index / perUnit : index * width;
}

/** How far a figure may be off an edge and still be that edge, in bins: 0.15 / 0.05 is 2.9999999999999996. */
const slack = 1e-9;

/**
 * The bins that hold the speeds from `from` to `to`, as the values of a filter: the lower edges of the first and the last.
 * @param width of a bin, in the unit of the speeds
 */
export function binsBetween(from: number, to: number, width: number): [first: number, last: number] {
  const first = Math.floor(from / width + slack);
  const last = Math.ceil(to / width - slack) - 1;
  return [edge(first, width), edge(Math.max(first, last), width)];
}

/** The upper edge of the bin whose lower edge is given. */
export function upperEdge(lower: number, width: number): number {
  return edge(Math.round(lower / width) + 1, width);
}

/** A range of speeds, in the unit of its dimension; null where it is open. */
export interface OpenRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** The range that a filter on bins asks for; open on both sides where it asks for none. */
export function rangeOf({ op, values }: Pick<Filter, 'op' | 'values'>, width: number): OpenRange {
  const [first, last] = values.map((value) => (typeof value === 'number' ? value : null));
  const end = (value: number | null = null) => (value === null ? null : upperEdge(value, width));
  switch (op) {
    case 'between':
      return { from: first ?? null, to: end(last) };
    case 'eq':
      return { from: first ?? null, to: end(first) };
    case 'ge':
      return { from: first ?? null, to: null };
    case 'gt':
      return { from: end(first), to: null };
    case 'lt':
      return { from: null, to: first ?? null };
    case 'le':
      return { from: null, to: end(first) };
    default:
      return { from: null, to: null };
  }
}

/** What a filter asks of the bins that hold the speeds of a range; null where the range holds none, or is open on both sides. */
export function askedOf({ from, to }: OpenRange, width: number): Pick<Filter, 'op' | 'values'> | null {
  if (from !== null && to !== null)
    return from < to ? { op: 'between', values: binsBetween(from, to, width) } : null;
  if (from !== null) return { op: 'ge', values: [binsBetween(from, Infinity, width)[0]] };
  if (to === null || to <= 0) return null;
  return { op: 'le', values: [binsBetween(0, to, width)[1]] };
}
