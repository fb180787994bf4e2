import type { TopLevelSpec } from 'vega-lite';
import { shapePaths, type MarkShape } from '../shapes.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** What a kind of mark means, and how it looks: its shape tells it as well as its colour does. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly shape: MarkShape;
  readonly look: 'filled' | 'outline' | 'dashed';
}

/** Sizes in px of a legend that is drawn into a picture. */
const size = { row: 20, mark: 5, afterMark: 10, between: 18, perLetter: 6.4 } as const;

/** An entry at its place, in px from the top left corner of the legend. */
interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly y: number;
}

/** The entries in rows that are no wider than a picture. How wide words are is not known before they are drawn: it is taken generously. */
function placed(entries: readonly LegendEntry[], width: number): PlacedEntry[] {
  let x = 0;
  let row = 0;
  return entries.map((entry) => {
    const taken = 2 * size.mark + size.afterMark + entry.label.length * size.perLetter;
    if (x > 0 && x + taken > width) [x, row] = [0, row + 1];
    const place = { ...entry, x: x + size.mark, y: (row + 0.5) * size.row };
    x += taken + size.between;
    return place;
  });
}

/** The height in px that a legend takes in a picture; 0 without entries. */
export function legendHeight(entries: readonly LegendEntry[], { width, padding }: ChartFrame): number {
  const last = placed(entries, width - 2 * padding.right).at(-1);
  return last === undefined ? 0 : last.y + 0.5 * size.row;
}

/**
 * A chart with its legend drawn over it, at its left edge.
 * @param frame of the chart, whose padding tells where its first plot begins
 */
export function withLegend(
  spec: TopLevelSpec,
  entries: readonly LegendEntry[],
  frame: ChartFrame,
  theme: ChartTheme,
): TopLevelSpec {
  const { padding } = frame;
  const height = legendHeight(entries, frame);
  if (height === 0) return spec;
  const values = placed(entries, frame.width - 2 * padding.right).map(
    ({ x, y, label, colour, shape, look }) => ({
      x: x - padding.left + padding.right,
      y: y - padding.top - height,
      label,
      path: shapePaths[shape],
      fill: look === 'filled' ? colour : 'transparent',
      stroke: colour,
      dashed: look === 'dashed',
    }),
  );
  return drawnOver(spec, values, frame, theme);
}

/** An entry as a row of the legend's layer. */
interface LegendRow {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly path: string;
  readonly fill: string;
  readonly stroke: string;
  readonly dashed: boolean;
}

function legendLayer(values: LegendRow[], theme: ChartTheme) {
  return {
    data: { values },
    encoding: { x: inPx('x'), y: inPx('y') },
    layer: [
      marksWhere('!datum.dashed', {}),
      marksWhere('datum.dashed', { strokeDash: [2, 2] }),
      {
        mark: {
          ...{ type: 'text' as const, align: 'left' as const, baseline: 'middle' as const },
          ...{ dx: size.afterMark, fontSize: 12, color: chartColours[theme].muted },
        },
        encoding: { text: { field: 'label', type: 'nominal' as const } },
      },
    ],
  };
}

function inPx(field: string) {
  return { field, type: 'quantitative' as const, scale: null, axis: null };
}

function marksWhere(filter: string, look: { readonly strokeDash?: number[] }) {
  const as = (field: string) => ({ field, type: 'nominal' as const, scale: null });
  return {
    transform: [{ filter }],
    mark: { type: 'point' as const, size: 4 * size.mark ** 2, strokeWidth: 1.2, opacity: 1, ...look },
    encoding: { fill: as('fill'), stroke: as('stroke'), shape: as('path') },
  };
}

/** A legend in the plot of a chart; beside plots that stand beside each other, or the heading of one of them would make room for it. */
function drawnOver(
  spec: TopLevelSpec,
  values: readonly LegendRow[],
  { width, padding }: ChartFrame,
  theme: ChartTheme,
): TopLevelSpec {
  if ('hconcat' in spec) {
    const left = width - padding.left - padding.right + Number(spec.spacing);
    const moved = values.map((row) => ({ ...row, x: row.x - left }));
    return { ...spec, hconcat: [...spec.hconcat, { width: 1, height: 1, ...legendLayer(moved, theme) }] };
  }
  return 'layer' in spec ? { ...spec, layer: [...spec.layer, legendLayer([...values], theme)] } : spec;
}
