/**
 * Seeded random numbers. Every purpose, title and language draws from a stream of its own, so that a change in one
 * part of the generator leaves the others as they were.
 */

/** A stream of random numbers: sfc32 (Chris Doty-Humphrey's "small fast counting" generator, 128 bits of state). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  #spareNormal: number | null = null;

  constructor(a: number, b: number, c: number, counter: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A stream that draws from here on what this one would; neither moves the other. */
  copy(): Random {
    const copy = new Random(0, 0, 0, 0);
    copy.#a = this.#a;
    copy.#b = this.#b;
    copy.#c = this.#c;
    copy.#counter = this.#counter;
    copy.#spareNormal = this.#spareNormal;
    return copy;
  }

  /** A uniform number in [0, 1). */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  }

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

  /** A standard normal number (Box-Muller). */
  normal(): number {
    if (this.#spareNormal !== null) {
      const spare = this.#spareNormal;
      this.#spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    const angle = 2 * Math.PI * this.next();
    this.#spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
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
  const name = `${seed}/${purpose}/${keys.join('/')}`;
  return new Random(hash(name, 0x9e3779b9), hash(name, 0x243f6a88), hash(name, 0xb7e15162), 1);
}

/** FNV-1a over UTF-16 units with a murmur finish; `salt` gives independent words of one name. */
function hash(name: string, salt: number): number {
  let h = (0x811c9dc5 ^ salt) | 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
