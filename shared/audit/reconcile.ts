import type { Cell } from '../engine/port.ts';
import { compile } from '../semantic/compile.ts';
import type { Definitions, Metric } from '../semantic/definitions.ts';
import type { SemanticQuery } from '../semantic/query.ts';
import type { Coverer } from './vocabulary.ts';

/** A figure that an old dashboard shows, as exported. */
export interface LegacyValue {
  readonly valueId: string;
  readonly dashboardId: string;
  readonly label: string;
  readonly partner: string | null;
  readonly language: string | null;
  /** First day of its period, ISO; null for all time. */
  readonly period: string | null;
  readonly value: number;
}

/** A legacy figure beside ours. */
export interface ReconciledValue extends LegacyValue {
  /** Null where the shared metric has none at that place. */
  readonly ours: number | null;
  /** Legacy less ours; null where there is none of ours. */
  readonly difference: number | null;
  /** How it came about: the same as ours, another rule that gives it, or none that is known. */
  readonly verdict: 'agrees' | 'explained' | 'unexplained' | 'no_figure';
  /** What gives it to the last digit shown; null for a verdict other than `explained`. */
  readonly rule: Rule | null;
}

/** Another way to compute a metric, that of an old dashboard. */
export interface Rule {
  /** The metric or a variant of it. */
  readonly metric: string;
  /** The dimensions that the dashboard took for the partner and the language, those that are not ours. */
  readonly dimensions: readonly string[];
}

/** All values of one label of a dashboard, beside ours. */
export interface Reconciliation {
  readonly dashboardId: string;
  readonly label: string;
  /** The shared metric that goes by the label; null where none does, and then nothing below is known. */
  readonly metric: string | null;
  readonly values: readonly ReconciledValue[];
}

/** Answers a query with its rows, in the order of `columns`. */
export type AskRows = (query: SemanticQuery) => Promise<{
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Cell[])[];
}>;

/** Puts each legacy value beside the shared metric at the same partner, language and period, with the rule that explains the difference. */
export async function reconcile(
  values: readonly LegacyValue[],
  definitions: Definitions,
  coverer: Coverer,
  ask: AskRows,
): Promise<Reconciliation[]> {
  const groups = Map.groupBy(values, ({ dashboardId, label }) => JSON.stringify([dashboardId, label]));
  const done: Reconciliation[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { dashboardId, label } = first;
    const metric = coverer.metric(label)?.name ?? null;
    const values = await reconcileGroup(group, metric, definitions, ask);
    done.push({ dashboardId, label, metric, values });
  }
  return done;
}

async function reconcileGroup(
  values: readonly LegacyValue[],
  metric: string | null,
  definitions: Definitions,
  ask: AskRows,
): Promise<ReconciledValue[]> {
  if (metric === null)
    return values.map((value) => ({
      ...value,
      ours: null,
      difference: null,
      verdict: 'no_figure',
      rule: null,
    }));
  const ways = await waysOf(values, metric, definitions, ask);
  const isOwn = ({ rule }: Way): boolean => rule.metric === metric && rule.dimensions.length === 0;
  const own = ways.find(isOwn);
  const tolerance = toleranceOf(values);
  const gives = ({ figures }: Way, value: LegacyValue): boolean => {
    const figure = figures.get(keyOf(value));
    return figure !== undefined && Math.abs(figure - value.value) <= tolerance;
  };
  const hits = (way: Way): number => values.filter((value) => gives(way, value)).length;
  // A way that gives many values is the rule; one that gives a few gives them by chance.
  const byHits = ways
    .filter((way) => !isOwn(way))
    .map((way) => ({ way, hits: hits(way) }))
    .toSorted((a, b) => b.hits - a.hits);
  return values.map((value): ReconciledValue => {
    const ours = own?.figures.get(keyOf(value)) ?? null;
    const difference = ours === null ? null : value.value - ours;
    if (own !== undefined && gives(own, value))
      return { ...value, ours, difference, verdict: 'agrees', rule: null };
    const rule = byHits.find(({ way }) => gives(way, value))?.way.rule ?? null;
    if (rule !== null) return { ...value, ours, difference, verdict: 'explained', rule };
    return { ...value, ours, difference, verdict: ours === null ? 'no_figure' : 'unexplained', rule: null };
  });
}

/** One way to compute what a label shows: its figures by partner, language and period. */
interface Way {
  readonly rule: Rule;
  readonly figures: ReadonlyMap<string, number>;
}

