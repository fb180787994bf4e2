import type { TopLevelSpec } from 'vega-lite';
import { decimal } from '../../i18n/format.ts';
import { nameLayer } from '../dots/spec.ts';
import type { LegendEntry } from '../card/legend-entries.ts';
import { shapePaths } from '../shapes.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { plotIn } from '../vega/plot.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** An estimate with its interval; no end is open. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One row: its name, its n in words, and an estimate a series; null where it can't be had. */
export interface IntervalRow {
  readonly name: string;
  /** The name where the row stands alone, in the table and in its tooltip; the same unless given. */
  readonly alone?: string;
  /** At the end of the row, such as `182 titles`. */
  readonly n: string;
  readonly marks: readonly (IntervalEstimate | null)[];
}

/** What the estimates are. */
export interface Measure {
  /** The heading of an estimate alone in the table. */
  readonly label: string;
  readonly scale: 'log' | 'linear';
  /** The estimate that says that nothing differs, where the rule stands. */
  readonly none: 0 | 1;
  /** A figure of the axis, in Vega's expression language, over `datum.value`. */
  readonly axis: string;
  /** A figure in the table. */
  readonly show: (value: number) => string;
  /** An estimate with its interval. */
  readonly words: (mark: IntervalEstimate) => string;
}

/** Ratios of rates, on a log axis with its rule at 1. */
export const ratios: Measure = {
  label: 'ratio',
  scale: 'log',
  none: 1,
  axis: "format(datum.value, '~g')",
  show: (value) => decimal(value, 3),
  words: ({ estimate, low, high }) => {
    const digits = Math.abs(estimate - 1) < 0.1 ? 3 : 2;
    return `${decimal(estimate, digits)} [${decimal(low, digits)}, ${decimal(high, digits)}]`;
  },
};

/** What an intervals chart shows. */
export interface Intervals {
  readonly rows: readonly IntervalRow[];
  /** The name of each series. One alone is drawn in the accent; of two the first is grey, what it is compared with; of three the last is in ink. */
  readonly series: readonly string[];
  readonly measure: Measure;
}

const padding = { top: 10, bottom: 26, right: 84 };

/** The frame of an intervals chart. */
export function intervalsFrame(width: number, { rows, series }: Intervals): ChartFrame {
  const rowHeight = series.length > 2 ? 44 : 30;
  return {
    width,
    height: padding.top + Math.max(1, rows.length) * rowHeight + padding.bottom,
    padding: { ...padding, left: Math.min(Math.max(176, nameWidth(rows)), width * 0.42) },
  };
}

/** About how many px the longest name takes; a name that has more is cut. */
function nameWidth(rows: readonly IntervalRow[]): number {
  return 16 + 6.6 * Math.max(0, ...rows.map(({ name }) => name.length));
}

/** How the dots of each series look, in their order. */
export function seriesLegend(series: readonly string[], theme: ChartTheme): LegendEntry[] {
  const { accent, ink, muted } = chartColours[theme];
  const looks = [
    { colour: muted, shape: 'circle' },
    { colour: accent, shape: 'diamond' },
    { colour: ink, shape: 'square' },
  ] as const;
  const [first, ...others] = series.map((label, i) => ({
    ...{ label, ...(looks[i] ?? looks[0]) },
    look: 'filled' as const,
  }));
  if (first === undefined) return [];
  return others.length === 0 ? [{ ...first, colour: accent }] : [first, ...others];
}

/** Estimates as dots over their intervals, one row a name, with a rule where nothing differs (facts, statistics sections 6.3 and 6.5). */
export function intervalsSpec(
  { rows, series, measure }: Intervals,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const { muted } = chartColours[theme];
  const { left, right } = frame.padding;
  const x = axisOf(rows, measure, frame.width - left - right);
  const colour = { field: 'colour', type: 'nominal' as const, scale: null };
  const offset = {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain: series.map((_, i) => i), paddingOuter: series.length > 1 ? 0.6 : 0 },
  };
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: rows.map((_, row) => row), padding: 0.1 },
    axis: null,
  };
  const mark = { y, color: colour, yOffset: offset, tooltip: { field: 'tip' } };
  const names = nameLayer(
    rows.map(({ name }) => name),
    theme,
    frame.padding.left,
  );
  return {
    ...plotIn(frame, theme),
    data: { values: marksOf({ rows, series, measure }, seriesLegend(series, theme)) },
    layer: [
      {
        data: { values: [{ none: measure.none }] },
        mark: { type: 'rule' as const, color: muted, opacity: 0.6, y: 0, y2: 'height' as const },
        encoding: { x: x('none') },
      },
      {
        mark: { type: 'rule' as const, strokeWidth: 3, opacity: 0.5, clip: true },
        encoding: { x: x('low'), x2: { field: 'high' }, ...mark },
      },
      {
        mark: { type: 'point' as const, filled: true, size: 60, opacity: 1, clip: true },
        encoding: {
          x: x('estimate'),
          shape: { field: 'path', type: 'nominal' as const, scale: null },
          ...mark,
        },
      },
      { ...names, encoding: { ...names.encoding, y } },
      {
        data: { values: rows.map(({ n }, row) => ({ row, n })) },
        mark: { type: 'text' as const, align: 'left' as const, color: muted, x: 'width' as const, dx: 8 },
        encoding: { y, text: { field: 'n', type: 'nominal' as const } },
      },
    ],
  };
}

