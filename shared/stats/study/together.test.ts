import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

/** Doubles each number, and keeps which were asked in one call. */
function doubling() {
  const calls: Record<string, number>[] = [];
  const answer = <K extends string>(questions: ReadonlyMap<K, number>): Promise<ReadonlyMap<K, number>> => {
    calls.push(Object.fromEntries(questions));
    return Promise.resolve(new Map([...questions].map(([key, value]) => [key, 2 * value])));
  };
  return { calls, answer };
}

describe('together', () => {
  it('answers all who wait in one call, and goes on without those that have ended', async () => {
    const { calls, answer } = doubling();
    const rounds = { once: 1, twice: 2, never: 0 };
    const results = await together<keyof typeof rounds, number, number, number>(
      ['once', 'twice', 'never'],
      async (key, ask) => {
        let value = key.length;
        for (let round = 0; round < rounds[key]; round += 1) value = await ask(value);
        return value;
      },
      answer,
    );
    expect(results).toEqual([8, 20, 5]);
    expect(calls).toEqual([{ once: 4, twice: 5 }, { twice: 10 }]);
  });

  it('ends with the first fault, and leaves nobody waiting', async () => {
    const { answer } = doubling();
    const work = async (key: string, ask: (value: number) => Promise<number>): Promise<number> => {
      if (key === 'bad') throw new Error('a fault');
      return ask(1);
    };
    await expect(together(['good', 'bad'], work, answer)).rejects.toThrow('a fault');
    const failing = (): Promise<never> => Promise.reject(new Error('no answer'));
    await expect(
      together(['a', 'b'], (_, ask: (value: number) => Promise<number>) => ask(1), failing),
    ).rejects.toThrow('no answer');
  });
});
