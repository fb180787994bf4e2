/** Counts over simulated worlds how often intervals hold the truth. */
export class Tally {
  readonly #counts = new Map<string, { held: number; told: number; asked: number }>();

  /** @param isHeld null where the estimator had nothing to tell */
  count(name: string, isHeld: boolean | null): void {
    const counts = this.#counts.get(name) ?? { held: 0, told: 0, asked: 0 };
    counts.asked += 1;
    if (isHeld !== null) counts.told += 1;
    if (isHeld === true) counts.held += 1;
    this.#counts.set(name, counts);
  }

  /** Of the intervals told, the share that held the truth; NaN where none was told. */
  coverage(name: string): number {
    const { held = 0, told = 0 } = this.#counts.get(name) ?? {};
    return held / told;
  }

  /** Every coverage with its Monte Carlo standard error, in words. */
  toString(): string {
    return [...this.#counts]
      .map(([name, { held, told, asked }]) => {
        const share = held / told;
        const error = Math.sqrt((share * (1 - share)) / told);
        return `${name} ${(100 * share).toFixed(1)} % ± ${(100 * error).toFixed(1)} (told in ${told} of ${asked})`;
      })
      .join('; ');
  }
}

/** Whether an interval holds the truth; null where there is none. */
export function holds(
  interval: { readonly low: number; readonly high: number } | null,
  truth: number,
): boolean | null {
  return interval === null ? null : interval.low <= truth && truth <= interval.high;
}
