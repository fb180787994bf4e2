/** A square matrix, row by row in one array of `size * size` doubles. */
export interface Square {
  readonly size: number;
  readonly values: Float64Array;
}

/** A square matrix of zeros. */
export function zeros(size: number): Square {
  return { size, values: new Float64Array(size * size) };
}

/** One entry; NaN outside of the matrix. */
export function at(a: Square, row: number, column: number): number {
  return a.values[row * a.size + column] ?? Number.NaN;
}

/** Adds `factor` times `b` to `a`, in place. Both have the same size. */
export function addTo(a: Square, b: Square, factor = 1): void {
  for (let i = 0; i < a.values.length; i += 1) a.values[i] = (a.values[i] ?? 0) + factor * (b.values[i] ?? 0);
}

/** Adds `factor` times the outer product of a vector with itself to `a`, in place. */
export function addOuterTo(a: Square, vector: Float64Array, factor = 1): void {
  for (let row = 0; row < a.size; row += 1)
    for (let column = 0; column < a.size; column += 1)
      a.values[row * a.size + column] =
        at(a, row, column) + factor * (vector[row] ?? 0) * (vector[column] ?? 0);
}

/** Adds to one number of a vector, or of a matrix's values. */
export function addAt(values: Float64Array, place: number, value: number): void {
  values[place] = (values[place] ?? 0) + value;
}

/** The entries where row and column are the same. */
export function diagonal(a: Square): Float64Array {
  return Float64Array.from({ length: a.size }, (_, place) => at(a, place, place));
}

/** a times a vector. */
export function times(a: Square, vector: Float64Array): Float64Array {
  const product = new Float64Array(a.size);
  for (let row = 0; row < a.size; row += 1) {
    let sum = 0;
    for (let column = 0; column < a.size; column += 1) sum += at(a, row, column) * (vector[column] ?? 0);
    product[row] = sum;
  }
  return product;
}

/** The sum of products of two vectors of the same length. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}

/** left' a right. */
export function quadratic(left: Float64Array, a: Square, right: Float64Array = left): number {
  return dot(left, times(a, right));
}

/** The product of two matrices of the same size. */
export function product(a: Square, b: Square): Square {
  const result = zeros(a.size);
  for (let row = 0; row < a.size; row += 1)
    for (let column = 0; column < a.size; column += 1) {
      let sum = 0;
      for (let i = 0; i < a.size; i += 1) sum += at(a, row, i) * at(b, i, column);
      result.values[row * a.size + column] = sum;
    }
  return result;
}

/** The rows and columns of `a` at these places, in this order. */
export function part(a: Square, places: readonly number[]): Square {
  const size = places.length;
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1)
      values[i * size + j] = at(a, places[i] ?? Number.NaN, places[j] ?? Number.NaN);
  return { size, values };
}

/** A solver for one symmetric positive semi-definite matrix. */
export interface Factor {
  /**
   * Whether the entry of each place can be told. A place whose pivot is below 1e-11 of its diagonal (facts, statistics section 2b) is
   * a combination of those before it: it is left out, and nothing is said of it.
   */
  readonly isEstimable: readonly boolean[];
  /** The solution of a x = b over the places that can be told; NaN at the others. */
  solve(b: Float64Array): Float64Array;
  /** The inverse over the places that can be told; NaN in the rows and columns of the others. */
  inverse(): Square;
}

/** The smallest pivot, as a share of its diagonal entry, that is told from rounding. */
const leastPivot = 1e-11;

/**
 * Factors a symmetric positive semi-definite matrix (Cholesky), leaving out the places that those before them determine.
 * @param scale what the diagonal was before a difference was taken: a diagonal that is what rounding has left of a larger one must
 *   be judged by the larger one. By default the diagonal itself.
 */
export function factor(a: Square, scale: Float64Array = diagonal(a)): Factor {
  const { size } = a;
  const lower = zeros(size);
  const isEstimable: boolean[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      if (column < row && isEstimable[column] !== true) continue;
      let left = at(a, row, column);
      for (let i = 0; i < column; i += 1) left -= at(lower, row, i) * at(lower, column, i);
      if (column < row) lower.values[row * size + column] = left / at(lower, column, column);
      else {
        isEstimable.push(left > leastPivot * Math.max(at(a, row, row), scale[row] ?? 0));
        lower.values[row * size + row] = isEstimable[row] === true ? Math.sqrt(left) : 0;
        if (isEstimable[row] !== true) lower.values.fill(0, row * size, row * size + row);
      }
    }
  }
  const solve = (b: Float64Array): Float64Array => solved(lower, isEstimable, b);
  return { isEstimable, solve, inverse: () => inverted(size, isEstimable, solve) };
}

/** An entry of a combination, in units of the standard deviations it joins, that is told from rounding. */
const leastShare = 1e-6;

/**
 * Whether all solutions of a x = b agree on the entry of each place: false for a place that can't be told, and for those that it is
 * a combination of, whose entries in `solve` hold only as long as the one left out counts as 0.
 */
export function isDetermined(a: Square, factored: Factor): boolean[] {
  const determined = [...factored.isEstimable];
  factored.isEstimable.forEach((isEstimable, left) => {
    if (isEstimable) return;
    const column = Float64Array.from({ length: a.size }, (_, row) => at(a, row, left));
    factored.solve(column).forEach((share, place) => {
      if (share ** 2 * at(a, place, place) > leastShare ** 2 * at(a, left, left)) determined[place] = false;
    });
  });
  return determined;
}

function solved(lower: Square, isEstimable: readonly boolean[], b: Float64Array): Float64Array {
  const { size } = lower;
  const x = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    if (isEstimable[row] !== true) continue;
    let left = b[row] ?? 0;
    for (let i = 0; i < row; i += 1) left -= at(lower, row, i) * (x[i] ?? 0);
    x[row] = left / at(lower, row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    if (isEstimable[row] !== true) continue;
    let left = x[row] ?? 0;
    for (let i = row + 1; i < size; i += 1) left -= at(lower, i, row) * (x[i] ?? 0);
    x[row] = left / at(lower, row, row);
  }
  return x.map((value, row) => (isEstimable[row] === true ? value : Number.NaN));
}

function inverted(
  size: number,
  isEstimable: readonly boolean[],
  solve: (b: Float64Array) => Float64Array,
): Square {
  const inverse = zeros(size);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const entries = isEstimable[column] === true ? solve(unit) : new Float64Array(size).fill(Number.NaN);
    for (let row = 0; row < size; row += 1) inverse.values[row * size + column] = entries[row] ?? Number.NaN;
  }
  return inverse;
}
