import { guidelineMessages } from '../../errors/guideline.ts';
import type { Problem } from '../../errors/problem.ts';
import type { CheckContext } from '../finding.ts';
import type { FigureRule } from '../figure.ts';

/** Why a limit can't be checked: it is in frames, and the frame rate is not known. */
export function rateObstacle(
  { limits, frameRate }: CheckContext,
  check: string,
  rules: readonly FigureRule[],
): Problem | null {
  const needsRate = rules.some((rule) => limits[rule]?.figure.unit.startsWith('frames'));
  return needsRate && frameRate === null ? guidelineMessages.noFrameRate({ check }) : null;
}
