import { enough } from '../../../shared/stats/gates.ts';
import type { Grade } from '../../../shared/stats/grade.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';

const grades: readonly Grade[] = ['strong', 'moderate', 'exploratory', 'insufficient'];

/** Whether there is enough above the limit to compare a language with others: by the gate once it is known, before that by its titles. */
export function hasEnough({ finding, overview }: ShownStudy): boolean {
  return finding === null ? overview.titles >= enough.titles : finding.gates.enough_data === 'passed';
}

/** Whether a curve is told by enough titles to stand beside others (facts, statistics section 6.2), which says nothing of what lies above the limit. */
export function canBeCompared({ overview }: ShownStudy): boolean {
  return overview.titles >= enough.titles;
}

/** The studies by how much they rest on, never by what they show: those with enough first, then by grade, then by titles. */
export function byEvidence(studies: readonly ShownStudy[]): ShownStudy[] {
  return studies.toSorted(
    (a, b) =>
      Number(hasEnough(b)) - Number(hasEnough(a)) ||
      placeOf(a) - placeOf(b) ||
      b.overview.titles - a.overview.titles ||
      a.stratum.key - b.stratum.key,
  );
}

function placeOf({ finding }: ShownStudy): number {
  return finding === null ? 0 : grades.indexOf(finding.grade);
}
