import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consumptionModes } from '../modes.ts';
import { chartColours, type ChartTheme } from './tokens.ts';

const css = readFileSync(new URL('../../assets/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split(":root[data-theme='dark']");
const cssOf: Record<ChartTheme, string> = { light: lightCss, dark: darkCss };

function token(theme: ChartTheme, name: string): string | undefined {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`, 'i').exec(cssOf[theme])?.[1]?.toUpperCase();
}

describe.each(['light', 'dark'] as const)('the %s colours of charts', (theme) => {
  it.each(['surface', 'ink', 'muted', 'line', 'accent', 'limit'] as const)(
    'take %s from the style sheet',
    (name) => {
      expect(chartColours[theme][name].toUpperCase()).toBe(token(theme, name));
    },
  );

  it.each(consumptionModes.map((mode) => [mode.id, mode] as const))(
    'take the mode %s from the style sheet',
    (id, mode) => {
      expect(mode.colour[theme].toUpperCase()).toBe(token(theme, `mode-${id.replace('_', '-')}`));
    },
  );
});
