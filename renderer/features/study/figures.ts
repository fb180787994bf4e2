import type { Range } from '../../../shared/stats/forecast.ts';
import { decimal } from '../../i18n/format.ts';

/** A p-value as it is read: `= 0.031`, or `< 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${decimal(p, 3)}`;
}

/** `0.0123 [0.0100, 0.0150]`: a slope as log rate per cps. */
export function slopeWords({ estimate, low, high }: Range): string {
  return `${decimal(estimate, 4)} ${slopeInterval({ low, high })}`;
}

/** `[0.0100, 0.0150]`: from which slope to which. */
export function slopeInterval({ low, high }: Pick<Range, 'low' | 'high'>): string {
  return `[${decimal(low, 4)}, ${decimal(high, 4)}]`;
}
