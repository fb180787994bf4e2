import type { Columnar } from '../cells.ts';
import { speedAxes } from './axes.ts';
import { outcomes } from './outcomes.ts';
import { panelsOf, type SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';

/** Rewinds by characters per second. */
export const choice: SpeedChoice = { axis: speedAxes.cps, outcome: outcomes.rewind };

type BinFigures = readonly [
  from: number | null,
  lines: number,
  titles: number,
  exposures: number,
  ratio: number | null,
  half: number,
  rate: number | null,
];

/** An answer as the semantic layer gives it, of one language; every interval is `half` to either side. */
export function answerOf(language: string, bins: readonly BinFigures[]): Columnar {
  const columns = [
    'language',
    'cps_bin',
    'lines',
    'titles',
    'exposures',
    'rewind_ratio',
    'rewind_ratio_low',
    'rewind_ratio_high',
    'rewind_rate',
    'rewind_rate_low',
    'rewind_rate_high',
  ];
  const rows = bins.map(([from, lines, titles, exposures, ratio, half, rate]) => [
    language,
    from,
    BigInt(lines),
    titles,
    exposures,
    ratio,
    ratio === null ? null : ratio - half,
    ratio === null ? null : ratio + half,
    rate,
    rate === null ? null : rate * 0.9,
    rate === null ? null : rate * 1.1,
  ]);
  return {
    columns: columns.map((name) => ({ name })),
    values: columns.map((_, column) => rows.map((row) => row[column] ?? null)),
    rowCount: rows.length,
  };
}

/** Spanish bins that rise; the first and the last two show no rate. */
export const rising = answerOf('es', [
  [null, 40, 12, 400, 1, 0.5, 0.004],
  [12, 900, 40, 9000, 0.99, 0.03, 0.006],
  [13, 1000, 40, 10000, 1, 0.03, 0.0055],
  [14, 800, 38, 8000, 1.01, 0.03, 0.005],
  [15, 500, 30, 5000, 1.1, 0.04, 0.0045],
  [16, 320, 20, 3200, 1.2, 0.05, 0.004],
  [17, 300, 19, 3000, 1.4, 0.1, 0.003],
  [18, 299, 25, 2000, 1.5, 0.1, 0.003],
]);

const noLimit = () => null;
/** The first panel of an answer. */
export const panelOf = (answer: Columnar): SpeedPanel =>
  panelsOf(answer, choice, noLimit)[0] ?? { language: null, name: '', bins: [], limit: null };
