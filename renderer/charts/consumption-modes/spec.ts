import type { TopLevelSpec } from 'vega-lite';
import { count } from '../../i18n/format.ts';
import { percent, percentWithInterval, roundCount } from '../figures.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { measureWords } from './groups.ts';
import { nameLayer } from '../dots/spec.ts';
import type { ConsumptionChoice } from './query.ts';
import type { ConsumptionGroup } from './rows.ts';

/** Height of a row in px: rows lie one under the other from the top of the plot. */
export const rowHeight = 34;
const labelWidth = 150;
/** A share below this has no room for its figure. */
const smallestLabelled = 34;

/** The frame of the chart of some groups. */
export function modesFrame(width: number, groups: number): ChartFrame {
  return {
    width,
    height: Math.max(1, groups) * rowHeight + 8,
    padding: { left: Math.min(labelWidth, width * 0.3), right: 8, top: 0, bottom: 8 },
  };
}

/** One bar a group, its parts in the fixed order and colours of the modes; unknown is an outline. */
export function modesSpec(
  groups: readonly ConsumptionGroup[],
  choice: ConsumptionChoice,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const plot = frame.width - frame.padding.left - frame.padding.right;
  const names = groups.map((group) => group.name);
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: groups.map((_, row) => row), paddingInner: 0.36, paddingOuter: 0.18 },
    axis: null,
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeModes(groups, choice),
    config: chartConfig(theme),
    width: plot,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: { values: groups.flatMap((group, row) => segmentRows(group, row, choice, theme, plot)) },
    encoding: { y },
    layer: [...segmentLayers(theme), nameLayer(names, theme, frame.padding.left)],
  };
}

function segmentLayers(theme: ChartTheme) {
  const { surface } = chartColours[theme];
  const x = {
    field: 'start',
    type: 'quantitative' as const,
    scale: { domain: [0, 1], nice: false },
    axis: null,
  };
  const x2 = { field: 'end' };
  const tooltip = { field: 'tip' };
  const fill = { field: 'fill', type: 'nominal' as const, scale: null };
  const bar = { type: 'bar' as const, cornerRadius: 2, cursor: 'pointer' as const };
  return [
    {
      transform: [{ filter: '!datum.dashed' }],
      mark: { ...bar, stroke: surface, strokeWidth: 1.5 },
      encoding: { x, x2, color: fill, tooltip },
    },
    {
      transform: [{ filter: 'datum.dashed' }],
      mark: { ...bar, fill: 'transparent', strokeWidth: 1.25, strokeDash: [3, 2] },
      encoding: { x, x2, stroke: fill, tooltip },
    },
    {
      transform: [{ filter: 'datum.labelled' }],
      mark: { type: 'text' as const, align: 'left' as const, dx: 7, fontWeight: 600 as const, tooltip: null },
      encoding: {
        x,
        text: { field: 'label', type: 'nominal' as const },
        color: { field: 'ink', type: 'nominal' as const, scale: null },
      },
    },
  ];
}

function segmentRows(
  group: ConsumptionGroup,
  row: number,
  { measure }: ConsumptionChoice,
  theme: ChartTheme,
  plot: number,
) {
  const colours = chartColours[theme];
  return group.segments.map(({ mode, share, start, end, views, hours }) => ({
    row,
    start,
    end,
    fill: mode.colour[theme],
    dashed: mode.dashed,
    ink: mode.dashed ? colours.ink : colours.onMark,
    labelled: share.value * plot >= smallestLabelled,
    label: percent(share.value, 0),
    pick: pickOf(row, mode.id),
    tip: `${group.name}, ${mode.label}\n${percentWithInterval(share)} of ${measureWords[measure].noun}\n${count(views)} views, ${roundCount(hours)} hours`,
  }));
}

/** What a click on a segment says: its row and its mode. */
function pickOf(row: number, mode: string): string {
  return `${row} ${mode}`;
}

/** The row and the mode of a clicked segment. */
export function pickedSegment(pick: string): { readonly row: number; readonly mode: string } {
  const [row = '', mode = ''] = pick.split(' ');
  return { row: Number(row), mode };
}

/** The chart in words, for those who don't see it. */
export function describeModes(
  groups: readonly ConsumptionGroup[],
  { grouping, measure }: ConsumptionChoice,
): string {
  const [first] = groups;
  if (first === undefined) return 'No views under these filters.';
  const most = first.segments.toSorted((a, b) => b.share.value - a.share.value)[0];
  const example =
    most === undefined ? '' : ` ${first.name}: ${percent(most.share.value)} ${most.mode.label}.`;
  return `Consumption modes by ${grouping.label}, ${measureWords[measure].title}, ${groups.length} ${grouping.many}.${example} The table has every figure.`;
}
