import type { QueryOptions } from '../../engine/port.ts';
import { benchmarkInterval, benchmarkSpeed, rangeOf } from '../curve/benchmark.ts';
import { binscatter } from '../curve/binscatter.ts';
import type { Cube } from '../curve/cells.ts';
import { safeSpeed } from '../curve/safe-speed.ts';
import { compareShapes } from '../curve/shape.ts';
import { fitSpline, splineKnots } from '../curve/spline.ts';
import { findThreshold, thresholdInterval } from '../curve/threshold.ts';
import type { Curve, CurveThreshold, StudyQuestion } from './types.ts';

/** Computes all that a card says of a language's curve, from its cells alone. @throws ProblemError `engine.cancelled` */
export async function curveOf(
  cube: Cube,
  limit: number | null,
  question: Pick<StudyQuestion, 'margin' | 'seed' | 'draws'>,
  { signal }: QueryOptions,
): Promise<Curve> {
  const { seed, draws, margin } = question;
  const resampling = { seed, draws, signal };
  const { dots, reach } = binscatter(cube, { limit, seed });
  const range = rangeOf(cube);
  const spline = fitSpline(cube, splineKnots(cube, limit));
  return {
    dots,
    reach,
    benchmark:
      range === null
        ? null
        : {
            speed: benchmarkSpeed(spline, range, margin),
            interval: await benchmarkInterval(cube, spline, range, { ...resampling, by: margin }),
          },
    safe: range === null ? null : safeSpeed(spline, range, margin, cube.width),
    threshold: await thresholdOf(cube, resampling),
  };
}

async function thresholdOf(
  cube: Cube,
  resampling: { readonly seed: number; readonly draws: number; readonly signal: AbortSignal | undefined },
): Promise<CurveThreshold | null> {
  const found = findThreshold(cube, resampling.seed);
  if (found === null) return null;
  const { low, high } = await thresholdInterval(found, resampling);
  return {
    speed: found.speed,
    interval: { low, high },
    kink: found.kink,
    p: found.p,
    isHidden: compareShapes(cube, resampling.seed)?.hidesThreshold ?? false,
  };
}
