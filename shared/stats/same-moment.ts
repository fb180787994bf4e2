import type { LinearFit } from './linear.ts';
import { addOuterTo, addTo, at, dot, factor, zeros, diagonal, type Square } from './matrix.ts';
import { addVectorTo, assemble, factorOf, isInformative, scoreAt, type Share } from './normal-equations.ts';

/** Sums over the lines of one title, scene and language. w: weight; r: the regressors, centred; u: the response. */
export interface MomentCell {
  readonly scene: number;
  readonly language: number;
  readonly w: number;
  readonly wu: number;
  readonly wr: ArrayLike<number>;
  /** Where its regressors stand among those of the fit, as where each language has a slope of its own; the first ones unless told. */
  readonly places?: readonly number[];
}

/** Sums over one title: its cells, and the squares and products that no fixed effect needs cell by cell. */
export interface MomentSums {
  /** The title. */
  readonly cluster: number;
  /** Rows. */
  readonly n: number;
  readonly cells: readonly MomentCell[];
  readonly wuu: number;
  readonly wrr: Square;
  readonly wru: Float64Array;
}

/**
 * Weighted least squares with a fixed effect for each title and language and one for each title and scene: lines are compared with
 * those of the same scene, in other languages and their own (design D3; facts, statistics section 2f). Exact: in each title the scenes
 * are eliminated, then its languages, from sums. Titles that compare nothing, as those with one line a scene, are left out of all counts,
 * since they would make the degrees of freedom larger than they are. A title in one language compares lines within its scenes only:
 * leave it out before, where only other languages are to be compared with.
 */
export function fitSameMoment(names: readonly string[], titles: readonly MomentSums[]): LinearFit {
  const eliminated = titles.map((title) => eliminate(title));
  return solveMoments(names, eliminated).fit;
}

/** A title with its fixed effects taken out, and how to find them again. */
export interface EliminatedTitle {
  readonly share: Share;
  readonly n: number;
  /** What is left of wuu. */
  readonly squares: number;
  /** The number of fixed effects that could be told apart. */
  readonly fixedEffects: number;
  /** The effects where the coefficients of the regressors are beta; NaN in beta counts as 0. */
  effectsAt(beta: Float64Array): TitleEffects;
}

/** The fixed effects of one title: a line has the sum of that of its language and that of its scene. */
export interface TitleEffects {
  readonly cluster: number;
  readonly languages: ReadonlyMap<number, number>;
  readonly scenes: ReadonlyMap<number, number>;
}

/** Solves for the coefficients, over the titles that compare something. */
export function solveMoments(
  names: readonly string[],
  titles: readonly EliminatedTitle[],
): { readonly fit: LinearFit; readonly titles: readonly EliminatedTitle[] } {
  const informative = titles.filter(({ share }) => isInformative(share));
  const sum = (of: (title: EliminatedTitle) => number) =>
    informative.reduce((total, title) => total + of(title), 0);
  const equations = assemble(
    names.length,
    informative.map(({ share }) => share),
  );
  const factored = factorOf(equations);
  const beta = factored.solve(equations.right);
  const known = beta.map((value) => (Number.isNaN(value) ? 0 : value));
  const fit: LinearFit = {
    names,
    beta,
    isEstimable: factored.isEstimable,
    information: equations.information,
    parts: equations.parts.map((part) => ({
      cluster: part.cluster,
      information: part.information,
      score: scoreAt(part, beta),
    })),
    observations: sum(({ n }) => n),
    rss: Math.max(0, sum(({ squares }) => squares) - dot(known, equations.right)),
    fixedEffects: sum(({ fixedEffects }) => fixedEffects),
  };
  return { fit, titles: informative };
}

/** The places of the values of a key, in the order in which they come. */
function placesOf(values: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  return places;
}

/** A cell, and the place of its language. */
interface Entry {
  readonly language: number;
  readonly cell: MomentCell;
}

/** Adds the regressors of a cell, each in its place, and its response in the last one. */
function addCellTo(sum: Float64Array, { wr, wu, places }: MomentCell): void {
  for (let i = 0; i < wr.length; i += 1) {
    const place = places?.[i] ?? i;
    sum[place] = (sum[place] ?? 0) + (wr[i] ?? 0);
  }
  const last = sum.length - 1;
  sum[last] = (sum[last] ?? 0) + wu;
}

interface Scene {
  w: number;
  readonly sums: Float64Array;
  readonly entries: Entry[];
}

function scenesOf(
  title: MomentSums,
  size: number,
  languages: ReadonlyMap<number, number>,
): Map<number, Scene> {
  const scenes = new Map<number, Scene>();
  for (const cell of title.cells) {
    if (!(cell.w > 0)) continue;
    const found = scenes.get(cell.scene) ?? { w: 0, sums: new Float64Array(size + 1), entries: [] };
    scenes.set(cell.scene, found);
    found.w += cell.w;
    addCellTo(found.sums, cell);
    found.entries.push({ language: languages.get(cell.language) ?? 0, cell });
  }
  return scenes;
}