/** The ways to compute a label: the metric and its variants, by each dimension that is a partner or a language. */
async function waysOf(
  values: readonly LegacyValue[],
  metric: string,
  definitions: Definitions,
  ask: AskRows,
): Promise<Way[]> {
  const variants = [...definitions.metrics.values()].filter(({ variantOf }) => variantOf === metric);
  const all = [metric, ...variants.map(({ name }: Metric) => name)];
  const time = timeOf(values);
  const places = placesOf(values, definitions).map((place) => ({
    place,
    reached: all.filter((name) => compile(definitions, query([name], [...dimensionsOf(place), ...time])).ok),
  }));
  const own = places.find(({ reached }) => reached.includes(metric))?.place;
  const ways: Way[] = [];
  for (const { place, reached } of places) {
    if (reached.length === 0) continue;
    const { columns, rows } = await ask(query(reached, [...dimensionsOf(place), ...time]));
    const dimensions = dimensionsOf(place).filter(
      (name) => own === undefined || !dimensionsOf(own).includes(name),
    );
    for (const name of reached)
      ways.push({ rule: { metric: name, dimensions }, figures: figuresOf(columns, rows, name, place) });
  }
  return ways;
}

/** The dimensions by which the values of a label are placed; null where they are not. */
interface Place {
  readonly partner: string | null;
  readonly language: string | null;
}

/** The dimensions that are a partner, ours first. */
const partners = ['partner', 'producer', 'parent_partner', 'parent_producer'];

/** The ways to place values by partner and language: ours first, then those that a dashboard may have taken. */
function placesOf(values: readonly LegacyValue[], { dimensions }: Definitions): Place[] {
  const languages = ['language', ...[...dimensions.keys()].filter((name) => name.endsWith('_language'))];
  const ofPartner = values.some(({ partner }) => partner !== null) ? partners : [null];
  const ofLanguage = values.some(({ language }) => language !== null) ? languages : [null];
  return ofPartner.flatMap((partner) => ofLanguage.map((language) => ({ partner, language })));
}

function dimensionsOf({ partner, language }: Place): string[] {
  return [partner, language].filter((name) => name !== null);
}

function timeOf(values: readonly LegacyValue[]): string[] {
  const grain = grainOf(values.flatMap(({ period }) => period ?? []));
  return grain === null ? [] : [`metric_time__${grain}`];
}

function query(metrics: readonly string[], by: readonly string[]): SemanticQuery {
  return { metrics: [...metrics], by: [...by], where: [], order: [], limit: null };
}

/** The period that the first days stand for: what sets the nearest two apart; for a single one, the shortest that begins on it. */
export function grainOf(days: readonly string[]): 'day' | 'week' | 'month' | 'quarter' | 'year' | null {
  const sorted = [...new Set(days)].toSorted().map((day) => new Date(`${day}T00:00:00Z`));
  if (sorted.length === 0) return null;
  const gaps = sorted.slice(1).map((day, i) => (day.getTime() - (sorted[i]?.getTime() ?? 0)) / 86_400_000);
  const gap = Math.min(...gaps);
  const areFirst = sorted.every((day) => day.getUTCDate() === 1);
  if (areFirst)
    return gap >= 365 && gap < Infinity ? 'year' : gap >= 90 && gap < Infinity ? 'quarter' : 'month';
  return sorted.every((day) => day.getUTCDay() === 1) ? 'week' : 'day';
}

function figuresOf(
  columns: readonly { readonly name: string }[],
  rows: readonly (readonly Cell[])[],
  metric: string,
  place: Place,
): Map<string, number> {
  const at = (name: string | null | undefined): number => columns.findIndex((column) => column.name === name);
  const time = columns.find(({ name }) => name.startsWith('metric_time__'))?.name;
  const places = {
    partner: at(place.partner),
    language: at(place.language),
    period: at(time),
    value: at(metric),
  };
  const text = (row: readonly Cell[], place: number): string | null => {
    const cell = place < 0 ? null : (row[place] ?? null);
    return cell === null ? null : String(cell);
  };
  const found = new Map<string, number>();
  for (const row of rows) {
    const value = row[places.value];
    if (value === null || value === undefined || !Number.isFinite(Number(value))) continue;
    const [partner, spoken, period] = [
      text(row, places.partner),
      text(row, places.language),
      text(row, places.period),
    ];
    found.set(keyOf({ partner, language: spoken, period }), Number(value));
  }
  return found;
}

function keyOf({ partner, language, period }: Pick<LegacyValue, 'partner' | 'language' | 'period'>): string {
  return JSON.stringify([partner, language, period?.slice(0, 10) ?? null]);
}

/** Half of the last digit that any of the values shows: what rounding can hide. */
function toleranceOf(values: readonly LegacyValue[]): number {
  const digits = Math.max(...values.map(({ value }) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0));
  return 0.5 * 10 ** -digits * (1 + 1e-9) + 1e-12;
}
