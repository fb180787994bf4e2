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
