import { gatesOf, isBounded, type Evidence, type Gates } from './gates.ts';

/** How far a language's evidence carries, from the most to the least. */
export type Grade = 'strong' | 'moderate' | 'exploratory' | 'insufficient';

/** A grade with the gates that it comes from. */
export interface Graded {
  readonly grade: Grade;
  readonly gates: Gates;
}

/**
 * Grades evidence by gates, not by p-values (facts, section 4): strong passes G1 to G7; moderate G1 to G4, and G5 or a benchmark speed
 * whose interval has both ends; exploratory G1 and G2; anything else is insufficient. A gate that could not be looked at is not passed.
 */
export function gradeOf(evidence: Evidence): Graded {
  const gates = gatesOf(evidence);
  return { gates, grade: gradeBy(gates, isBounded(evidence.benchmark)) };
}

function gradeBy(gates: Gates, hasBenchmark: boolean): Grade {
  const passes = (...names: readonly (keyof Gates)[]): boolean =>
    names.every((name) => gates[name] === 'passed');
  if (!passes('enough_data', 'no_reversal')) return 'insufficient';
  if (!passes('placebos', 'designs_agree')) return 'exploratory';
  if (passes('threshold', 'confounder', 'matters')) return 'strong';
  return passes('threshold') || hasBenchmark ? 'moderate' : 'exploratory';
}