/** The squares and products of the regressors and, in the last row and column, of the response. */
function bordered(title: MomentSums, size: number): Square {
  const all = zeros(size + 1);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1)
      all.values[row * (size + 1) + column] = at(title.wrr, row, column);
    const product = title.wru[row] ?? 0;
    all.values[row * (size + 1) + size] = product;
    all.values[size * (size + 1) + row] = product;
  }
  all.values[size * (size + 1) + size] = title.wuu;
  return all;
}

/**
 * Takes the fixed effects out of one title. With w_ls the weight of language l in scene s, the scenes leave
 * S = diag(w_l) - sum over s of w_ls w_ls' / w_s over the languages, which is solved with the sums T of regressors and response around
 * the means of the scenes. S lacks a rank for each set of languages that share scenes: one language of each set has effect 0.
 */
export function eliminate(title: MomentSums): EliminatedTitle {
  const size = title.wru.length;
  const languages = placesOf(title.cells.filter(({ w }) => w > 0).map(({ language }) => language));
  const scenes = scenesOf(title, size, languages);
  const weights = zeros(languages.size);
  const products = bordered(title, size);
  const sums = Array.from(languages, () => new Float64Array(size + 1));
  const languageWeights = new Float64Array(languages.size);
  for (const scene of scenes.values()) {
    const shares = new Float64Array(languages.size);
    for (const { language, cell } of scene.entries) {
      shares[language] = cell.w;
      languageWeights[language] = (languageWeights[language] ?? 0) + cell.w;
      addCellTo(sums[language] ?? shares, cell);
      addVectorTo(sums[language] ?? shares, scene.sums, -cell.w / scene.w);
    }
    addOuterTo(weights, shares, -1 / scene.w);
    addOuterTo(products, scene.sums, -1 / scene.w);
  }
  languageWeights.forEach((w, place) => {
    weights.values[place * (languages.size + 1)] = at(weights, place, place) + w;
  });
  const factored = factor(weights, languageWeights);
  const solutions = solveColumns((right) => factored.solve(right), sums, size + 1);
  addTo(products, crossed(sums, solutions, size + 1), -1);
  return {
    share: {
      cluster: title.cluster,
      information: leading(products, size),
      right: Float64Array.from({ length: size }, (_, row) => at(products, row, size)),
      scale: diagonal(title.wrr),
    },
    n: title.n,
    squares: at(products, size, size),
    fixedEffects: scenes.size + factored.isEstimable.filter((isEstimable) => isEstimable).length,
    effectsAt: (beta) => effectsOf(title.cluster, languages, scenes, solutions, beta),
  };
}

/** For each language, the solution for each regressor and the response; 0 for a language whose effect is 0 by convention. */
function solveColumns(
  solve: (right: Float64Array) => Float64Array,
  sums: readonly Float64Array[],
  columns: number,
): Float64Array[] {
  const solutions = sums.map(() => new Float64Array(columns));
  for (let column = 0; column < columns; column += 1) {
    const solved = solve(Float64Array.from(sums, (row) => row[column] ?? 0));
    solutions.forEach((row, place) => {
      const value = solved[place] ?? Number.NaN;
      row[column] = Number.isNaN(value) ? 0 : value;
    });
  }
  return solutions;
}

/** T' S^- T, of the sums and the solutions by language. */
function crossed(sums: readonly Float64Array[], solutions: readonly Float64Array[], size: number): Square {
  const result = zeros(size);
  sums.forEach((left, place) => {
    const right = solutions[place] ?? new Float64Array(size);
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        result.values[row * size + column] =
          at(result, row, column) + (left[row] ?? 0) * (right[column] ?? 0);
  });
  return result;
}

function leading(a: Square, size: number): Square {
  const result = zeros(size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) result.values[row * size + column] = at(a, row, column);
  return result;
}

function effectsOf(
  cluster: number,
  languages: ReadonlyMap<number, number>,
  scenes: ReadonlyMap<number, Scene>,
  solutions: readonly Float64Array[],
  beta: Float64Array,
): TitleEffects {
  /** The response that a vector of sums leaves when the regressors are taken out: sum of u - r'beta. */
  const left = (sums: Float64Array) =>
    beta.reduce(
      (sum, value, place) => sum - (Number.isNaN(value) ? 0 : value * (sums[place] ?? 0)),
      sums[beta.length] ?? 0,
    );
  const byPlace = solutions.map(left);
  return {
    cluster,
    languages: new Map([...languages].map(([language, place]) => [language, byPlace[place] ?? 0])),
    scenes: new Map(
      [...scenes].map(([scene, { w, sums, entries }]) => {
        const ofLanguages = entries.reduce(
          (sum, { language, cell }) => sum + cell.w * (byPlace[language] ?? 0),
          0,
        );
        return [scene, (left(sums) - ofLanguages) / w];
      }),
    ),
  };
}
