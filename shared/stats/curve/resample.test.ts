import { expect, it } from 'vitest';
import { ProblemError } from '../../errors/problem.ts';
import { percentileBounds, resample, sumOfRows, type TitleRows } from './resample.ts';

// One column says which title it is, in powers of 1,000, so that a sum tells how often each was drawn.
const rows: TitleRows = { titles: 3, length: 2, values: Float64Array.of(1, 5, 1e3, 7, 1e6, 9) };

async function drawn(seed: number, draws?: number): Promise<number[]> {
  const sums: number[] = [];
  await resample(rows, { seed, draws }, (sum) => {
    const [counts = Number.NaN, total] = sum;
    const [first, second, third] = [counts % 1e3, Math.floor(counts / 1e3) % 1e3, Math.floor(counts / 1e6)];
    expect(first + second + third).toBe(3);
    expect(total).toBe(5 * first + 7 * second + 9 * third);
    sums.push(counts);
  });
  return sums;
}

it('draws as many titles as there are, 199 times unless told, the same from the same seed', async () => {
  const sums = await drawn(4);
  expect(sums).toHaveLength(199);
  expect(await drawn(4)).toEqual(sums);
  expect(await drawn(5)).not.toEqual(sums);
});

it('draws every title as often as the others', async () => {
  const counts = (await drawn(1, 4000)).map((sum) => sum % 1e3);
  // The standard error of the mean of 4,000 numbers with variance 2/3 is 0.013.
  expect(Math.abs(counts.reduce((sum, count) => sum + count, 0) / 4000 - 1)).toBeLessThan(0.05);
});

it('sums every title once', () => {
  expect([...sumOfRows(rows)]).toEqual([1_001_001, 21]);
});

it('says how far it is and stops when it is told to', async () => {
  const controller = new AbortController();
  const steps: [number, number][] = [];
  const onProgress = (done: number, of: number): void => {
    steps.push([done, of]);
    if (done === 3) controller.abort();
  };
  const stopped = resample(
    rows,
    { seed: 1, draws: 9, signal: controller.signal, onProgress },
    () => undefined,
  );
  await expect(stopped).rejects.toThrow(ProblemError);
  expect(steps).toEqual([
    [1, 9],
    [2, 9],
    [3, 9],
  ]);
});

it('lets a message to stop through between draws', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort());
  const stopped = resample(rows, { seed: 1, draws: 1e6, signal: controller.signal }, () => undefined);
  await expect(stopped).rejects.toThrow(ProblemError);
});

it('bounds 95 % of 199 draws by the fifth from either end', () => {
  const draws = Array.from({ length: 199 }, (_, i) => ((i * 40) % 199) + 1);
  expect(percentileBounds(draws)).toEqual({ low: 5, high: 195 });
  expect(percentileBounds([...draws.slice(5), ...Array<number>(5).fill(Infinity)]).high).toBe(Infinity);
  expect(percentileBounds([]).low).toBeNaN();
});
