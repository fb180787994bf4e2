import { addTo, at, diagonal, factor, times, zeros, type Factor, type Square } from './matrix.ts';

/** What one group adds to the normal equations, with its fixed effects taken out. */
export interface Share {
  readonly cluster: number;
  /** Its part of A. */
  readonly information: Square;
  /** Its part of the right side b. */
  readonly right: Float64Array;
  /** The diagonal of A before the fixed effects were taken out, which says how much of A is rounding. */
  readonly scale: Float64Array;
}

/** The normal equations A beta = b, with what each cluster adds to them. */
export interface NormalEquations {
  readonly information: Square;
  readonly right: Float64Array;
  readonly scale: Float64Array;
  /** One part a cluster, by its number. */
  readonly parts: readonly Share[];
}

/** Adds `factor` times a vector to another of the same length, in place. */
export function addVectorTo(sum: Float64Array, vector: Float64Array, factor = 1): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + factor * (vector[i] ?? 0);
}

/** wrr - wr wr' / w: sums of squares and products around the weighted mean of the group, for w > 0. */
export function aroundMean(squares: Square, sums: Float64Array, weight: number): Square {
  const { size } = squares;
  const around = zeros(size);
  for (let row = 0; row < size; row += 1) {
    const mean = (sums[row] ?? 0) / weight;
    for (let column = 0; column < size; column += 1)
      around.values[row * size + column] = at(squares, row, column) - mean * (sums[column] ?? 0);
  }
  return around;
}

function empty(cluster: number, size: number): Share {
  return {
    cluster,
    information: zeros(size),
    right: new Float64Array(size),
    scale: new Float64Array(size),
  };
}

function add(sum: Share | NormalEquations, share: Share): void {
  addTo(sum.information, share.information);
  addVectorTo(sum.right, share.right);
  addVectorTo(sum.scale, share.scale);
}

/** Adds the shares up, by cluster and in all. Sums over clusters are in the order of their numbers, whatever order the shares come in. */
export function assemble(size: number, shares: Iterable<Share>): NormalEquations {
  const byCluster = new Map<number, Share>();
  for (const share of shares) {
    const sum = byCluster.get(share.cluster) ?? empty(share.cluster, size);
    add(sum, share);
    byCluster.set(share.cluster, sum);
  }
  const parts = [...byCluster.values()].sort((left, right) => left.cluster - right.cluster);
  const whole = { ...empty(0, size), parts };
  for (const part of parts) add(whole, part);
  return whole;
}

/** b - A x: the score of a share where the coefficients are x. NaN in x counts as 0. */
export function scoreAt(share: Pick<Share, 'information' | 'right'>, x: Float64Array): Float64Array {
  const score = share.right.slice();
  addVectorTo(
    score,
    times(
      share.information,
      x.map((value) => (Number.isNaN(value) ? 0 : value)),
    ),
    -1,
  );
  return score;
}

/** Whether anything is left of a share when its fixed effects are taken out, beyond rounding. */
export function isInformative(share: Share): boolean {
  return diagonal(share.information).some((entry, place) => entry > 1e-11 * (share.scale[place] ?? 0));
}

/** The factor of A, which judges what is left of it by what there was before the fixed effects were taken out. */
export function factorOf({ information, scale }: Pick<NormalEquations, 'information' | 'scale'>): Factor {
  return factor(information, scale);
}

/** An entry of a vector; NaN outside of it. */
export function entry(vector: Float64Array, place: number): number {
  return vector[place] ?? Number.NaN;
}
