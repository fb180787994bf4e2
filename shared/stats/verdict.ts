/** What a share should be. */
export interface Threshold {
  readonly bound: 'at_least' | 'at_most';
  readonly value: number;
}

/** An estimate with its interval; the ends are null where there is none. */
interface Judged {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * What can be said of an estimate against a threshold: `too_few` to judge; it `meets` or `misses` it with its whole interval; or the
 * threshold lies inside the interval, so that chance alone may have put the estimate on its side: `open`.
 */
export type Verdict = 'too_few' | 'meets' | 'misses' | 'open';

/** Fewer events than this say nothing of anybody: with 20, a single one moves a share by 5 points, more than any threshold allows. */
export const fewestToJudge = 20;

/** Judges an estimate over `n` against a threshold. */
export function verdictOf({ low, high }: Judged, n: number, { bound, value }: Threshold): Verdict {
  if (n < fewestToJudge || low === null || high === null) return 'too_few';
  if (bound === 'at_least') return low >= value ? 'meets' : high < value ? 'misses' : 'open';
  return high <= value ? 'meets' : low > value ? 'misses' : 'open';
}
