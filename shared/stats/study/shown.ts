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
export function shownStudy(study: LanguageStudy): ShownStudy {
  const { lines, titles, exposures, events, meanSpeed, histogram } = study.overview;
  return { ...study, overview: { lines, titles, exposures, events, meanSpeed, histogram } };
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

/**
 * Studies with what changed, each in its place by stratum, new ones at the end. Of a study that changed in one part the others stay the
 * same objects, so that what is drawn of them need not be drawn anew.
 */
export function withChanges(
  studies: readonly ShownStudy[],
  changed: readonly ShownStudy[],
): readonly ShownStudy[] {
  const byKey = new Map(studies.map((study) => [study.stratum.key, study]));
  for (const study of changed) {
    const { key } = study.stratum;
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? study : keepingParts(before, study));
  }
  return [...byKey.values()];
}

function keepingParts(before: ShownStudy, now: ShownStudy): ShownStudy {
  return {
    stratum: kept(before.stratum, now.stratum),
    overview: kept(before.overview, now.overview),
    slopes: kept(before.slopes, now.slopes),
    curve: kept(before.curve, now.curve),
    finding: kept(before.finding, now.finding),
  };
}

/** What was there before, if it says the same. */
function kept<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
