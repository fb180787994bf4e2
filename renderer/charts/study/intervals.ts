import type { TopLevelSpec } from 'vega-lite';
import { decimal } from '../../i18n/format.ts';
import { nameLayer } from '../dots/spec.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** An estimate with its interval, as a ratio of rates; no end is open. */
export interface RatioEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One row: its name, its n in words, and an estimate a series; null where it can't be had. */
export interface IntervalRow {
  readonly name: string;
  /** At the end of the row, such as `182 titles`. */
  readonly n: string;
  readonly marks: readonly (RatioEstimate | null)[];
}

/** What an intervals chart shows. */
export interface Intervals {
  readonly rows: readonly IntervalRow[];
  /** The name of each series. One alone is drawn in the accent; of two the first is grey, what it is compared with. */
  readonly series: readonly string[];
}

const rowHeight = 30;
const padding = { top: 10, bottom: 26, right: 84 };

/** The frame of an intervals chart. */
export function intervalsFrame(width: number, rows: number): ChartFrame {
  return {
    width,
    height: padding.top + Math.max(1, rows) * rowHeight + padding.bottom,
    padding: { ...padding, left: Math.min(176, width * 0.36) },
  };
}

/** The colours of the series, in order. */
export function seriesColours(theme: ChartTheme, series: number): string[] {
  const { accent, muted } = chartColours[theme];
  return series > 1 ? [muted, accent] : [accent];
}

/** Ratios of rates as dots over their intervals, one row a name, on a log axis with a rule at 1 (facts, statistics section 6.3). */
export function intervalsSpec(
  { rows, series }: Intervals,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const { muted } = chartColours[theme];
  const domain = domainOf(rows);
  const scale = { type: 'log' as const, domain: [...domain], nice: false };
  const axis = { title: null, format: '~g', values: ticksIn(domain), grid: true, labelFlush: true };
  const x = (field: string) => ({ field, type: 'quantitative' as const, scale, axis });
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
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartConfig(theme),
    bounds: 'flush',
    width: Math.max(60, frame.width - frame.padding.left - frame.padding.right),
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: { values: marksOf(rows, seriesColours(theme, series.length)) },
    layer: [
      {
        data: { values: [{ one: 1 }] },
        mark: { type: 'rule' as const, color: muted, opacity: 0.6, y: 0, y2: 'height' as const },
        encoding: { x: x('one') },
      },
      {
        mark: { type: 'rule' as const, strokeWidth: 3, opacity: 0.5, clip: true },
        encoding: { x: x('low'), x2: { field: 'high' }, ...mark },
      },
      {
        mark: { type: 'circle' as const, size: 60, opacity: 1, clip: true },
        encoding: { x: x('estimate'), ...mark },
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

function marksOf(rows: readonly IntervalRow[], colours: readonly string[]) {
  return rows.flatMap(({ name, n, marks }, row) =>
    marks.flatMap((mark, series) =>
      mark === null
        ? []
        : [
            {
              row,
              series,
              ...mark,
              colour: colours[series] ?? '',
              tip: `${name}\n${ratioWords(mark)}\n${n}`,
            },
          ],
    ),
  );
}

/** `1.09 [1.05, 1.12]`, with as many decimals as small differences need. */
export function ratioWords({ estimate, low, high }: RatioEstimate): string {
  const digits = Math.abs(estimate - 1) < 0.1 ? 3 : 2;
  return `${decimal(estimate, digits)} [${decimal(low, digits)}, ${decimal(high, digits)}]`;
}

/** Holds every estimate and 1; wide intervals are cut a good way past the estimates. */
function domainOf(rows: readonly IntervalRow[]): readonly [number, number] {
  const marks = rows.flatMap((row) => row.marks.flatMap((mark) => mark ?? []));
  const far = Math.max(0.02, ...marks.map(({ estimate }) => Math.abs(Math.log(estimate)))) * 2.5;
  const least = Math.min(0, ...marks.map(({ low }) => Math.max(-far, Math.log(low))));
  const most = Math.max(0, ...marks.map(({ high }) => Math.min(far, Math.log(high))));
  const air = Math.max(0.005, (most - least) * 0.05);
  return [Math.exp(least - air), Math.exp(most + air)];
}

const steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Round ratios within a domain, about five of them, 1 among them. */
function ticksIn([least, most]: readonly [number, number]): number[] {
  const step = steps.find((one) => (most - least) / one <= 6) ?? 10;
  const first = Math.ceil((least - 1) / step - 1e-9);
  const last = Math.floor((most - 1) / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => round(1 + (first + i) * step));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The intervals as a table. */
export function intervalsTable({ rows, series }: Intervals, label: string): TableTwin {
  const show = (value: number): string => decimal(value, 3);
  const several = series.length > 1;
  return {
    columns: [
      { label },
      ...series.flatMap((name) => [
        { label: several ? name : 'ratio', show },
        { label: 'low', show },
        { label: 'high', show },
      ]),
      { label: 'n' },
    ],
    rows: rows.map(({ name, n, marks }): TwinCell[] => [
      name,
      ...series.flatMap((_, i) => {
        const mark = marks[i] ?? null;
        return mark === null ? [null, null, null] : [mark.estimate, mark.low, mark.high];
      }),
      n,
    ]),
  };
}
