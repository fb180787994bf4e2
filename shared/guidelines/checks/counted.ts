import { guidelineMessages } from '../../errors/guideline.ts';
import type { Problem } from '../../errors/problem.ts';
import type { CheckContext } from '../finding.ts';
import type { FigureRule } from '../figure.ts';

/**
 * Why characters can't be compared with a limit: they were counted by another mode than the guide's. A guide that says nothing
 * of counting takes the count as it is.
 */
export function countObstacle(
  { lines, limits }: CheckContext,
  check: string,
  rules: readonly FigureRule[],
): Problem | null {
  const counted = lines.find(({ measure }) => measure !== null)?.measure?.countMode;
  if (counted === undefined) return null;
  const modes = rules.map((rule) => limits[rule]?.countMode ?? counted);
  const wanted = modes.find((mode) => mode !== counted);
  return wanted === undefined ? null : guidelineMessages.countedOtherwise({ check, counted, wanted });
}
