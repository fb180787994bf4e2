import type { ChartTheme } from './vega/tokens.ts';

/** A consumption mode as every chart and legend shows it: the same place, words and colour everywhere. */
export interface ConsumptionMode {
  /** The value of the dimension `consumption_mode`; fixes the CSS token (`--mode-<id>`). */
  readonly id: string;
  readonly label: string;
  readonly colour: Readonly<Record<ChartTheme, string>>;
  /** Drawn as a dashed outline instead of a filled area: nothing is known there. */
  readonly dashed: boolean;
}

/** All modes, in the order in which they are stacked, listed and named. */
export const consumptionModes: readonly ConsumptionMode[] = [
  { id: 'original', label: 'original', colour: { light: '#757B84', dark: '#9BA2AC' }, dashed: false },
  {
    id: 'original_captions',
    label: 'original + captions',
    colour: { light: '#8F7F66', dark: '#B9A685' },
    dashed: false,
  },
  { id: 'subtitles', label: 'subtitles', colour: { light: '#2B66D9', dark: '#6E9DF5' }, dashed: false },
  { id: 'dub', label: 'dub', colour: { light: '#B85C0B', dark: '#E8934A' }, dashed: false },
  {
    id: 'dub_subtitles',
    label: 'dub + subtitles',
    colour: { light: '#7E46BD', dark: '#B58AE8' },
    dashed: false,
  },
  { id: 'mixed', label: 'mixed', colour: { light: '#B8327A', dark: '#E878B2' }, dashed: false },
  { id: 'unknown', label: 'unknown', colour: { light: '#8C8C86', dark: '#85857F' }, dashed: true },
];

const unknownMode: ConsumptionMode = {
  id: 'unknown',
  label: 'unknown',
  colour: { light: '#8C8C86', dark: '#85857F' },
  dashed: true,
};

/** The mode of an answer's cell; a value that is no mode is shown as unknown. */
export function modeOf(id: string | null): ConsumptionMode {
  return consumptionModes.find((mode) => mode.id === id) ?? unknownMode;
}
