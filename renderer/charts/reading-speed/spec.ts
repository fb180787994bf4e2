import type { TopLevelSpec } from 'vega-lite';
import { count, decimal } from '../../i18n/format.ts';
import { interval, percent, percentWithInterval, type Estimate } from '../figures.ts';
import { chartConfig } from '../vega/config.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { gapOf, type SpeedLayout } from './frame.ts';
import type { SpeedBin, SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';

/** Which of the two measures is drawn: relative to a typical line of the same title, or events per exposure with titles pooled. */
export type SpeedMeasure = 'within' | 'pooled';

/** What a panel's picture depends on besides its figures. */
export interface SpeedLook {
  readonly theme: ChartTheme;
  readonly layout: SpeedLayout;
  readonly measure: SpeedMeasure;
  /** Shared by all panels, so that languages can be compared. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly compact: boolean;
}

/** The signals of the spec that carry a brush: edges in the axis's unit, null for none. */
export function brushSignals(
  brush: { readonly from: number; readonly to: number } | null,
): Record<string, number | null> {
  return { brushFrom: brush?.from ?? null, brushTo: brush?.to ?? null };
}

/** The Vega-Lite spec of one panel: the measure by bin with its interval as a stepped band, over the histogram of lines, on one x axis. */
export function panelSpec(panel: SpeedPanel, choice: SpeedChoice, look: SpeedLook): TopLevelSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${choice.outcome.name} by ${choice.axis.label}, ${panel.name}`,
    config: chartConfig(look.theme),
    params: [
      { name: 'brushFrom', value: null },
      { name: 'brushTo', value: null },
    ],
    bounds: 'flush',
    spacing: gapOf(look.layout),
    vconcat: panelPlots(panel, choice, look),
  };
}

/** The two plots of a panel, the measure above the lines. */
export function panelPlots(panel: SpeedPanel, choice: SpeedChoice, look: SpeedLook) {
  return [ratesPlot(panel, choice, look), histogramPlot(panel, choice, look)];
}

function xScale(look: SpeedLook) {
  return { domain: [look.x[0], look.x[1]], nice: false, zero: false };
}

function ratesPlot(panel: SpeedPanel, choice: SpeedChoice, look: SpeedLook) {
  const colours = chartColours[look.theme];
  const { layout, measure } = look;
  const scale = { domain: [look.y[0], look.y[1]], nice: false, zero: false };
  const yAxis = {
    title: null,
    format: measure === 'within' ? '.2f' : '~%',
    tickCount: look.compact ? 4 : 6,
    minExtent: 40,
    maxExtent: 40,
  };
  const x = { field: 'from', type: 'quantitative' as const, scale: xScale(look), axis: null };
  const rows = rateRows(panel, choice, measure);
  const layer = [
    ...(measure === 'within'
      ? [
          {
            data: { values: [{}] },
            mark: { type: 'rule' as const, color: colours.muted, opacity: 0.6 },
            // Its own x, or it would have that of the bins, which it is none of.
            encoding: { x: { value: 0 }, x2: { value: 'width' as const }, y: { datum: 1 } },
          },
        ]
      : []),
    {
      mark: { type: 'rect' as const, color: colours.accent, opacity: 0.16, clip: true },
      encoding: {
        x2: { field: 'to' },
        y: { field: 'low', type: 'quantitative' as const, scale, axis: yAxis },
        y2: { field: 'high' },
        tooltip: { field: 'tip' },
      },
    },
    {
      mark: {
        type: 'circle' as const,
        color: colours.accent,
        opacity: 1,
        size: look.compact ? 22 : 42,
        clip: true,
      },
      encoding: {
        x: { field: 'middle', type: 'quantitative' as const, scale: xScale(look), axis: null },
        y: { field: 'value', type: 'quantitative' as const },
        tooltip: { field: 'tip' },
      },
    },
    ...limitLayers(panel, look),
    ...(rows.length === 0 ? tooFewLayers(look) : []),
  ];
  return {
    width: layout.plotWidth,
    height: layout.rates.height,
    data: { values: rows },
    encoding: { x },
    layer,
    ...(look.compact ? {} : { title: plotTitle(measureTitle(choice, measure), colours.muted) }),
  };
}

/** What stands in the plot where no bin can show a rate. */
export const tooFew = 'Each bin has too few to show a rate';

/** The words over a halo of the ground, so that no line runs through them. */
function tooFewLayers({ theme, layout: { plotWidth, rates } }: SpeedLook) {
  const { surface, muted } = chartColours[theme];
  const words = {
    data: { values: [{}] },
    encoding: { x: { value: plotWidth / 2 }, y: { value: rates.height * 0.3 }, text: { value: tooFew } },
  };
  const text = { type: 'text' as const, fontSize: 12, limit: plotWidth };
  return [
    { ...words, mark: { ...text, color: surface, stroke: surface, strokeWidth: 10 } },
    { ...words, mark: { ...text, color: muted } },
  ];
}

/** What the y axis counts, in words. */
export function measureTitle({ outcome }: SpeedChoice, measure: SpeedMeasure): string {
  return measure === 'within'
    ? `${outcome.name} per exposure, relative to a typical line of the same title`
    : `${outcome.name} per exposure, all titles pooled`;
}

function plotTitle(text: string, color: string) {
  return {
    text,
    anchor: 'start' as const,
    orient: 'bottom' as const,
    fontSize: 11,
    fontWeight: 400 as const,
    color,
    offset: 10,
  };
}

function limitLayers(panel: SpeedPanel, look: SpeedLook) {
  const { limit } = panel;
  if (limit === null || limit.at < look.x[0] || limit.at > look.x[1]) return [];
  const { limit: color } = chartColours[look.theme];
  const place = (limit.at - look.x[0]) / (look.x[1] - look.x[0]);
  const late = place > 0.5;
  const room = (late ? place : 1 - place) * look.layout.plotWidth;
  const data = { values: [{ at: limit.at, label: limit.label }] };
  const x = { field: 'at', type: 'quantitative' as const, scale: xScale(look), axis: null };
  const text = {
    type: 'text' as const,
    color,
    fontWeight: 600 as const,
    y: -6,
    dx: late ? -4 : 4,
    align: late ? ('right' as const) : ('left' as const),
    baseline: 'bottom' as const,
  };
  return [
    {
      data,
      mark: { type: 'rule' as const, color, strokeWidth: 1.75, y: -18, y2: 'height' as const },
      encoding: { x },
    },
    {
      data,
      mark: { ...text, limit: room + (late ? 0 : look.layout.frame.padding.right) - 6 },
      encoding: { x, text: { field: 'label', type: 'nominal' as const } },
    },
  ];
}

function histogramPlot(panel: SpeedPanel, { axis }: SpeedChoice, look: SpeedLook) {
  const colours = chartColours[look.theme];
  const inBrush = 'brushFrom !== null && datum.middle > brushFrom && datum.middle < brushTo';
  return {
    width: look.layout.plotWidth,
    height: look.layout.histogram.height,
    data: { values: binRows(panel) },
    mark: { type: 'rect' as const, clip: true },
    encoding: {
      x: {
        field: 'left',
        type: 'quantitative' as const,
        scale: xScale(look),
        axis: {
          title: axis.label,
          titleAnchor: 'end' as const,
          titlePadding: 4,
          tickCount: Math.max(3, Math.round(look.layout.plotWidth / 70)),
          labelFlush: true,
        },
      },
      x2: { field: 'right' },
      y: { field: 'lines', type: 'quantitative' as const, scale: { zero: true, nice: false }, axis: null },
      y2: { datum: 0 },
      color: { condition: { test: inBrush, value: colours.accent }, value: colours.count },
      tooltip: { field: 'tip' },
    },
  };
}

function rateRows(panel: SpeedPanel, choice: SpeedChoice, measure: SpeedMeasure) {
  return panel.bins.flatMap((bin) => {
    const estimate = measure === 'within' ? bin.ratio : bin.rate;
    if (estimate === null) return [];
    const { value, low, high } = estimate;
    return [
      {
        from: bin.from,
        to: bin.to,
        middle: middleOf(bin),
        value,
        low: low ?? value,
        high: high ?? value,
        tip: rateTip(bin, choice, measure, estimate),
      },
    ];
  });
}

function binRows(panel: SpeedPanel) {
  const inset = panel.bins[0] === undefined ? 0 : (panel.bins[0].to - panel.bins[0].from) * 0.04;
  return panel.bins.map((bin) => ({
    left: bin.from + inset,
    right: bin.to - inset,
    middle: middleOf(bin),
    lines: bin.lines,
    tip: `${count(bin.lines)} lines\n${count(bin.titles)} titles, ${count(bin.exposures)} exposures`,
  }));
}

function middleOf(bin: SpeedBin): number {
  return (bin.from + bin.to) / 2;
}

function rateTip(
  bin: SpeedBin,
  { axis, outcome }: SpeedChoice,
  measure: SpeedMeasure,
  estimate: Estimate,
): string {
  const figure =
    measure === 'within'
      ? `${decimal(estimate.value, 2)} ${interval(estimate, (value) => decimal(value, 2))} × a typical line of the same title`
      : `${percentWithInterval(estimate)} ${outcome.events} per exposure`;
  return [
    `${axis.show(bin.from)} to ${axis.show(bin.to)} ${axis.unit}`,
    figure,
    `${count(bin.lines)} lines, ${count(bin.titles)} titles, ${count(bin.exposures)} exposures`,
  ].join('\n');
}

/** The y range that holds every shown value and interval of all panels, with a little air; equal for all that are compared. */
export function yDomain(panels: readonly SpeedPanel[], measure: SpeedMeasure): readonly [number, number] {
  const estimates = panels
    .flatMap((panel) => panel.bins)
    .flatMap((bin) => (measure === 'within' ? bin.ratio : bin.rate) ?? []);
  const ends = estimates.flatMap(({ value, low, high }) => [low ?? value, high ?? value, value]);
  if (ends.length === 0) return measure === 'within' ? [0.8, 1.2] : [0, 0.01];
  const least = measure === 'within' ? Math.min(0.95, ...ends) : Math.min(...ends);
  const most = measure === 'within' ? Math.max(1.05, ...ends) : Math.max(...ends);
  const air = (most - least) * 0.06 || most * 0.1 || 0.01;
  return [Math.max(0, least - air), most + air];
}

/** The chart in words, for those who don't see it. */
export function describePanel(
  panel: SpeedPanel,
  { axis, outcome }: SpeedChoice,
  measure: SpeedMeasure,
): string {
  const shown = panel.bins.filter((bin) => (measure === 'within' ? bin.ratio : bin.rate) !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  const say = (bin: SpeedBin) => {
    const estimate = measure === 'within' ? bin.ratio : bin.rate;
    if (estimate === null) return '';
    return measure === 'within'
      ? `${decimal(estimate.value, 2)} ${interval(estimate, (value) => decimal(value, 2))}`
      : percent(estimate.value);
  };
  const range =
    first === undefined || last === undefined
      ? 'No bin holds enough lines and titles to show a rate.'
      : `From ${say(first)} at ${axis.show(first.from)} ${axis.unit} to ${say(last)} at ${axis.show(last.from)} ${axis.unit}.`;
  const limit = panel.limit === null ? '' : ` Limit ${axis.show(panel.limit.at)} ${axis.unit}.`;
  return `${outcome.name} by ${axis.label}, ${panel.name}, ${shown.length} bins. ${range}${limit} The table has every figure.`;
}
