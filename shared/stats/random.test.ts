import { describe, expect, it, test } from 'vitest';
import { RandomStream, randomStream } from './random.ts';

/** The first words of sfc32 from 1, 2, 3 with counter 1 after twelve rounds, as its published step gives them in unbounded integers. */
function publishedWords(count: number): number[] {
  const word = 2n ** 32n;
  let [a, b, c, counter] = [1n, 2n, 3n, 1n];
  const words: number[] = [];
  for (let round = 0; round < 12 + count; round += 1) {
    const sum = (a + b + counter) % word;
    counter = (counter + 1n) % word;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) % word;
    c = ((((c << 21n) % word) | (c >> 11n)) + sum) % word;
    if (round >= 12) words.push(Number(sum) / 2 ** 32);
  }
  return words;
}

test('sfc32 as published', () => {
  const stream = new RandomStream([1, 2, 3, 1]);
  expect(Array.from({ length: 50 }, () => stream.next())).toEqual(publishedWords(50));
});

test('a stream repeats itself, and differs by seed, purpose and key', () => {
  const first = (...args: Parameters<typeof randomStream>) => randomStream(...args).next();
  const others = [first(1, 'b'), first(2, 'a'), first(1, 'a', 0), first(1, 'a', 0, 'de')];
  expect(first(1, 'a')).toBe(first(1, 'a'));
  expect(new Set([first(1, 'a'), ...others]).size).toBe(5);
});

describe('draws', () => {
  const draws = 40_000;
  const take = (purpose: string, draw: (stream: RandomStream) => number) => {
    const stream = randomStream(7, purpose);
    return Array.from({ length: draws }, () => draw(stream));
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  // Four standard errors of each moment with 40,000 draws.
  it('are uniform', () => {
    const values = take('uniform', (stream) => stream.next());
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws));
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1 / 3)).toBeLessThan(
      4 * Math.sqrt(4 / 45 / draws),
    );
  });

  it('are normal', () => {
    const values = take('normal', (stream) => stream.normal());
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(draws));
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(4 * Math.sqrt(96 / draws));
    const beyond = values.filter((value) => Math.abs(value) > 1.959964).length / draws;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / draws));
  });

  it('are of two signs', () => {
    const values = take('sign', (stream) => stream.rademacher());
    expect(new Set(values)).toEqual(new Set([1, -1]));
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(draws));
  });

  it('give each cluster its share', () => {
    const stream = randomStream(7, 'weights');
    const totals = new Float64Array(8);
    let squares = 0;
    for (let draw = 0; draw < 5_000; draw += 1) {
      const weights = stream.multinomialWeights(8);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(8);
      weights.forEach((weight, place) => (totals[place] = (totals[place] ?? 0) + weight));
      squares += ((weights[0] ?? 0) - 1) ** 2;
    }
    for (const total of totals)
      expect(Math.abs(total / 5_000 - 1)).toBeLessThan(4 * Math.sqrt(7 / 8 / 5_000));
    // The variance of a multinomial count with 8 draws of probability 1/8 is 7/8.
    expect(Math.abs(squares / 5_000 - 7 / 8)).toBeLessThan(0.08);
  });
});
