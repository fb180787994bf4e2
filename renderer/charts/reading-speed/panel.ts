import { countOf, numberOf, rowsOf, textOf, type Columnar, type Row } from '../cells.ts';
import { estimateOf } from '../estimate.ts';
import { languageName, type Estimate } from '../figures.ts';
import { binEnd, type SpeedAxis } from './axes.ts';
import type { SpeedChoice } from './query.ts';

/** A bin with fewer titles or lines than this shows no rate: one title could make it. Statistics of binned dose-response, section 2a. */
export const minimum = { titles: 20, lines: 300 } as const;

/** One bin of lines; edges in the axis's unit, `to` exclusive. */
export interface SpeedBin {
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly titles: number;
  readonly exposures: number;
  /** Events relative to a typical line of the same title; null where the bin is too small or nothing is known. */
  readonly ratio: Estimate | null;
  /** Events per exposure, titles pooled; null likewise. */
  readonly rate: Estimate | null;
  /** Too few titles or lines to show a rate. */
  readonly small: boolean;
}

/** The limit in force, at the axis's unit. */
export interface Limit {
  readonly at: number;
  /** `limit 17 · Netflix es, adult`: from the package, shown as text. */
  readonly label: string;
  readonly citation: string | null;
}

/** What the chart shows of one language. */
export interface SpeedPanel {
  readonly language: string | null;
  readonly name: string;
  readonly bins: readonly SpeedBin[];
  readonly limit: Limit | null;
}

/** Reads the answer of `binsQuery` into one panel a language, those with the most lines first. Lines without a speed are left out. */
export function panelsOf(
  answer: Columnar,
  choice: SpeedChoice,
  limitOf: (language: string | null) => Limit | null,
): SpeedPanel[] {
  const byLanguage = new Map<string | null, SpeedBin[]>();
  for (const row of rowsOf(answer)) {
    const bin = binOf(row, choice);
    if (bin === null) continue;
    const language = textOf(row('language'));
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), bin]);
  }
  return [...byLanguage]
    .map(([language, bins]) => ({
      language,
      name: languageName(language),
      bins: bins.sort((a, b) => a.from - b.from),
      limit: limitOf(language),
    }))
    .sort((a, b) => linesOf(b.bins) - linesOf(a.bins));
}

function binOf(row: Row, { axis, outcome }: SpeedChoice): SpeedBin | null {
  const from = numberOf(row(axis.dimension));
  if (from === null) return null;
  const lines = countOf(row('lines'));
  const titles = countOf(row('titles'));
  const small = lines < minimum.lines || titles < minimum.titles;
  return {
    from,
    to: binEnd(axis, from),
    lines,
    titles,
    exposures: countOf(row('exposures')),
    ratio: small ? null : estimateOf(row, outcome.ratio),
    rate: small ? null : estimateOf(row, outcome.rate),
    small,
  };
}

/** All lines of some bins. */
export function linesOf(bins: readonly SpeedBin[]): number {
  return bins.reduce((sum, bin) => sum + bin.lines, 0);
}

/** All exposures of some bins. */
export function exposuresOf(bins: readonly SpeedBin[]): number {
  return bins.reduce((sum, bin) => sum + bin.exposures, 0);
}

/** The part of the x axis worth showing: all but the outermost 0.1 % of lines at either end, whole bins. */
export function xDomain(panels: readonly SpeedPanel[], axis: SpeedAxis): readonly [number, number] {
  const perEdge = new Map<number, number>();
  for (const bin of panels.flatMap((panel) => panel.bins))
    perEdge.set(bin.from, (perEdge.get(bin.from) ?? 0) + bin.lines);
  const edges = [...perEdge].sort(([a], [b]) => a - b);
  const total = edges.reduce((sum, [, lines]) => sum + lines, 0);
  if (total === 0) return [0, 20 * axis.step];
  const first = edgeAfter(edges, total / 1000);
  const last = edgeAfter([...edges].reverse(), total / 1000);
  return [first, binEnd(axis, Math.max(first, last))];
}

function edgeAfter(edges: readonly (readonly [number, number])[], skipped: number): number {
  let seen = 0;
  for (const [edge, lines] of edges) {
    seen += lines;
    if (seen > skipped) return edge;
  }
  return edges.at(-1)?.[0] ?? 0;
}
