import { RandomStream, startOf } from '../../shared/stats/random.ts';

/**
 * Seeded random numbers. Every purpose, title and language draws from a stream of its own, so that a change in one
 * part of the generator leaves the others as they were.
 */

/** A stream of random numbers, with the draws that a generator of data needs. */
export class Random extends RandomStream {
  /** A uniform number in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number in [low, high]. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A Poisson count: by inversion where the mean is small, by the rounded normal where it is 30 or more. */
  poisson(mean: number): number {
    if (mean <= 0) return 0;
    if (mean >= 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    let probability = Math.exp(-mean);
    let left = this.next() - probability;
    let count = 0;
    while (left > 0 && count < 200) {
      count++;
      probability *= mean / count;
      left -= probability;
    }
    return count;
  }

  /** One of the items, each as likely. Fails on an empty list. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** One of the items, in proportion to its weight. Fails on an empty list. */
  pickWeighted<T>(items: readonly { readonly value: T; readonly weight: number }[]): T {
    let left = this.next() * items.reduce((sum, item) => sum + item.weight, 0);
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item.value;
    }
    const last = items.at(-1);
    if (last === undefined) throw new Error('There is nothing to pick from.');
    return last.value;
  }

  /** The items in a random order (Fisher-Yates); the list given is left as it is. */
  shuffled<T>(items: readonly T[]): T[] {
    const order = items.map((item) => ({ item, key: this.next() }));
    return order.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
}

/** The stream of one purpose, and of one title, language or both where they are given. */
export function stream(seed: number, purpose: string, ...keys: readonly (number | string)[]): Random {
  return new Random(startOf(seed, purpose, ...keys));
}