/** The x of a field, on the one axis of all marks. @param width of the axis, in px */
function axisOf(rows: readonly IntervalRow[], measure: Measure, width: number) {
  const domain = domainOf(rows, measure);
  const scale = {
    type: measure.scale,
    domain: [...domain],
    nice: false,
    ...(measure.scale === 'linear' ? { zero: false } : {}),
  };
  const values = ticksIn(domain, measure, Math.min(6, Math.max(2, width / 40)));
  const axis = { title: null, labelExpr: measure.axis, values, grid: true, labelFlush: true };
  return (field: string) => ({ field, type: 'quantitative' as const, scale, axis });
}

function marksOf({ rows, series: names, measure }: Intervals, looks: readonly LegendEntry[]) {
  return rows.flatMap(({ name, alone = name, n, marks }, row) =>
    marks.flatMap((mark, series) =>
      mark === null
        ? []
        : [
            {
              row,
              series,
              ...mark,
              colour: looks[series]?.colour ?? '',
              path: shapePaths[looks[series]?.shape ?? 'circle'],
              tip: [alone, ...(names.length > 1 ? [names[series] ?? ''] : []), measure.words(mark), n].join(
                '\n',
              ),
            },
          ],
    ),
  );
}

/** Holds every estimate and where nothing differs; wide intervals are cut a good way past the estimates. */
function domainOf(rows: readonly IntervalRow[], { scale, none }: Measure): readonly [number, number] {
  const onAxis = scale === 'log' ? Math.log : (value: number) => value - none;
  const marks = rows.flatMap((row) => row.marks.flatMap((mark) => mark ?? []));
  const widest = Math.max(...marks.map(({ low, high }) => onAxis(high) - onAxis(low)), 0);
  const nearest = scale === 'log' ? 0.02 : widest;
  const far = Math.max(nearest, ...marks.map(({ estimate }) => Math.abs(onAxis(estimate)))) * 2.5;
  const least = Math.min(0, ...marks.map(({ low }) => Math.max(-far, onAxis(low))));
  const most = Math.max(0, ...marks.map(({ high }) => Math.min(far, onAxis(high))));
  const span = most - least;
  const air = scale === 'log' ? Math.max(0.005, span * 0.05) : span === 0 ? 1 : span * 0.05;
  const value = scale === 'log' ? Math.exp : (at: number) => at + none;
  return [value(least - air), value(most + air)];
}

/** Round figures within a domain, so many of them at most or one more, where nothing differs among them. */
function ticksIn([least, most]: readonly [number, number], { none }: Measure, atMost: number): number[] {
  const step = roundAbove((most - least) / atMost);
  const first = Math.ceil((least - none) / step - 1e-9);
  const last = Math.floor((most - none) / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number((none + (first + i) * step).toPrecision(12)),
  );
}

/** The least of 1, 2 and 5 times a power of ten that is not below. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}

/** The intervals as a table. */
export function intervalsTable({ rows, series, measure }: Intervals, label: string): TableTwin {
  const { show } = measure;
  const several = series.length > 1;
  return {
    columns: [
      { label },
      ...series.flatMap((name) => [
        { label: several ? name : measure.label, show },
        { label: 'low', show },
        { label: 'high', show },
      ]),
      { label: 'n' },
    ],
    rows: rows.map(({ name, alone = name, n, marks }): TwinCell[] => [
      alone,
      ...series.flatMap((_, i) => {
        const mark = marks[i] ?? null;
        return mark === null ? [null, null, null] : [mark.estimate, mark.low, mark.high];
      }),
      n,
    ]),
  };
}
