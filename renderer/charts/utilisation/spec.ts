import type { TopLevelSpec } from 'vega-lite';
import { tightUtilisation } from '../../../shared/guidelines/partner-thresholds.ts';
import { date, uiLanguage } from '../../i18n/format.ts';
import { nameLayer } from '../dots/spec.ts';
import { percent } from '../figures.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { capacityWords, weeksOf, type CapacityRow, type Load } from './rows.ts';

/** Height of a row in px. */
export const capacityRowHeight = 28;
/** Where the first row begins. */
export const capacityTop = 24;
/** Cells narrower than this have no room for their figure. */
const smallestLabelled = 30;

/** The frame of so many rows. */
export function capacityFrame(width: number, rows: number): ChartFrame {
  return {
    width,
    height: capacityTop + Math.max(1, rows) * capacityRowHeight + 6,
    padding: { left: Math.min(160, width * 0.3), right: 8, top: capacityTop, bottom: 6 },
  };
}

const shortDay = new Intl.DateTimeFormat(uiLanguage, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Rows by weeks: the fuller a week is booked, the stronger its colour; a week that is booked over carries a mark and a frame too. */
export function capacitySpec(
  rows: readonly CapacityRow[],
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const names = weekNames(weeksOf(rows));
  const weeks = [...names.values()];
  const width = frame.width - frame.padding.left - frame.padding.right;
  const labelled = width / Math.max(1, weeks.length) >= smallestLabelled;
  const step = Math.ceil((weeks.length * 52) / Math.max(1, width));
  const x = {
    field: 'week',
    type: 'ordinal' as const,
    scale: { domain: weeks, padding: 0.06 },
    axis: {
      orient: 'top' as const,
      title: null,
      labelAngle: 0,
      values: weeks.filter((_, i) => i % step === 0),
    },
  };
  const y = {
    field: 'row',
    type: 'ordinal' as const,
    scale: { domain: rows.map((_, row) => row), padding: 0.1 },
    axis: null,
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeCapacity(rows),
    config: chartConfig(theme),
    width,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: { values: rows.flatMap((row, place) => cellsOf(row, place, names, theme)) },
    encoding: { y },
    layer: [
      ...cellLayers(x, labelled),
      nameLayer(
        rows.map(({ name }) => name),
        theme,
        frame.padding.left,
      ),
    ],
  };
}

/** A cell a week, with its figure where there is room for it. */
function cellLayers(x: object, labelled: boolean) {
  const cell = {
    mark: { type: 'rect' as const, cornerRadius: 2, strokeWidth: 1.5 },
    encoding: {
      x,
      color: { field: 'fill', type: 'nominal' as const, scale: null },
      stroke: { field: 'stroke', type: 'nominal' as const, scale: null },
      tooltip: { field: 'tip' },
    },
  };
  const figure = {
    mark: { type: 'text' as const, tooltip: null, fontSize: 11 },
    encoding: {
      x,
      text: { field: 'label', type: 'nominal' as const },
      color: { field: 'ink', type: 'nominal' as const, scale: null },
    },
  };
  return labelled ? [cell, figure] : [cell];
}

/** Weeks as they are named on the axis: by day and month, with the year where that names two of them. */
function weekNames(weeks: readonly string[]): ReadonlyMap<string, string> {
  const short = (week: string): string => shortDay.format(Date.parse(`${week}T00:00:00Z`));
  const isTold = new Set(weeks.map(short)).size === weeks.length;
  return new Map(weeks.map((week) => [week, isTold ? short(week) : date(week)]));
}

function cellsOf(
  { name, cells }: CapacityRow,
  row: number,
  names: ReadonlyMap<string, string>,
  theme: ChartTheme,
) {
  return cells.map((cell) => {
    const { utilisation, load } = cell;
    return {
      row,
      week: names.get(cell.week) ?? cell.week,
      fill: fillOf(utilisation, theme),
      stroke: load === 'over' ? chartColours[theme].limit : 'transparent',
      ink:
        utilisation !== null && utilisation > strong ? chartColours[theme].onMark : chartColours[theme].ink,
      label: utilisation === null ? '' : labelOf(utilisation, load),
      tip: `${name}, ${capacityWords(cell)}`,
    };
  });
}

function labelOf(utilisation: number, load: Load | null): string {
  const figure = percent(utilisation, 0).replace(/\s?%$/, '');
  return load === 'over' ? `${figure} !` : figure;
}

/** Beyond this a cell is filled with the accent at full strength, and its figure stands in the colour on marks. */
const strong = tightUtilisation;

/** The accent, the stronger the fuller; what is over stays at full strength. */
function fillOf(utilisation: number | null, theme: ChartTheme): string {
  if (utilisation === null) return 'transparent';
  const share = utilisation > strong ? 1 : 0.1 + 0.45 * Math.max(0, utilisation / strong);
  return mixed(chartColours[theme].surface, chartColours[theme].accent, share);
}

function mixed(from: string, to: string, share: number): string {
  const part = (at: number): string => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** The chart in a sentence, for those who don't see it. */
export function describeCapacity(rows: readonly CapacityRow[]): string {
  const over = rows.filter(({ cells }) => cells.some(({ load }) => load === 'over')).length;
  return `Utilisation of ${rows.length} rows in ${weeksOf(rows).length} weeks; ${over} have a week that is booked beyond what was declared. The table has every figure.`;
}
