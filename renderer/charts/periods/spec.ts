import type { TopLevelSpec } from 'vega-lite';
import { count } from '../../i18n/format.ts';
import {
  cellWords,
  headingOf,
  verdictWords,
  type ScoreCell,
  type ScoreColumn,
} from '../scorecard/columns.ts';
import { shapePaths } from '../shapes.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** A period of a chart over time: its name, and its cells in the order of the columns. */
export interface Period {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly ScoreCell[];
}

const rates = 130;
const counts = 34;
const between = 10;
const top = 24;
const bottom = 22;

const panel = rates + between + counts;

/** The frame of so many columns over time, one under the other. */
export function periodsFrame(width: number, columns: number): ChartFrame {
  return {
    width,
    height: columns * (panel + top + bottom),
    padding: { left: 44, right: 12, top, bottom },
  };
}

/** How many panels stand side by side at a width. */
export function periodsPerRow(width: number, columns: number): number {
  return Math.max(1, Math.min(columns, Math.floor(width / 260)));
}

/**
 * Each column over time: its value with its interval on top, a ring where there is too little to judge by, and below it what stands
 * behind it, on one axis of periods. A threshold is a rule in the colour of limits.
 * @param columns those to draw, of `all`, to which the cells of the periods belong
 */
export function periodsSpec(
  periods: readonly Period[],
  all: readonly ScoreColumn[],
  columns: readonly ScoreColumn[],
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const width = frame.width - frame.padding.left - frame.padding.right;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describePeriods(periods, columns),
    config: chartConfig(theme),
    bounds: 'flush',
    spacing: between,
    vconcat: columns.flatMap((column, place) =>
      panelOf(column, all.indexOf(column), place, periods, theme, width),
    ),
  };
}

function panelOf(
  column: ScoreColumn,
  index: number,
  place: number,
  periods: readonly Period[],
  theme: ChartTheme,
  width: number,
) {
  const x = {
    field: 'name',
    type: 'ordinal' as const,
    scale: { domain: periods.map(({ name }) => name), padding: 0.3 },
  };
  const values = periods.flatMap((period) => pointOf(column, period, period.cells[index], theme));
  // Between two panels stand the names of the periods of the one and the title of the other.
  const room = top + bottom - 2 * between;
  return [
    ...(place === 0
      ? []
      : [{ width, height: room, data: { values: [] }, mark: 'point' as const, encoding: {} }]),
    {
      width,
      height: rates,
      data: { values },
      layer: [titleLayer(headingOf(column), theme), ...rateLayers(column, x, values, theme)],
    },
    { width, height: counts, data: { values }, ...countBars(x, periods, theme) },
  ];
}

/** The heading of a panel, as a mark: a title would move with the labels of the axis. */
function titleLayer(text: string, theme: ChartTheme) {
  return {
    data: { values: [{ text }] },
    mark: {
      type: 'text' as const,
      align: 'left' as const,
      color: chartColours[theme].muted,
      x: 0,
      y: -13,
    },
    encoding: { text: { field: 'text', type: 'nominal' as const } },
  };
}

interface Point {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly few: boolean;
  readonly colour: string;
  /** Of a value that is judged, whose colour alone would not say that it misses. */
  readonly path: string;
  readonly tip: string;
}

function pointOf(
  column: ScoreColumn,
  { name }: Period,
  cell: ScoreCell | undefined,
  theme: ChartTheme,
): Point[] {
  if (cell === undefined) return [];
  const { estimate, n, verdict } = cell;
  const said = verdictWords(column, cell);
  return [
    {
      name,
      value: estimate?.value ?? null,
      low: estimate?.low ?? null,
      high: estimate?.high ?? null,
      n,
      few: verdict === 'too_few',
      path: shapePaths[verdict === 'misses' ? 'diamond' : 'circle'],
      colour:
        chartColours[theme][verdict === 'misses' ? 'limit' : verdict === 'too_few' ? 'muted' : 'accent'],
      tip: [name, cellWords(column, cell), ...(said === '' ? [] : [said])].join('\n'),
    },
  ];
}

