import type { Estimate } from '../figures.ts';
import type { SpeedPanel } from './panel.ts';

/**
 * What the bins of one language show, descriptively. `rises`: from some speed up, every shown bin's interval lies above
 * the typical line; `falls`: below it. At least two bins must agree. It is no threshold: nothing is estimated here.
 */
export type Finding =
  | { readonly kind: 'too_few' }
  | { readonly kind: 'unclear'; readonly bins: number; readonly include: number }
  | {
      readonly kind: 'rises' | 'falls';
      /** Lower edge of the first bin of the run. */
      readonly from: number;
      /** Smallest and largest ratio within the run. */
      readonly least: number;
      readonly most: number;
      /** Bins before the run, and how many of them stand clear of the typical line. */
      readonly below: number;
      readonly clearBelow: number;
    };

const fewestBins = 2;

/** Reads the finding off the bins. */
export function findingOf(panel: SpeedPanel): Finding {
  const shown = panel.bins.flatMap((bin) =>
    bin.ratio === null ? [] : [{ from: bin.from, ratio: bin.ratio }],
  );
  if (shown.length < fewestBins + 1) return { kind: 'too_few' };
  for (const kind of ['rises', 'falls'] as const) {
    const run = trailing(shown, ({ ratio }) => side(ratio) === kind);
    if (run.length < fewestBins) continue;
    const rest = shown.slice(0, shown.length - run.length);
    const values = run.map(({ ratio }) => ratio.value);
    return {
      kind,
      from: run[0]?.from ?? 0,
      least: Math.min(...values),
      most: Math.max(...values),
      below: rest.length,
      clearBelow: rest.filter(({ ratio }) => side(ratio) !== 'neither').length,
    };
  }
  return {
    kind: 'unclear',
    bins: shown.length,
    include: shown.filter(({ ratio }) => side(ratio) === 'neither').length,
  };
}

function side({ low, high }: Estimate): 'rises' | 'falls' | 'neither' {
  if (low !== null && low > 1) return 'rises';
  return high !== null && high < 1 ? 'falls' : 'neither';
}

function trailing<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const start = items.findLastIndex((item) => !test(item)) + 1;
  return items.slice(start);
}
