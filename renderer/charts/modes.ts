import type { LegendEntry } from './card/legend-entries.ts';
import type { MarkShape } from './shapes.ts';
import type { ChartTheme } from './vega/tokens.ts';

/** A consumption mode as every chart and legend shows it: the same place, words and colour everywhere. */
export interface ConsumptionMode {
  /** The value of the dimension `consumption_mode`; fixes the CSS token (`--mode-<id>`). */
  readonly id: string;
  readonly label: string;
  readonly colour: Readonly<Record<ChartTheme, string>>;
  /** Of its dots, which have no order by which they could be told. */
  readonly shape: MarkShape;
  /** Drawn as a dashed outline instead of a filled area: nothing is known there. */
  readonly dashed: boolean;
}

const unknownMode: ConsumptionMode = {
  id: 'unknown',
  label: 'unknown',
  colour: { light: '#8C8C86', dark: '#85857F' },
  shape: 'wedge',
  dashed: true,
};

/** All modes, in the order in which they are stacked, listed and named. */
export const consumptionModes: readonly ConsumptionMode[] = [
  {
    id: 'original',
    label: 'original',
    colour: { light: '#757B84', dark: '#9BA2AC' },
    shape: 'cross',
    dashed: false,
  },
  {
    id: 'original_captions',
    label: 'original + captions',
    colour: { light: '#8F7F66', dark: '#B9A685' },
    shape: 'bar',
    dashed: false,
  },
  {
    id: 'subtitles',
    label: 'subtitles',
    colour: { light: '#2B66D9', dark: '#6E9DF5' },
    shape: 'circle',
    dashed: false,
  },
  {
    id: 'dub',
    label: 'dub',
    colour: { light: '#B85C0B', dark: '#E8934A' },
    shape: 'square',
    dashed: false,
  },
  {
    id: 'dub_subtitles',
    label: 'dub + subtitles',
    colour: { light: '#7E46BD', dark: '#B58AE8' },
    shape: 'diamond',
    dashed: false,
  },
  {
    id: 'mixed',
    label: 'mixed',
    colour: { light: '#B8327A', dark: '#E878B2' },
    shape: 'triangle',
    dashed: false,
  },
  unknownMode,
];

/** The mode of an answer's cell; a value that is no mode is shown as unknown. */
export function modeOf(id: string | null): ConsumptionMode {
  return consumptionModes.find((mode) => mode.id === id) ?? unknownMode;
}

/** The legend of some modes, in their fixed order: that of the parts of bars, or that of dots, which are told by their shapes. */
export function modesLegend(
  shown: readonly ConsumptionMode[],
  as: 'bars' | 'dots',
  theme: ChartTheme,
): LegendEntry[] {
  const ids = new Set(shown.map(({ id }) => id));
  return consumptionModes
    .filter(({ id }) => ids.has(id))
    .map(({ label, colour, shape, dashed }) => ({
      label,
      colour: colour[theme],
      ...(as === 'bars'
        ? { shape: 'square', look: dashed ? 'dashed' : 'filled' }
        : { shape, look: 'filled' }),
    }));
}
