/**
 * Seeded random numbers. Every purpose (and title, language or draw) has a stream of its own, so that a change in one part leaves the
 * others as they were, and the same seed gives the same bytes.
 */

/** The four words that a stream starts from. */
export type Start = readonly [a: number, b: number, c: number, counter: number];

/** Where the stream of one purpose starts, and of one title, language or both where they are given. */
export function startOf(seed: number, purpose: string, ...keys: readonly (number | string)[]): Start {
  const name = `${seed}/${purpose}/${keys.join('/')}`;
  return [hash(name, 0x9e3779b9), hash(name, 0x243f6a88), hash(name, 0xb7e15162), 1];
}

/** FNV-1a over UTF-16 units with a murmur finish; `salt` gives independent words of one name. */
function hash(name: string, salt: number): number {
  let h = (0x811c9dc5 ^ salt) | 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A stream of random numbers: sfc32 (Chris Doty-Humphrey's "small fast counting" generator, 128 bits of state). */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  #spareNormal: number | null = null;

  constructor([a, b, c, counter]: Start) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A uniform number in [0, 1), a multiple of 2^-32. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
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

  /** 1 or -1, each as likely: the multiplier of one cluster in a wild bootstrap. */
  rademacher(): 1 | -1 {
    return this.next() < 0.5 ? 1 : -1;
  }

  /** How often each of `count` clusters comes up when as many are drawn with replacement: the weights of one bootstrap draw. */
  multinomialWeights(count: number): Float64Array {
    const weights = new Float64Array(count);
    for (let draw = 0; draw < count; draw += 1) {
      const place = Math.floor(this.next() * count);
      weights[place] = (weights[place] ?? 0) + 1;
    }
    return weights;
  }
}

/** The stream of one purpose, and of one title, language or draw where they are given. */
export function randomStream(
  seed: number,
  purpose: string,
  ...keys: readonly (number | string)[]
): RandomStream {
  return new RandomStream(startOf(seed, purpose, ...keys));
}
