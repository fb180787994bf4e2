import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BoundedParser, type SqlWorker } from './bounded-parser.ts';
import type { SqlAnswer } from './sql-parser.ts';

const never = new Promise<SqlAnswer>(() => undefined);
const given = (statements: unknown): SqlAnswer => ({ statements, error: null });
const thrown = (error: string): SqlAnswer => ({ statements: null, error });

/** A parser whose workers answer by the text that they are asked, with what was started and ended. */
function parserOf(
  answers: Readonly<Record<string, Promise<SqlAnswer>>>,
  ready = Promise.resolve(),
): { parser: BoundedParser; log: string[] } {
  const log: string[] = [];
  const start = (): SqlWorker => {
    log.push('start');
    return {
      ready,
      ask: (sql) => answers[sql] ?? Promise.resolve(given([sql])),
      end: () => log.push('end'),
    };
  };
  return { parser: new BoundedParser(start, 20), log };
}

test('one worker answers text after text', async () => {
  const { parser, log } = parserOf({});
  expect(await parser.parse('a')).toEqual({ ok: true, statements: ['a'] });
  expect(await parser.parse('b')).toEqual({ ok: true, statements: ['b'] });
  parser.close();
  expect(log).toEqual(['start', 'end']);
});

test('what the library says is told with its line', async () => {
  const error = 'sql parser error: Expected: ), found: EOF at Line: 3, Column: 7';
  const { parser, log } = parserOf({ a: Promise.resolve(thrown(error)) });
  expect(await parser.parse('a')).toEqual({ ok: false, reason: 'Expected: ), found: EOF', line: 3 });
  expect(log).toEqual(['start']);
});

test('a text that takes too long ends its worker, and after three no more are tried', async () => {
  const { parser, log } = parserOf({ slow: never });
  const late = { ok: false, reason: 'it took longer than 0.02 seconds', line: 1 };
  expect(await parser.parse('slow')).toEqual(late);
  expect(await parser.parse('b')).toEqual({ ok: true, statements: ['b'] });
  expect([await parser.parse('slow'), await parser.parse('slow')]).toEqual([late, late]);
  expect(log).toEqual(['start', 'end', 'start', 'end', 'start', 'end']);
  expect(await parser.parse('b')).toMatchObject({
    ok: false,
    reason: 'too many other queries took too long',
  });
  expect(log).toHaveLength(6);
});

test('a library that broke and a worker that died are replaced', async () => {
  const broken = thrown('memory access out of bounds');
  const { parser, log } = parserOf({
    deep: Promise.resolve(broken),
    fatal: Promise.reject(new Error('gone')),
  });
  expect(await parser.parse('deep')).toEqual({ ok: false, reason: 'it is nested too deeply', line: 1 });
  expect(await parser.parse('fatal')).toEqual({ ok: false, reason: 'the parser stopped', line: 1 });
  expect(await parser.parse('b')).toEqual({ ok: true, statements: ['b'] });
  expect(log).toEqual(['start', 'end', 'start', 'end', 'start']);
});

describe('what is no fault of a text is not laid to it', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a worker may take longer to be ready than a text may take', async () => {
    const ready = Promise.withResolvers<undefined>();
    const { parser, log } = parserOf({}, ready.promise);
    const parsing = parser.parse('a');
    await vi.advanceTimersByTimeAsync(1000);
    ready.resolve(undefined);
    expect(await parsing).toEqual({ ok: true, statements: ['a'] });
    expect(log).toEqual(['start']);
  });

  test('a worker that dies before it is ready is told, and replaced', async () => {
    const gone = Promise.reject(new Error('gone'));
    const { parser, log } = parserOf({}, gone);
    expect(await parser.parse('a')).toEqual({ ok: false, reason: 'the parser stopped', line: 1 });
    expect(log).toEqual(['start', 'end']);
  });

  test('a worker that is never ready is given up', async () => {
    const { parser } = parserOf({}, new Promise(() => undefined));
    const parsing = parser.parse('a');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await parsing).toEqual({ ok: false, reason: 'the parser stopped', line: 1 });
  });
});

test('a thread that stood still while a text was parsed has not waited for it', async () => {
  const answer = Promise.withResolvers<SqlAnswer>();
  const { parser, log } = parserOf({ a: answer.promise });
  const parsing = parser.parse('a');
  // What is due by then is done, so that the time for the text runs.
  await new Promise((resolve) => setTimeout(resolve));
  const end = performance.now() + 200;
  while (performance.now() < end);
  setTimeout(() => answer.resolve(given(['a'])), 2);
  expect(await parsing).toEqual({ ok: true, statements: ['a'] });
  expect(log).toEqual(['start']);
});
