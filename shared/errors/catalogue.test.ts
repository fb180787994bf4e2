import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as catalogue from './catalogue.ts';
import { message } from './define.ts';
import { listedPlaces, placesOf, type Problem } from './problem.ts';

/** Values for the parameters that are no text, by name; a text is made of the parameter's own name. */
const byName: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    'known neededBy columns groups key references allowed tables names metrics paths ways'
      .split(' ')
      .map((name) => [name, ['first', 'second']]),
  ),
  ...Object.fromEntries(
    'copies dashboards bytes limit declared found expected times most port position given below newest usedBytes limitBytes'
      .split(' ')
      .map((name) => [name, 7]),
  ),
  fault: 'parent',
  kind: 'Parquet',
  languages: ['de', 'pt-BR'],
  folders: ['may', 'june'],
  dates: ['week', 'invoiced'],
  coarse: ['viewing'],
  fine: ['invoices'],
};
/** Where a name of the above means something else. */
const byCode: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'package.one_of_columns': { groups: [['start_ms', 'end_ms']], found: ['start_ms'] },
};

function parametersOf(code: string): object {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        byCode[code]?.[String(name)] ?? byName[String(name)] ?? `a ${String(name)} of its own`,
    },
  );
}

const problemSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  fix: z.string(),
  at: z.strictObject({}),
});

/** A message of any parameters. */
type AnyMessage = ((...parameters: never[]) => unknown) & { readonly code: string };
const groups: Readonly<Record<string, Readonly<Record<string, AnyMessage>>>> = catalogue;

const messages = Object.entries(groups).flatMap(([group, all]) =>
  Object.entries(all).map(([name, make]) => ({
    domain: group.replace(/Messages$/, '').replace('timedText', 'timed-text'),
    title: `${group}.${name}`,
    code: make.code,
    make,
  })),
);

describe('every message of the catalogue', () => {
  test('has a code of its own, in its domain', () => {
    expect(messages.length).toBeGreaterThan(100);
    const codes = messages.map(({ code }) => code);
    expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
    for (const { domain, code } of messages)
      expect(code).toMatch(new RegExp(`^${domain}\\.[a-z][a-z0-9_]*$`));
  });

  test.each(messages)('$title says what happened and what to do, in sentences', ({ code, make }) => {
    const problem = problemSchema.parse(Reflect.apply(make, undefined, [parametersOf(code)]));
    expect(problem.code).toBe(code);
    for (const text of [problem.message, problem.fix]) {
      expect(text).toMatch(/^[\p{Lu}"“\da-z]\P{Cc}{9,}[.!?]$/u);
      expect(text).not.toMatch(/undefined|NaN|\[object|\.\.$|\bat .*:\d+:\d+/);
    }
    expect(problem.fix).toMatch(/^[\p{Lu}]/u);
    expect(problem.fix).not.toBe(problem.message);
  });
});

describe('a message', () => {
  const odd = message<{ reason: string }>('test.odd', {
    severity: 'error',
    message: ({ reason }) => `It stopped: ${reason}.`,
    fix: () => 'Start it again',
  });

  test.each([
    ['no more memory', 'It stopped: no more memory.'],
    ['no more memory.', 'It stopped: no more memory.'],
    ['wait...', 'It stopped: wait....'],
  ])('ends in one full stop, whatever it is given: %j', (reason, words) => {
    expect(odd({ reason })).toMatchObject({ message: words, fix: 'Start it again.' });
  });

  test('names its place, and of a long value the beginning', () => {
    const at = { file: 'a.csv', row: 1, value: 'x'.repeat(500) };
    expect(odd({ reason: 'x' }, at, 21)).toMatchObject({
      at: { file: 'a.csv', row: 1, value: `${'x'.repeat(119)}…` },
      count: 21,
    });
    expect(odd({ reason: 'x' })).not.toHaveProperty('count');
  });
});

test('places are counted once: of a fault in 5,000 places twenty are listed, of one in 3 all are', () => {
  const problem: Problem = { code: 'a.b', severity: 'warning', message: 'M.', fix: 'F.', at: {} };
  const listed = Array.from({ length: listedPlaces - 1 }, () => problem);
  expect(placesOf([{ ...problem, count: 5000 }, ...listed])).toBe(5000);
  expect(placesOf([{ ...problem, count: 5000 }, ...listed, problem, problem, problem])).toBe(5003);
  expect(placesOf([])).toBe(0);
});
