import type { Range } from '../../../shared/stats/forecast.ts';
import { decimal } from '../../i18n/format.ts';

/** A p-value as it is read: `= 0.031`, or `< 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${decimal(p, 3)}`;
}

/** `0.0123 [0.0100, 0.0150]`: a slope as log rate per cps. */
export function slopeWords({ estimate, low, high }: Range): string {
  return `${small(estimate)} ${slopeInterval({ low, high })}`;
}

/** `[0.0100, 0.0150]`: from which slope to which. */
export function slopeInterval({ low, high }: Pick<Range, 'low' | 'high'>): string {
  return `[${small(low)}, ${small(high)}]`;
}

/** Four decimals with a true minus, and none before what rounds to 0. */
function small(value: number): string {
  const size = decimal(Math.abs(value), 4);
  return value < 0 && /[1-9]/.test(size) ? `−${size}` : size;
}
