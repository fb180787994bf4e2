import type { TopLevelSpec } from 'vega-lite';
import { count, uiLanguage } from '../../i18n/format.ts';
import { intervalDots } from '../dots/interval-dots.ts';
import { nameLayer } from '../dots/spec.ts';
import { shapePaths } from '../shapes.ts';
import { metricValue } from '../metric-by/rows.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { cellWords, headingOf, verdictWords, type ScoreCell, type ScoreColumn } from './columns.ts';
import type { ScoreRow } from './rows.ts';

/** Height of a row in px. */
export const scoreRowHeight = 30;
/** Where the first row begins. */
export const scoreTop = 28;
const gap = 40;
const leastColumn = 90;
const names = 150;

/** The frame of a scorecard of some rows. */
export function scoreFrame(width: number, rows: number): ChartFrame {
  return {
    width,
    height: scoreTop + Math.max(1, rows) * scoreRowHeight + 26,
    padding: { left: Math.min(names, width * 0.32), right: 38, top: scoreTop, bottom: 26 },
  };
}

/** Columns that are drawn side by side at a width, the others under them, as evenly as can be. */
export function scoreBlocks(width: number, columns: readonly ScoreColumn[]): (readonly ScoreColumn[])[] {
  const fit = Math.max(1, Math.floor((width - Math.min(names, width * 0.32)) / (leastColumn + gap)));
  const blocks = Math.ceil(columns.length / Math.max(fit, Math.min(2, columns.length)));
  const each = Math.ceil(columns.length / Math.max(1, blocks));
  return Array.from({ length: blocks }, (_, i) => columns.slice(i * each, (i + 1) * each));
}

/**
 * Rows by columns: a dot with its interval and its n where there is enough to judge by, the words for it where there is not. A
 * threshold is a rule in the colour of limits, and so is a value that misses it with its whole interval.
 * @param columns those to draw, of `all`, to which the cells of the rows belong
 */
export function scoreSpec(
  rows: readonly ScoreRow[],
  all: readonly ScoreColumn[],
  columns: readonly ScoreColumn[],
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const width =
    (frame.width - frame.padding.left - frame.padding.right - gap * (columns.length - 1)) / columns.length;
  const height = frame.height - frame.padding.top - frame.padding.bottom;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeScores(rows, all),
    config: chartConfig(theme),
    bounds: 'flush',
    spacing: gap,
    hconcat: columns.map((column, place) => {
      const cells = rows.map((row) => row.cells[all.indexOf(column)] ?? null);
      const labels = place === 0 ? rows.map(({ name }) => name) : [];
      return plotOf(column, rows, cells, labels, theme, { width, height, label: frame.padding.left });
    }),
  };
}

interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly label: number;
}

function plotOf(
  column: ScoreColumn,
  rows: readonly ScoreRow[],
  cells: readonly (ScoreCell | null)[],
  labels: readonly string[],
  theme: ChartTheme,
  size: PlotSize,
) {
  const colours = chartColours[theme];
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: rows.map((_, row) => row), padding: 0.2 },
    axis: null,
  };
  return {
    width: size.width,
    height: size.height,
    title: {
      text: headingOf(column),
      anchor: 'start' as const,
      frame: 'group' as const,
      fontSize: 11,
      fontWeight: 400 as const,
      color: colours.muted,
      offset: 10,
    },
    data: { values: cells.flatMap((cell, row) => markOf(column, rows[row]?.name ?? '', cell, row, theme)) },
    encoding: { y },
    layer: [
      ...referenceLayers(column, theme, scaleOf(column, cells)),
      ...intervalDots(scaleOf(column, cells), axisOf(column), 64),
      fewLayer(cells, theme),
      countLayer(cells, theme, size.width),
      nameLayer(labels, theme, size.label),
    ],
  };
}

function markOf(column: ScoreColumn, name: string, cell: ScoreCell | null, row: number, theme: ChartTheme) {
  if (cell === null || cell.estimate === null || cell.verdict === 'too_few') return [];
  const { value, low, high } = cell.estimate;
  const said = verdictWords(column, cell);
  return [
    {
      row,
      value,
      low: low ?? value,
      high: high ?? value,
      colour: chartColours[theme][cell.verdict === 'misses' ? 'limit' : 'accent'],
      path: shapePaths[cell.verdict === 'misses' ? 'diamond' : 'circle'],
      tip: [name, cellWords(column, cell), ...(said === '' ? [] : [said])].join('\n'),
    },
  ];
}

