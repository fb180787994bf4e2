import type { Range } from '../../../shared/stats/forecast.ts';
import { decimal, signed } from '../../i18n/format.ts';

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

function small(value: number): string {
  return signed(value, 4, false);
}
