import type { TopLevelSpec } from 'vega-lite';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import { decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { plotIn } from '../vega/plot.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

const t = studyWords.methods.titles;

/** What the picture is drawn from: titles with their own slopes, and the slope over all titles together. */
export type TitleFigures = Pick<ShownStudy, 'overview' | 'slopes' | 'finding'>;

const padding = { top: 12, bottom: 40, left: 48, right: 12 };

/** The frame of the picture. */
export function titlesFrame(width: number): ChartFrame {
  return { width, height: 220, padding };
}

/** A straight piece on the log scale of rates; two points hold it. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly rateFrom: number;
  readonly rateTo: number;
  readonly tip: string;
}

/** Of each title a piece of its own slope, a standard deviation of its speeds to each side. */
function titlePieces({ finding }: TitleFigures): Piece[] {
  return (finding?.titles ?? []).map(({ speed, spread, rate, slope }) => ({
    from: speed - spread,
    to: speed + spread,
    rateFrom: 1000 * rate * Math.exp(-slope * spread),
    rateTo: 1000 * rate * Math.exp(slope * spread),
    tip: `${t.speed(decimal(speed, 1))}\n${t.rate(decimal(1000 * rate, 2))}\n${t.slope(decimal(slope, 3))}`,
  }));
}

/** The slope over all titles together, through the mean speed and rate, as far as the titles reach. */
function pooledPiece({ overview, slopes }: TitleFigures, pieces: readonly Piece[]): Piece[] {
  const { meanSpeed, events, exposures } = overview;
  if (slopes.pooled === null || pieces.length === 0) return [];
  const { estimate } = slopes.pooled;
  const [from, to] = [
    Math.min(...pieces.map((piece) => piece.from)),
    Math.max(...pieces.map((piece) => piece.to)),
  ];
  const at = (speed: number): number =>
    ((1000 * events) / exposures) * Math.exp(estimate * (speed - meanSpeed));
  return [{ from, to, rateFrom: at(from), rateTo: at(to), tip: t.pooled(decimal(estimate, 3)) }];
}

/**
 * Some titles, faint, each with the slope among its own lines, under the line over all titles together (facts, statistics section 6.6):
 * how each can rise while the whole falls.
 */
export function titlesSpec(figures: TitleFigures, theme: ChartTheme, frame: ChartFrame): TopLevelSpec {
  const { accent, ink } = chartColours[theme];
  const pieces = titlePieces(figures);
  const layer = (
    values: readonly Piece[],
    mark: { color: string; opacity: number; strokeWidth: number },
  ) => ({
    data: { values: [...values] },
    mark: { type: 'rule' as const, clip: true, ...mark },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative' as const,
        scale: { zero: false, nice: false },
        axis: {
          title: t.axis,
          titleAnchor: 'end' as const,
          format: '~g',
          grid: false,
          tickCount: Math.max(2, Math.floor(frame.width / 80)),
        },
      },
      x2: { field: 'to' },
      y: {
        field: 'rateFrom',
        type: 'quantitative' as const,
        scale: { type: 'log' as const, nice: false },
        axis: { title: null, tickCount: 4, format: '~g' },
      },
      y2: { field: 'rateTo' },
      tooltip: { field: 'tip' },
    },
  });
  return {
    ...plotIn(frame, theme),
    layer: [
      layer(pieces, { color: accent, opacity: 0.55, strokeWidth: 1.5 }),
      layer(pooledPiece(figures, pieces), { color: ink, opacity: 1, strokeWidth: 2.5 }),
    ],
  };
}

/** The titles as a table. They have no names here: they were drawn at random, and none of them is judged. */
export function titlesTable({ finding }: TitleFigures): TableTwin {
  return {
    columns: [
      { label: t.speedColumn, show: (value: number) => decimal(value, 1) },
      { label: t.rateColumn, show: (value: number) => decimal(value, 2) },
      { label: t.slopeColumn, show: (value: number) => decimal(value, 3) },
    ],
    rows: (finding?.titles ?? []).map(({ speed, rate, slope }): TwinCell[] => [speed, 1000 * rate, slope]),
  };
}

/** What the picture shows, for who does not see it. */
export function describeTitles({ finding, slopes }: TitleFigures): string {
  const titles = finding?.titles ?? [];
  const rising = titles.filter(({ slope }) => slope > 0).length;
  return t.described(rising, titles.length, decimal(slopes.pooled?.estimate ?? Number.NaN, 3));
}
