import { count, decimal } from '../../i18n/format.ts';

/** The measures of a line that the speed chart can have as its x axis; names end the dimension `<id>_bin`. */
export const speedAxisIds = ['cps', 'speed_ratio', 'wpm', 'cpl'] as const;
/** One of {@link speedAxisIds}. */
export type SpeedAxisId = (typeof speedAxisIds)[number];

/** A measure of a line as an x axis: its bins and its words. */
export interface SpeedAxis {
  readonly id: SpeedAxisId;
  /** The dimension whose values are the lower edges of bins. */
  readonly dimension: string;
  /** Width of a bin, in the axis's unit. */
  readonly step: number;
  /** The name of the choice. */
  readonly name: string;
  /** The words at the end of the axis. */
  readonly label: string;
  /** What follows a figure: `18 cps`. */
  readonly unit: string;
  readonly show: (value: number) => string;
}

const whole = (value: number): string => count(value);

/** Every x axis, by its id. */
export const speedAxes: Readonly<Record<SpeedAxisId, SpeedAxis>> = {
  cps: {
    id: 'cps',
    dimension: 'cps_bin',
    step: 1,
    name: 'Characters per second',
    label: 'characters per second',
    unit: 'cps',
    show: whole,
  },
  speed_ratio: {
    id: 'speed_ratio',
    dimension: 'speed_ratio_bin',
    step: 0.05,
    name: 'Speed ratio',
    label: 'speed as a multiple of the limit',
    unit: '× the limit',
    show: (value) => decimal(value, 2),
  },
  wpm: {
    id: 'wpm',
    dimension: 'wpm_bin',
    step: 10,
    name: 'Words per minute',
    label: 'words per minute',
    unit: 'wpm',
    show: whole,
  },
  cpl: {
    id: 'cpl',
    dimension: 'cpl_bin',
    step: 2,
    name: 'Longest line',
    label: 'characters in the longest line',
    unit: 'characters',
    show: whole,
  },
};

/** The upper edge of a bin, free of the dust of adding fractions (0.15 + 0.05). */
export function binEnd(axis: SpeedAxis, from: number): number {
  return Math.round((from + axis.step) * 1e6) / 1e6;
}
