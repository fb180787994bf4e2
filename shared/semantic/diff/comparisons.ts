import type { Definitions, Metric } from '../definitions/types.ts';
import { dimensionNamed } from '../dates.ts';
import { factsOf } from '../lineage/reads.ts';
import { inputsOf } from '../question.ts';
import { Groupings } from './groupings.ts';
import { meaningOf } from './nodes.ts';
import { Regrouped } from './regrouped.ts';
import { columnsOfMetric, differ, metricFormula, type TableChanges } from './reads.ts';

/** Two states of definitions on the same data: as they are loaded, and as an edit makes them. */
export interface EditedDefinitions {
  readonly before: Definitions;
  readonly after: Definitions;
}

/** Metrics of one fact to be compared by one grouping. */
export interface Comparison {
  readonly by: readonly string[];
  /** Those that there are before, and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** All that what is loaded has on the same facts by the same grouping: asked together, so that the question is one whatever is edited. */
  readonly loaded: readonly string[];
}

/**
 * What is to be compared after an edit: every metric by each of its groupings, but for those that can't move, since neither their
 * formulas nor what they read differ.
 * @param changes how the models that were built again differ
 */
export function comparisonsOf({ before, after }: EditedDefinitions, changes: TableChanges): Comparison[] {
  const groupingsOf = allGroupings({ before, after }, changes);
  const found = new Map<string, { by: readonly string[]; before: string[]; after: string[] }>();
  const loaded = new Map<string, string[]>();
  for (const name of new Set([...after.metrics.keys(), ...before.metrics.keys()])) {
    const [old, now] = [before.metrics.get(name), after.metrics.get(name)];
    const metric = now ?? old;
    if (metric === undefined) continue;
    for (const by of groupingsOf(old, now)) {
      const key = [...factsOf(metric), '', ...(old === undefined ? [] : factsOf(old)), '', ...by].join(' ');
      const isLoaded = old !== undefined && reaches(before, old, by);
      if (isLoaded) loaded.set(key, [...(loaded.get(key) ?? []), name]);
      if (!mayMove({ before, after }, old, now, by, changes)) continue;
      const one = found.get(key) ?? { by, before: [], after: [] };
      found.set(key, one);
      if (isLoaded) one.before.push(name);
      if (now !== undefined && reaches(after, now, by)) one.after.push(name);
    }
  }
  return [...found].map(([key, one]) => ({ ...one, loaded: loaded.get(key) ?? [] }));
}

/** By what metrics are compared: as they are reported in either state, and by the dimensions that group their facts anew. */
function allGroupings(
  edited: EditedDefinitions,
  changes: TableChanges,
): (old: Metric | undefined, now: Metric | undefined) => readonly (readonly string[])[] {
  const [before, after] = [new Groupings(edited.before), new Groupings(edited.after)];
  const regrouped = new Regrouped(edited, changes);
  return (old, now) => {
    const own = now === undefined ? [] : after.of(now);
    const isEdited = old !== undefined && (now === undefined || !isSame(meaningOf(old), meaningOf(now)));
    const former = isEdited ? before.of(old) : [];
    const known = [...own, ...former.filter((by) => !own.some((one) => isSame(one, by)))];
    // What is reported in one way alone, such as a share within a whole, has no other grouping.
    const isFree = known.some((by) => by.length === 0) && now !== undefined;
    const more = isFree ? regrouped.of(factsOf(now), known.flat()) : [];
    return [...known, ...more.map((name) => [name])];
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mayMove(
  { before, after }: EditedDefinitions,
  old: Metric | undefined,
  now: Metric | undefined,
  by: readonly string[],
  changes: TableChanges,
): boolean {
  if (old === undefined || now === undefined) return true;
  if (metricFormula(before, old, by) !== metricFormula(after, now, by)) return true;
  return differ(columnsOfMetric(after, now, by), changes);
}

function reaches(definitions: Definitions, metric: Metric, by: readonly string[]): boolean {
  return inputsOf(metric).every(({ model, date }) =>
    by.every((name) => dimensionNamed(definitions, name, date)?.on.has(model) === true),
  );
}
