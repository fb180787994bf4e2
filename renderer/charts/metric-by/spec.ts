import type { TopLevelSpec } from 'vega-lite';
import { count } from '../../i18n/format.ts';
import { nameLayer } from '../dots/spec.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { hasSize, type MetricBy } from './query.ts';
import { countedWords, metricValue, valueWithInterval, type MetricRow } from './rows.ts';

const rowHeight = 28;

/** The frame of the chart of some rows. */
export function metricFrame(width: number, rows: number): ChartFrame {
  return {
    width,
    height: Math.max(1, rows) * rowHeight + 30,
    padding: { left: Math.min(150, width * 0.32), right: 76, top: 2, bottom: 28 },
  };
}

/** A metric by a dimension, a row a value: a dot with its interval for a ratio, a bar from 0 for anything else; n at the end. */
export function metricSpec(
  rows: readonly MetricRow[],
  by: MetricBy,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: rows.map((_, row) => row), padding: 0.28 },
    axis: null,
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeMetric(rows, by),
    config: chartConfig(theme),
    width: frame.width - frame.padding.left - frame.padding.right,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: { values: rows.flatMap((row, i) => markOf(row, i, by)) },
    encoding: { y },
    layer: [
      ...(by.hasInterval ? dotLayers(by, theme) : [barLayer(by, theme)]),
      nameLayer(
        rows.map(({ name }) => name),
        theme,
        frame.padding.left,
      ),
      endLayer(rows, by, theme, frame),
    ],
  };
}

function markOf({ name, estimate, n }: MetricRow, row: number, by: MetricBy) {
  if (estimate === null) return [];
  const size = n === null || !hasSize(by) ? '' : `\n${count(Math.round(n))} ${countedWords(by)}`;
  return [
    {
      row,
      value: estimate.value,
      low: estimate.low ?? estimate.value,
      high: estimate.high ?? estimate.value,
      tip: `${name}\n${valueWithInterval(by, estimate)} ${by.metric.unit}${size}`,
    },
  ];
}

/** The axis of the values; percentages where the format is one. */
function valueAxis({ metric }: MetricBy, zero: boolean) {
  const inPercent = metric.format === 'percent' || metric.format === 'rate';
  const format = inPercent ? '~%' : '~s';
  return {
    scale: { nice: true, zero },
    axis: { format, title: null, grid: true, tickCount: 5, labelFlush: true },
  };
}

function barLayer(by: MetricBy, theme: ChartTheme) {
  return {
    mark: { type: 'bar' as const, cornerRadius: 2, color: chartColours[theme].accent },
    encoding: {
      x: { field: 'value', type: 'quantitative' as const, ...valueAxis(by, true) },
      tooltip: { field: 'tip' },
    },
  };
}

function dotLayers(by: MetricBy, theme: ChartTheme) {
  const axis = valueAxis(by, false);
  const color = chartColours[theme].accent;
  const tooltip = { field: 'tip' };
  return [
    {
      mark: { type: 'rule' as const, strokeWidth: 3, opacity: 0.45, color },
      encoding: {
        x: { field: 'low', type: 'quantitative' as const, ...axis },
        x2: { field: 'high' },
        tooltip,
      },
    },
    {
      mark: { type: 'circle' as const, size: 64, opacity: 1, color },
      encoding: { x: { field: 'value', type: 'quantitative' as const, ...axis }, tooltip },
    },
  ];
}

/** At the right of the plot: what stands behind each row, or its value where nothing says so. */
function endLayer(rows: readonly MetricRow[], by: MetricBy, theme: ChartTheme, frame: ChartFrame) {
  return {
    data: { values: rows.map((each, row) => ({ row, text: endText(each, by) })) },
    mark: {
      type: 'text' as const,
      align: 'right' as const,
      color: chartColours[theme].muted,
      x: frame.width - frame.padding.left - 4,
    },
    encoding: { text: { field: 'text', type: 'nominal' as const } },
  };
}

function endText({ estimate, n }: MetricRow, by: MetricBy): string {
  if (hasSize(by)) return n === null ? '' : count(Math.round(n));
  return estimate === null ? '' : metricValue(by.metric, estimate.value);
}

/** The chart in a sentence, for those who don't see it. */
export function describeMetric(rows: readonly MetricRow[], { metric, grouping }: MetricBy): string {
  const [first] = rows;
  const example = first?.estimate ? ` ${first.name}: ${metricValue(metric, first.estimate.value)}.` : '';
  return `${metric.label} by ${grouping.label.toLowerCase()}, ${rows.length} values.${example} The table has every figure.`;
}
