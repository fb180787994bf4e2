import type { BenchmarkInterval, Reached } from '../../../shared/stats/curve/benchmark.ts';
import type { SafeSpeed } from '../../../shared/stats/curve/safe-speed.ts';
import { boundAt } from '../../../shared/stats/words.ts';
import { decimal } from '../../i18n/format.ts';

/** A speed as it is read: `17.2`, or `> 24.0` where it is not reached up to there. */
export function reachedWords({ kind, cps }: Reached, digits: number): string {
  return kind === 'at' ? decimal(cps, digits) : `> ${decimal(cps, digits)}`;
}

/** `[16.9, > 24.0]`, rounded outwards. */
export function reachedInterval({ low, high }: BenchmarkInterval, digits: number): string {
  const [from, to] = [boundAt(low.cps, digits, 'down'), boundAt(high.cps, digits, 'up')];
  return `[${reachedWords({ ...low, cps: from }, digits)}, ${reachedWords({ ...high, cps: to }, digits)}]`;
}

/** A safe speed as it is read, rounded down: `17.2`, or `≥ 24.0` where it is shown as far as enough titles reach. */
export function safeWords({ cps, isEndOfRange }: SafeSpeed, digits: number): string {
  return `${isEndOfRange ? '≥ ' : ''}${decimal(boundAt(cps, digits, 'down'), digits)}`;
}
