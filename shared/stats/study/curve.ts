import type { QueryOptions } from '../../engine/port.ts';
import { benchmarkAtBend, benchmarkInterval, benchmarkSpeed, rangeOf } from '../curve/benchmark.ts';
import { binscatter } from '../curve/binscatter.ts';
import { typicalSpeed, type Cube } from '../curve/cells.ts';
import { splineKnots } from '../curve/knots.ts';
import { noFurtherThan, safeSpeed, safeSpeedAtBend } from '../curve/safe-speed.ts';
import { compareShapes } from '../curve/shape.ts';
import { fitSpline } from '../curve/spline.ts';
import { findThreshold, thresholdInterval, type Threshold } from '../curve/threshold.ts';
import type { Curve, CurveThreshold, StudyQuestion } from './types.ts';

/** Computes all that a card says of a language's curve, from its cells alone. @throws ProblemError `engine.cancelled` */
export async function curveOf(
  cube: Cube,
  limit: number | null,
  { seed, draws, margin }: Pick<StudyQuestion, 'margin' | 'seed' | 'draws'>,
  { signal }: QueryOptions,
): Promise<Curve> {
  const resampling = { seed, draws, signal };
  const { dots, reach } = binscatter(cube, { limit, seed });
  const shape = { isFirstLook: false, typical: typicalSpeed(cube), dots, reach };
  const found = findThreshold(cube, seed);
  const threshold = found === null ? null : await thresholdOf(cube, found, resampling);
  const bend = threshold !== null && isEstablished(threshold) ? found : null;
  const range = rangeOf(cube);
  if (range === null) return { ...shape, benchmark: null, safe: null, threshold };
  const by = { ...resampling, by: margin };
  const spline = fitSpline(cube, splineKnots(cube, limit));
  if (bend !== null) {
    const benchmark = await benchmarkAtBend(bend, range, spline, by);
    const safe = safeSpeedAtBend(benchmark.interval, range, cube.width);
    return { ...shape, benchmark, safe, threshold };
  }
  const speed = benchmarkSpeed(spline, range, margin);
  const interval = await benchmarkInterval(cube, spline, range, by);
  const shown = safeSpeed(spline, range, margin, cube.width);
  const safe = shown === null ? null : noFurtherThan(shown, interval, range, cube.width);
  return { ...shape, benchmark: { speed, interval }, safe, threshold };
}

async function thresholdOf(
  cube: Cube,
  found: Threshold,
  resampling: { readonly seed: number; readonly draws: number; readonly signal: AbortSignal | undefined },
): Promise<CurveThreshold> {
  const { low, high, draws } = await thresholdInterval(found, resampling);
  return {
    speed: found.speed,
    interval: { low, high },
    kink: found.kink,
    p: found.p,
    profile: found.profile,
    critical: found.critical,
    draws: counted(draws),
    isHidden: compareShapes(cube, resampling.seed)?.hidesThreshold ?? false,
  };
}

function counted(speeds: readonly number[]): CurveThreshold['draws'] {
  return [...Map.groupBy(speeds, (speed) => speed)]
    .map(([speed, own]) => ({ speed, count: own.length }))
    .toSorted((left, right) => left.speed - right.speed);
}

/** Whether the slope rises somewhere, by the test and in fair summary of the curve (facts, statistics section 4, gate 5). */
function isEstablished({ p, kink, isHidden }: CurveThreshold): boolean {
  return p < 0.05 && kink.estimate > 0 && !isHidden;
}
