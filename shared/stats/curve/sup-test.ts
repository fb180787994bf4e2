import { randomStream } from '../random.ts';
import type { Kinks, Profile } from './profile.ts';

/**
 * The probability that a line without any kink looks as bent as this one at its most bent: the greatest over the knots of
 * T = (sum of the titles' scores)² / sum of their squares, against the same with each title's score given a random sign
 * (facts, statistics section 2c: 499 Rademacher multipliers; 1 and more of 500, so never below 0.002).
 */
export function supTest(
  profile: Profile,
  kinks: Kinks,
  { seed, multipliers = 499 }: { readonly seed: number; readonly multipliers?: number },
): number {
  const scores = scoresOf(profile, kinks);
  const { titles } = profile.rows;
  const random = randomStream(seed, 'kink test');
  const signs = new Float64Array(titles).fill(1);
  const found = greatestOf(scores, signs);
  let asGreat = 0;
  for (let i = 0; i < multipliers; i += 1) {
    for (let title = 0; title < titles; title += 1) signs[title] = random.rademacher();
    if (greatestOf(scores, signs) >= found) asGreat += 1;
  }
  return (1 + asGreat) / (1 + multipliers);
}

/** For each knot the titles' scores of the hinge, the base regressors taken out of it, where there is no kink; scaled to squares that sum to 1. */
function scoresOf({ layout, rows }: Profile, { beta, left, loadings }: Kinks): readonly Float64Array[] {
  const { base, knots } = layout;
  const p = base - 1;
  const scores = knots.map(() => new Float64Array(rows.titles));
  for (let title = 0; title < rows.titles; title += 1) {
    const row = rows.values.subarray(title * rows.length, (title + 1) * rows.length);
    const ofBase = baseScores(row, base, beta);
    for (const [knot, ofTitles] of scores.entries()) {
      const start = base * base + knot * (base + 1);
      let score = row[start + p] ?? 0;
      for (let j = 0; j < p; j += 1) {
        score -= (row[start + j] ?? 0) * (beta[j] ?? 0);
        score -= (loadings[knot * p + j] ?? 0) * (ofBase[j] ?? 0);
      }
      ofTitles[title] = score;
    }
  }
  return scores.flatMap((ofTitles, knot) => {
    const size = Math.sqrt(ofTitles.reduce((sum, score) => sum + score * score, 0));
    return (left[knot] ?? 0) > 0 && size > 0 ? [ofTitles.map((score) => score / size)] : [];
  });
}

/** A title's scores of the base regressors. */
function baseScores(row: Float64Array, base: number, beta: Float64Array): Float64Array {
  const scores = new Float64Array(base - 1);
  for (let i = 0; i < base - 1; i += 1) {
    let score = row[i * base + base - 1] ?? 0;
    for (let j = 0; j < base - 1; j += 1) score -= (row[i * base + j] ?? 0) * (beta[j] ?? 0);
    scores[i] = score;
  }
  return scores;
}

function greatestOf(scores: readonly Float64Array[], signs: Float64Array): number {
  let greatest = 0;
  for (const ofTitles of scores) {
    let sum = 0;
    for (let title = 0; title < signs.length; title += 1) sum += (ofTitles[title] ?? 0) * (signs[title] ?? 0);
    greatest = Math.max(greatest, sum * sum);
  }
  return greatest;
}
