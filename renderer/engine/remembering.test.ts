import { expect, test } from 'vitest';
import type { ResultTable } from '../../shared/engine/port.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { RememberingReader } from './remembering.ts';

/** A reader whose answers have ten cells, and what it was asked. */
function counting(): { asked: string[]; query: (sql: string) => Promise<ResultTable> } {
  const asked: string[] = [];
  return {
    asked,
    query: (sql) => {
      asked.push(sql);
      const column = { name: 'n', type: 'number' } as const;
      return Promise.resolve({ columns: [column], values: [Array(10).fill(asked.length)], rowCount: 10 });
    },
  };
}

test('a statement is asked once, and answered the same again', async () => {
  const engine = counting();
  const reader = new RememberingReader(engine);
  const first = await reader.query('SELECT 1');
  expect(await reader.query('SELECT 1')).toBe(first);
  expect(await reader.query('SELECT 2')).not.toBe(first);
  expect(engine.asked).toEqual(['SELECT 1', 'SELECT 2']);
});

test('what was used longest ago is forgotten when there is too much', async () => {
  const engine = counting();
  const reader = new RememberingReader(engine, 20);
  for (const sql of ['a', 'b', 'a', 'c', 'a', 'b']) await reader.query(sql);
  expect(engine.asked).toEqual(['a', 'b', 'c', 'b']);
});

test('an answer that is larger than the memory is given all the same', async () => {
  const reader = new RememberingReader(counting(), 5);
  expect((await reader.query('a')).rowCount).toBe(10);
});

test('what is known is not told to who has cancelled', async () => {
  const reader = new RememberingReader(counting());
  await reader.query('a');
  await expect(reader.query('a', { signal: AbortSignal.abort() })).rejects.toThrow(ProblemError);
});

test('a failure is not remembered', async () => {
  const engine = counting();
  let fails = true;
  const reader = new RememberingReader({
    query: (sql) => (fails ? Promise.reject(new Error('no')) : engine.query(sql)),
  });
  await expect(reader.query('a')).rejects.toThrow('no');
  fails = false;
  expect((await reader.query('a')).rowCount).toBe(10);
});
