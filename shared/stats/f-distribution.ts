import { incompleteBeta } from './incomplete-beta.ts';

/** P(F <= f) with `above` and `below` > 0 degrees of freedom of the numerator and the denominator (DLMF 8.17.1 of x = d1 f / (d1 f + d2)). */
export function fCdf(f: number, above: number, below: number): number {
  if (f <= 0) return 0;
  const ratio = above * f;
  return incompleteBeta(ratio / (ratio + below), above / 2, below / 2, below / (ratio + below));
}

/** P(F > f) with `above` and `below` > 0 degrees of freedom of the numerator and the denominator, on its own tail. */
export function fSurvival(f: number, above: number, below: number): number {
  if (f <= 0) return 1;
  const ratio = above * f;
  return incompleteBeta(below / (ratio + below), below / 2, above / 2, ratio / (ratio + below));
}
