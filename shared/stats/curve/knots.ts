import { binTotals, sumOf, titlesFrom, type Cube } from './cells.ts';

/** The least share of the weight on either side of a knot, and the fewest titles above it (facts, statistics section 2c). */
const trim = { below: 0.02, above: 0.005, titlesAbove: 8 };

/** The edges of bins at which a line may bend, as the bins whose lower edges they are, rising: those with enough on both sides. */
export function candidateKnots(cube: Cube): readonly number[] {
  const bins = binTotals(cube);
  const [first, last] = [bins[0]?.bin, bins.at(-1)?.bin];
  if (first === undefined || last === undefined) return [];
  const weight = sumOf(bins, (bin) => bin.weight);
  const weightIn = new Map(bins.map((bin) => [bin.bin, bin.weight]));
  const titles = titlesFrom(cube);
  const knots: number[] = [];
  let below = 0;
  for (let edge = first; edge <= last; edge += 1) {
    const isInside = below >= trim.below * weight && weight - below >= trim.above * weight;
    if (isInside && titles(edge) >= trim.titlesAbove) knots.push(edge);
    below += weightIn.get(edge) ?? 0;
  }
  return knots;
}
