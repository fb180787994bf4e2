import type { Estimate } from '../figures.ts';
import type { SpeedPanel } from './panel.ts';

/**
 * What the bins of one language show, descriptively. `rises`: from some speed up, every shown bin's interval lies above
 * the typical line; `falls`: below it. At least two bins must agree. It is no threshold: nothing is estimated here.
 */
export type Finding =
  | { readonly kind: 'too_few' }
  | {
      readonly kind: 'unclear';
      readonly bins: number;
      /** Bins whose interval includes the typical line, lies above it, and below it. */
      readonly sides: Sides;
    }
  | {
      readonly kind: 'rises' | 'falls';
      /** Lower edge of the first bin of the run. */
      readonly from: number;
      /** Smallest and largest ratio within the run. */
      readonly least: number;
      readonly most: number;
      /** Bins before the run, and on which sides of the typical line they stand. */
      readonly below: number;
      readonly sides: Sides;
    };

/** How many bins stand on each side of a typical line by their intervals. */
export type Sides = Readonly<Record<Side, number>>;

type Side = 'rises' | 'falls' | 'neither';

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
      sides: sidesOf(rest),
    };
  }
  return {
    kind: 'unclear',
    bins: shown.length,
    sides: sidesOf(shown),
  };
}

function sidesOf(bins: readonly { readonly ratio: Estimate }[]): Sides {
  const count = (one: Side): number => bins.filter(({ ratio }) => side(ratio) === one).length;
  return { rises: count('rises'), falls: count('falls'), neither: count('neither') };
}

function side({ low, high }: Estimate): Side {
  if (low !== null && low > 1) return 'rises';
  return high !== null && high < 1 ? 'falls' : 'neither';
}

function trailing<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const start = items.findLastIndex((item) => !test(item)) + 1;
  return items.slice(start);
}
