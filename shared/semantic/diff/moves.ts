import { labMessages } from '../../errors/lab.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Metric } from '../definitions/types.ts';
import type { GroupFigures } from './figures.ts';
import type { Figure, MetricMove, Values } from './types.ts';

/** A rate counted among fewer than so many on either side is not compared with others: below it, one event moves it by more than 3 %. */
export const fewest = 30;

/** Sums of the same numbers in another order differ in their last digits: this share of a value is no move. */
const noise = 1e-9;

/** One metric in one group, in both states. */
export interface Pair {
  readonly name: string;
  readonly by: Values;
  readonly before: Figure | null;
  readonly after: Figure | null;
  readonly wholes: readonly [number | null, number | null];
}

/** The figures of both states side by side. A sum or count of a group that a state lacks is 0 there. */
export function paired(
  metrics: { readonly before: readonly Metric[]; readonly after: readonly Metric[] },
  before: ReadonlyMap<string, GroupFigures>,
  after: ReadonlyMap<string, GroupFigures>,
): Pair[] {
  const all = new Map([...metrics.before, ...metrics.after].map((metric) => [metric.name, metric]));
  const inState = (list: readonly Metric[], name: string): boolean => list.some((one) => one.name === name);
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  return [...all.values()].flatMap((metric) =>
    keys.map((key): Pair => {
      const [old, now] = [before.get(key), after.get(key)];
      const figure = (groups: GroupFigures | undefined, list: readonly Metric[]): Figure | null =>
        inState(list, metric.name) ? (groups?.figures.get(metric.name) ?? absent(metric)) : null;
      return {
        name: metric.name,
        by: now?.by ?? old?.by ?? {},
        before: figure(old, metrics.before),
        after: figure(now, metrics.after),
        wholes: [old?.wholes.get(metric.name) ?? null, now?.wholes.get(metric.name) ?? null],
      };
    }),
  );
}

/** What a metric is in a group that is not there. */
function absent(metric: Metric): Figure | null {
  const adds = metric.type === 'simple' && ['sum', 'count', 'count_distinct'].includes(metric.agg);
  return adds ? { value: 0, low: null, high: null, n: null, events: null } : null;
}

/** What a figure is told by: one with another interval has moved too. */
const told = ['value', 'low', 'high'] as const;

/** The pairs that differ, the largest move first. Rates with a small n come last, and before them what has no difference. */
export function movesOf(pairs: readonly Pair[]): MetricMove[] {
  const scales = new Map<string, number>();
  for (const { name, before, after } of pairs)
    scales.set(name, Math.max(scales.get(name) ?? 0, sizeOf(before), sizeOf(after)));
  const moves = pairs
    .filter(({ before, after }) => told.some((one) => !same(before?.[one] ?? null, after?.[one] ?? null)))
    .map((pair) => moveOf(pair, scales.get(pair.name) ?? 0));
  return moves.toSorted((a, b) => Number(a.few) - Number(b.few) || b.size - a.size || order(a.name, b.name));
}

function moveOf({ name, by, before, after, wholes }: Pair, scale: number): MetricMove {
  const values = [before?.value ?? null, after?.value ?? null] as const;
  const isSame = values[0] !== null && same(...values);
  const delta = isSame ? 0 : difference(...values);
  return {
    name,
    by,
    before,
    after,
    delta,
    size: delta === null || scale === 0 ? 0 : Math.abs(delta) / scale,
    few: [before, after].some((figure) => figure !== null && figure.n !== null && figure.n < fewest),
    population: populationOf(before, after, wholes),
  };
}

function populationOf(
  before: Figure | null,
  after: Figure | null,
  [whole, wholeNow]: Pair['wholes'],
): MetricMove['population'] {
  if (before === null || after === null || before.n === null || after.n === null) return 'same';
  if (same(before.n, after.n) && same(whole, wholeNow)) return 'same';
  return same(before.events, after.events) ? 'alone' : 'moved';
}

function sizeOf(figure: Figure | null): number {
  return Math.abs(Number(figure?.value ?? 0));
}

function difference(before: Figure['value'], after: Figure['value']): number | null {
  if (before === null || after === null) return null;
  if (typeof before === 'bigint' || typeof after === 'bigint') return Number(BigInt(after) - BigInt(before));
  return after - before;
}

function same(a: Figure['value'], b: Figure['value']): boolean {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  return Math.abs(Number(a) - Number(b)) <= noise * Math.max(Math.abs(Number(a)), Math.abs(Number(b)));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is to be known of the moves, for each metric: that its rates moved with their population alone, and that both moved. */
export function populationWarnings(
  moves: readonly MetricMove[],
  labels: (name: string) => string,
): Problem[] {
  const by = (population: MetricMove['population']): [string, MetricMove[]][] => [
    ...Map.groupBy(
      moves.filter((move) => move.population === population && !move.few),
      ({ name }) => name,
    ),
  ];
  return [
    ...by('alone').map(([name, list]) =>
      labMessages.populationAlone({
        metric: labels(name),
        groups: list.length,
        group: list[0] === undefined ? '' : inGroup(list[0].by),
        before: amount(list[0]?.before?.n ?? null),
        after: amount(list[0]?.after?.n ?? null),
      }),
    ),
    ...by('moved').map(([name, list]) =>
      labMessages.populationMoved({ metric: labels(name), groups: list.length }),
    ),
  ];
}

function inGroup(by: Values): string {
  return groupWords(by).replace(/^ \((.*)\)$/, 'where $1') || 'all together';
}

/** A group in words, such as ` (consumption_mode dub)`; empty for all together. */
export function groupWords(by: Values): string {
  const parts = Object.entries(by).map(
    ([name, value]) => `${name} ${value === null ? 'unknown' : String(value)}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function amount(n: number | null): string {
  return n === null ? 'nothing' : n.toLocaleString('en', { maximumFractionDigits: 1 });
}
