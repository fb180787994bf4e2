import type { Overview } from './overview.ts';
import type { LanguageStudy, StudyProgress } from './types.ts';

/** A language's study as it is shown: without the rows by title, of which there are thousands and which nothing draws. */
export type ShownStudy = Omit<LanguageStudy, 'overview'> & { readonly overview: Omit<Overview, 'byTitle'> };

/** How far a study is, and what is new since that was told before. */
export interface StudySoFar {
  readonly progress: StudyProgress;
  readonly changed: readonly ShownStudy[];
}

/** A study without its rows by title. */
export function shownStudy({ overview: { byTitle: _, ...overview }, ...study }: LanguageStudy): ShownStudy {
  return { ...study, overview };
}

/** Tells each time of those studies alone that are new or other than before: a run changes one at a time, and all of them together are large. */
export function changesOnly(): (found: readonly LanguageStudy[]) => ShownStudy[] {
  let told: ReadonlySet<LanguageStudy> = new Set();
  return (found) => {
    const changed = found.filter((study) => !told.has(study)).map(shownStudy);
    told = new Set(found);
    return changed;
  };
}

/** Studies with what changed, each in its place by stratum, new ones at the end. */
export function withChanges(
  studies: readonly ShownStudy[],
  changed: readonly ShownStudy[],
): readonly ShownStudy[] {
  if (changed.length === 0) return studies;
  const byKey = new Map(studies.map((study) => [study.stratum.key, study]));
  for (const study of changed) byKey.set(study.stratum.key, study);
  return [...byKey.values()];
}
