import { at, zeros, type Square } from '../matrix.ts';
import { randomStream } from '../random.ts';

/**
 * How many standard errors a band must reach to hold all of several estimates at once with the given probability: the quantile of the
 * greatest of |N(0, R)|, where R is their correlation, over seeded draws (facts, statistics section 2a: 2.7 to 2.8 for 95 %).
 */
export function simultaneousReach(
  covariance: Square,
  {
    seed,
    draws = 2000,
    level = 0.95,
  }: { readonly seed: number; readonly draws?: number; readonly level?: number },
): number {
  const root = rootOfCorrelation(covariance);
  const random = randomStream(seed, 'simultaneous band');
  const greatest = new Float64Array(draws).map(() => {
    const normals = new Float64Array(root.size).map(() => random.normal());
    return greatestOf(root, normals);
  });
  greatest.sort();
  return greatest[Math.ceil(level * draws) - 1] ?? Number.NaN;
}

/** The greatest absolute entry of the lower triangle times a vector. */
function greatestOf(root: Square, normals: Float64Array): number {
  let greatest = 0;
  for (let row = 0; row < root.size; row += 1) {
    let value = 0;
    for (let column = 0; column <= row; column += 1) value += at(root, row, column) * (normals[column] ?? 0);
    greatest = Math.max(greatest, Math.abs(value));
  }
  return greatest;
}

/**
 * A lower triangle whose product with its transpose is the correlation. Contrasts against their mean are bound to each other, so the
 * last pivots are 0 but for rounding and are left out.
 */
function rootOfCorrelation(covariance: Square): Square {
  const { size } = covariance;
  const root = zeros(size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      const scale = Math.sqrt(at(covariance, row, row) * at(covariance, column, column));
      let left = scale > 0 ? at(covariance, row, column) / scale : 0;
      for (let i = 0; i < column; i += 1) left -= at(root, row, i) * at(root, column, i);
      const pivot = at(root, column, column);
      if (row === column) root.values[row * size + row] = left > 1e-9 ? Math.sqrt(left) : 0;
      else root.values[row * size + column] = pivot > 0 ? left / pivot : 0;
    }
  return root;
}
