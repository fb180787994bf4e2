import { expect, test } from 'vitest';
import { ahead } from './ahead.ts';

/** Values that say in `log` when they are made and when their source is closed; a fault comes in place of a negative one. */
async function* made(values: readonly number[], log: string[]): AsyncGenerator<number> {
  try {
    for (const value of values) {
      await Promise.resolve();
      if (value < 0) throw new Error(`no ${-value}`);
      log.push(`made ${value}`);
      yield value;
    }
  } finally {
    log.push('closed');
  }
}

/** Lets all that can go on without being asked go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

test('the first is made at once, the next once the former is taken, and all come in order', async () => {
  const log: string[] = [];
  const values = ahead(made([1, 2, 3], log));
  await settled();
  expect(log).toEqual(['made 1']);
  expect(await values.next()).toEqual({ done: false, value: 1 });
  await settled();
  expect(log).toEqual(['made 1', 'made 2']);
  const rest: number[] = [];
  for await (const value of values) rest.push(value);
  expect(rest).toEqual([2, 3]);
  expect(log.at(-1)).toBe('closed');
});

test('as many are made as weigh less than the most together, and one more', async () => {
  const log: string[] = [];
  const values = ahead(made([1, 4, 2, 9], log), { most: 5, weigh: (value) => value });
  await settled();
  expect(log).toEqual(['made 1', 'made 4']);
  await values.next();
  await settled();
  expect(log).toEqual(['made 1', 'made 4', 'made 2']);
});

test('a source that has fewer than may wait is read to its end before any is taken', async () => {
  const log: string[] = [];
  ahead(made([1], log), { most: 2 });
  await settled();
  expect(log).toEqual(['made 1', 'closed']);
});

test('a fault is met in its place among the values, once', async () => {
  const values = ahead(made([1, -2, 3], []), { most: 9 });
  await settled();
  expect(await values.next()).toEqual({ done: false, value: 1 });
  await expect(values.next()).rejects.toThrow('no 2');
  expect(await values.next()).toEqual({ done: true, value: undefined });
});

test('whoever stops early lets go of what waits and of what is on its way, and closes the source', async () => {
  const log: string[] = [];
  const left: number[] = [];
  const dispose = (value: number): Promise<void> => Promise.resolve(void left.push(value));
  const values = ahead(made([1, 2, 3, 4], log), { most: 2, dispose });
  for await (const value of values) {
    await settled();
    if (value === 1) break;
  }
  expect(left).toEqual([2, 3]);
  expect(log).toEqual(['made 1', 'made 2', 'made 3', 'closed']);

  const onItsWay: string[] = [];
  const begun = ahead(made([7, 8], onItsWay), { dispose });
  await begun.return();
  expect(left).toEqual([2, 3, 7]);
  expect(onItsWay).toEqual(['made 7', 'closed']);
  expect(await begun.next()).toEqual({ done: true, value: undefined });
});
