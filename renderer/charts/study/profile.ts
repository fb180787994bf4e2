import type { TopLevelSpec } from 'vega-lite';
import type { CurveThreshold } from '../../../shared/stats/study/types.ts';
import { decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { plotIn } from '../vega/plot.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

const t = studyWords.methods.profile;

const padding = { top: 12, bottom: 40, left: 44, right: 12 };

/** The frame of a profile. */
export function profileFrame(width: number): ChartFrame {
  return { width, height: 200, padding };
}

/** How many times the critical value is shown: what fits far worse is cut, or the valley could not be seen. */
const mostShown = 4;

/**
 * How much worse a bend at each speed fits than the best one, with the level up to which it fits about as well, the interval of the
 * titles drawn again, and a tick for each speed that a draw found best, the longer the more did (facts, statistics section 6.4).
 * @param digits of speeds
 */
export function profileSpec(
  threshold: CurveThreshold,
  digits: number,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  return {
    ...plotIn(frame, theme),
    layer: [...intervalLayers(threshold, digits, theme), ...ratioLayers(threshold, digits, theme)],
  };
}

/** The interval, the level of what fits about as well as the best, and the draws that the interval comes from. */
function intervalLayers(threshold: CurveThreshold, digits: number, theme: ChartTheme) {
  const { count: grey, muted } = chartColours[theme];
  const { critical, interval, draws } = threshold;
  const { x, y } = axesOf(threshold);
  const most = Math.max(1, ...draws.map(({ count }) => count));
  const ticks = draws.map(({ speed, count }) => ({
    speed,
    zero: 0,
    reach: (0.5 * critical * count) / most,
    tip: `${t.speed(decimal(speed, digits))}\n${t.drawsAt(count)}`,
  }));
  return [
    {
      data: { values: [{ low: interval.low, high: interval.high }] },
      mark: { type: 'rect' as const, color: grey, opacity: 0.35, clip: true },
      encoding: { x: x('low'), x2: { field: 'high' }, y: { value: 0 }, y2: { value: 'height' as const } },
    },
    {
      data: { values: [{ critical }] },
      mark: { type: 'rule' as const, color: muted, strokeDash: [4, 3] },
      encoding: { y: y('critical') },
    },
    {
      data: { values: ticks },
      mark: { type: 'rule' as const, color: muted, strokeWidth: 2, clip: true },
      encoding: { x: x('speed'), y: y('zero'), y2: { field: 'reach' }, tooltip: { field: 'tip' } },
    },
  ];
}

/** The candidates, as a line with a dot each. */
function ratioLayers(threshold: CurveThreshold, digits: number, theme: ChartTheme) {
  const { accent: color } = chartColours[theme];
  const { x, y } = axesOf(threshold);
  const data = {
    values: threshold.profile.map(({ speed, ratio }) => ({
      speed,
      ratio,
      tip: `${t.speed(decimal(speed, digits))}\n${t.worse(decimal(ratio, 1))}`,
    })),
  };
  const encoding = { x: x('speed'), y: y('ratio') };
  return [
    { data, mark: { type: 'line' as const, color, strokeWidth: 1.5, clip: true }, encoding },
    {
      data,
      mark: { type: 'circle' as const, color, size: 26, opacity: 1, clip: true },
      encoding: { ...encoding, tooltip: { field: 'tip' } },
    },
  ];
}

/** Every layer repeats the domains: one without them would draw the shared axis down to 0. */
function axesOf(threshold: CurveThreshold) {
  const [from, to] = domainOf(threshold);
  return {
    x: (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [from, to], nice: false, zero: false },
      axis: { title: t.axis, titleAnchor: 'end' as const, format: '~g', grid: false },
    }),
    y: (field: string) => ({
      field,
      type: 'quantitative' as const,
      scale: { domain: [0, mostShown * threshold.critical], nice: false },
      axis: { title: null, tickCount: 4, format: '~g' },
    }),
  };
}

function domainOf({ profile, interval }: CurveThreshold): readonly [number, number] {
  const speeds = [...profile.map(({ speed }) => speed), interval.low, interval.high];
  return [Math.min(...speeds), Math.max(...speeds)];
}

/** The profile as a table. */
export function profileTable({ profile, draws }: CurveThreshold, digits: number): TableTwin {
  const drawn = new Map(draws.map(({ speed, count }) => [speed, count]));
  return {
    columns: [
      { label: t.axis, show: (value: number) => decimal(value, digits) },
      { label: t.ratio, show: (value: number) => decimal(value, 2) },
      { label: t.draws },
    ],
    rows: profile.map(({ speed, ratio }): TwinCell[] => [speed, ratio, drawn.get(speed) ?? 0]),
  };
}

/** What the profile shows, for who does not see it. */
export function describeProfile({ profile, critical, interval }: CurveThreshold, digits: number): string {
  const within = profile.filter(({ ratio }) => ratio <= critical).map(({ speed }) => decimal(speed, digits));
  return t.described(within.join(', '), decimal(interval.low, digits), decimal(interval.high, digits));
}
