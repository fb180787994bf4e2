import type { TopLevelSpec } from 'vega-lite';
import type { Estimate } from '../figures.ts';
import { shapePaths, type MarkShape } from '../shapes.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { intervalDots } from './interval-dots.ts';

/** One dot: an estimate in a row, in a colour. */
export interface Dot {
  /** Index into the names of the chart. */
  readonly row: number;
  readonly estimate: Estimate;
  readonly colour: string;
  /** A circle unless given: where dots of a row mean several things, colour alone does not tell them apart. */
  readonly shape?: MarkShape;
  /** Text of the note beside the pointer: value, interval and n. */
  readonly tip: string;
}

/** A column of dots under its own heading; all columns share rows and range. */
export interface DotColumn {
  readonly title: string;
  readonly dots: readonly Dot[];
}

const rowHeight = 30;
const gap = 36;

/** The frame of a dot chart. */
export function dotsFrame(width: number, rows: number): ChartFrame {
  return {
    width,
    height: 26 + Math.max(1, rows) * rowHeight + 30,
    padding: { left: Math.min(150, width * 0.3), right: 20, top: 26, bottom: 30 },
  };
}

/** Shares as dots with their intervals, one row a name, one column a basis. */
export function dotsSpec(
  names: readonly string[],
  columns: readonly DotColumn[],
  domain: readonly [number, number],
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const width =
    (frame.width - frame.padding.left - frame.padding.right - gap * (columns.length - 1)) /
    Math.max(1, columns.length);
  const height = frame.height - frame.padding.top - frame.padding.bottom;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartConfig(theme),
    bounds: 'flush',
    spacing: gap,
    hconcat: columns.map((column, index) =>
      plotOf(column, index === 0 ? names : [], names.length, domain, theme, {
        width,
        height,
        label: frame.padding.left,
      }),
    ),
  };
}

interface PlotSize {
  readonly width: number;
  readonly height: number;
  readonly label: number;
}

function plotOf(
  column: DotColumn,
  names: readonly string[],
  rows: number,
  domain: readonly [number, number],
  theme: ChartTheme,
  size: PlotSize,
) {
  const { muted } = chartColours[theme];
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: Array.from({ length: rows }, (_, row) => row), padding: 0.2 },
    axis: null,
  };
  return {
    width: size.width,
    height: size.height,
    title: {
      text: column.title,
      anchor: 'start' as const,
      // Over the plot, not over the names at its left.
      frame: 'group' as const,
      fontSize: 11,
      fontWeight: 400 as const,
      color: muted,
      offset: 8,
      limit: size.width,
    },
    data: { values: dotRows(column) },
    encoding: { y },
    layer: [...dotLayers(domain, size.width), nameLayer(names, theme, size.label)],
  };
}

function dotRows({ dots }: DotColumn) {
  return dots.map(({ row, estimate, colour, shape = 'circle', tip }) => ({
    row,
    value: estimate.value,
    low: estimate.low ?? estimate.value,
    high: estimate.high ?? estimate.value,
    colour,
    path: shapePaths[shape],
    tip,
  }));
}

/** The room that a label of the axis takes, with air, in px. */
const labelRoom = 70;

function dotLayers([least, most]: readonly [number, number], width: number) {
  const tickCount = Math.max(1, Math.min(5, Math.floor(width / labelRoom)));
  const axis = { format: '~%', title: null, grid: true, tickCount, labelFlush: true };
  return intervalDots({ domain: [least, most], nice: false, zero: false }, axis, 70);
}

/** The names of rows, at the left of the plot. */
export function nameLayer(names: readonly string[], theme: ChartTheme, width: number) {
  return {
    data: { values: names.map((name, row) => ({ row, name })) },
    mark: {
      type: 'text' as const,
      align: 'right' as const,
      fontWeight: 600 as const,
      fontSize: 12,
      color: chartColours[theme].ink,
      x: -10,
      limit: width - 14,
    },
    encoding: { text: { field: 'name', type: 'nominal' as const } },
  };
}
