/** The axis of values along a row, as Vega-Lite takes it. */
interface ValueAxis {
  readonly format: string;
  readonly title: null;
  readonly grid: boolean;
  readonly tickCount: number;
  readonly labelFlush: boolean;
  readonly labelOverlap?: 'greedy';
  readonly labelSeparation?: number;
}

/** The span of values, as Vega-Lite takes it. */
interface ValueScale {
  readonly domain: number[];
  readonly nice: boolean;
  readonly zero?: boolean;
}

/**
 * Values as dots over their intervals, from rows with `value`, `low`, `high`, `colour`, `tip` and `path`, the dot's shape.
 * @param size the area of a dot in square px
 */
export function intervalDots(scale: ValueScale, axis: ValueAxis, size: number) {
  const color = { field: 'colour', type: 'nominal' as const, scale: null };
  const shape = { field: 'path', type: 'nominal' as const, scale: null };
  const tooltip = { field: 'tip' };
  return [
    {
      mark: { type: 'rule' as const, strokeWidth: 3, opacity: 0.45, clip: true },
      encoding: {
        x: { field: 'low', type: 'quantitative' as const, scale, axis },
        x2: { field: 'high' },
        color,
        tooltip,
      },
    },
    {
      mark: { type: 'point' as const, filled: true, size, opacity: 1 },
      encoding: { x: { field: 'value', type: 'quantitative' as const, scale, axis }, color, shape, tooltip },
    },
  ];
}