/** From the lowest to the highest end of what is judged, the threshold within. */
function scaleOf({ metric, threshold, average }: ScoreColumn, cells: readonly (ScoreCell | null)[]) {
  const ends = cells.flatMap((cell) => {
    if (cell === null || cell.estimate === null || cell.verdict === 'too_few') return [];
    const { value, low, high } = cell.estimate;
    return [low ?? value, high ?? value];
  });
  const all = [
    ...ends,
    ...(threshold === null ? [] : [threshold.value]),
    ...(average === null ? [] : [average]),
  ];
  const isShare = metric.format === 'percent';
  if (all.length === 0) return { domain: [0, 1], nice: false, zero: false };
  const least = Math.min(...all);
  const most = Math.max(...all);
  const air = (most - least) * 0.06 || Math.abs(most) * 0.1 || 0.01;
  const from = threshold?.bound === 'at_least' ? least - air : 0;
  return {
    domain: [Math.max(0, from), isShare ? Math.min(1, most + air) : most + air],
    nice: false,
    zero: false,
  };
}

type Scale = ReturnType<typeof scaleOf>;

function axisOf({ metric }: ScoreColumn) {
  const format = metric.format === 'percent' ? '~%' : '~s';
  return {
    format,
    title: null,
    grid: true,
    tickCount: 3,
    labelFlush: true,
    labelOverlap: 'greedy' as const,
    labelSeparation: 8,
  };
}

/** A threshold as a dashed rule in the colour of limits; the average as a quiet one. */
function referenceLayers(column: ScoreColumn, theme: ChartTheme, scale: Scale) {
  const { limit, muted } = chartColours[theme];
  const { threshold, average } = column;
  const rules = [
    ...(threshold === null ? [] : [{ at: threshold.value, color: limit }]),
    ...(average === null ? [] : [{ at: average, color: muted }]),
  ];
  return rules.map(({ at, color }) => ({
    data: { values: [{ at }] },
    mark: { type: 'rule' as const, color, strokeWidth: 1, strokeDash: [4, 3] },
    encoding: {
      x: { field: 'at', type: 'quantitative' as const, scale, axis: axisOf(column) },
      y: { value: 0 },
      y2: { value: 'height' as const },
    },
  }));
}

/** The words in place of a dot that would say more than is known. */
function fewLayer(cells: readonly (ScoreCell | null)[], theme: ChartTheme) {
  const few = cells.flatMap((cell, row) => (cell?.verdict === 'too_few' ? [{ row, n: cell.n }] : []));
  return {
    data: {
      values: few.map(({ row, n }) => ({ row, text: n === 0 ? 'none' : `too few to judge` })),
    },
    mark: {
      type: 'text' as const,
      align: 'left' as const,
      fontStyle: 'italic' as const,
      color: chartColours[theme].muted,
      x: 4,
    },
    encoding: { text: { field: 'text', type: 'nominal' as const } },
  };
}

const compact = new Intl.NumberFormat(uiLanguage, { notation: 'compact', maximumFractionDigits: 1 });

/** A count that fits beside a plot. */
function shortCount(n: number): string {
  return n < 10_000 ? count(Math.round(n)) : compact.format(n);
}

/** n of each value, at the right of its plot. */
function countLayer(cells: readonly (ScoreCell | null)[], theme: ChartTheme, width: number) {
  return {
    data: {
      values: cells.flatMap((cell, row) =>
        cell === null || cell.n === 0 ? [] : [{ row, text: shortCount(cell.n) }],
      ),
    },
    mark: {
      type: 'text' as const,
      align: 'right' as const,
      color: chartColours[theme].muted,
      x: width + gap - 8,
    },
    encoding: { text: { field: 'text', type: 'nominal' as const } },
  };
}

/** The scorecard in a sentence, for those who don't see it. */
export function describeScores(rows: readonly ScoreRow[], columns: readonly ScoreColumn[]): string {
  const [first] = rows;
  const [column] = columns;
  const cell = first?.cells[0];
  const example =
    first !== undefined && column !== undefined && cell?.estimate
      ? ` ${first.name}: ${metricValue(column.metric, cell.estimate.value)}.`
      : '';
  const titles = columns.map(({ title }) => title.toLowerCase()).join(', ');
  return `${rows.length} rows by ${titles}.${example} The table has every figure.`;
}