function rateLayers(
  { metric, threshold }: ScoreColumn,
  x: object,
  values: readonly Point[],
  theme: ChartTheme,
) {
  const isShare = metric.format === 'percent';
  const isHigh = (limit: ScoreColumn['threshold']): boolean => isShare && limit?.bound === 'at_least';
  const judged = values.filter(({ few }) => !few);
  const ends = (judged.length === 0 ? values : judged)
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter((end) => end !== null);
  const all = [...ends, ...(threshold === null ? [] : [threshold.value])];
  const least = Math.min(...all, 1);
  const most = Math.max(...all, 0) || 1;
  // A ring at the edge stands whole in the plot.
  const air = 0.06 * (most - (isHigh(threshold) ? least : 0));
  const domain = isHigh(threshold) ? [Math.max(0, least - air), 1 + air] : [-air, most + air];
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain, nice: false, zero: false },
    axis: { format: isShare ? '~%' : '~s', title: null, tickCount: 4, labelFlush: true },
  });
  const shownX = { ...x, axis: null };
  const color = { field: 'colour', type: 'nominal' as const, scale: null };
  const tooltip = { field: 'tip' };
  const limit = {
    data: { values: [{ at: threshold?.value ?? 0 }] },
    mark: { type: 'rule' as const, color: chartColours[theme].limit, strokeDash: [4, 3] },
    encoding: { y: y('at') },
  };
  return [
    ...(threshold === null ? [] : [limit]),
    {
      transform: [{ filter: 'datum.low !== null' }],
      mark: { type: 'rule' as const, strokeWidth: 3, opacity: 0.4, clip: true },
      encoding: { x: shownX, y: y('low'), y2: { field: 'high' }, color, tooltip },
    },
    {
      transform: [{ filter: 'datum.value !== null && !datum.few' }],
      mark: { type: 'point' as const, filled: true, size: 56, opacity: 1 },
      encoding: {
        x: shownX,
        y: y('value'),
        color,
        shape: { field: 'path', type: 'nominal' as const, scale: null },
        tooltip,
      },
    },
    {
      transform: [{ filter: 'datum.value !== null && datum.few' }],
      mark: { type: 'point' as const, size: 44, filled: false, strokeWidth: 1.5, clip: true },
      encoding: { x: shownX, y: y('value'), color, tooltip },
    },
  ];
}

function countBars(x: object, periods: readonly Period[], theme: ChartTheme) {
  const step = Math.ceil(periods.length / 6);
  const named = periods.filter((_, i) => (periods.length - 1 - i) % step === 0).map(({ name }) => name);
  return {
    mark: { type: 'bar' as const, color: chartColours[theme].count, cornerRadius: 1 },
    encoding: {
      x: {
        ...x,
        axis: {
          values: named,
          title: null,
          labelAngle: 0,
          labelOverlap: 'greedy' as const,
          labelSeparation: 8,
        },
      },
      y: {
        field: 'n',
        type: 'quantitative' as const,
        axis: { title: null, tickCount: 2, format: '~s' },
      },
      tooltip: { field: 'tip' },
    },
  };
}

/** The chart in a sentence, for those who don't see it. */
export function describePeriods(
  periods: readonly Period[],
  columns: readonly ScoreColumn[],
  all: readonly ScoreColumn[] = columns,
): string {
  const last = periods.at(-1);
  const [column] = columns;
  const cell = column === undefined ? undefined : last?.cells[all.indexOf(column)];
  const example =
    last !== undefined && column !== undefined && cell !== undefined
      ? ` ${column.title} in ${last.name}: ${cellWords(column, cell)}.`
      : '';
  return `${columns.map(({ title }) => title).join(', ')} in ${count(periods.length)} quarters.${example} The table has every figure.`;
}
