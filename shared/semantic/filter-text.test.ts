import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOperators, type Filter } from '../workspace/filter.ts';
import { loadDefinitions } from './definitions.ts';
import { parseFilter } from './filter-text.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;

describe('each form', () => {
  test.each<[string, Filter['op'], string[], string?]>([
    ['genre = drama', 'eq', ['drama']],
    ['genre=drama', 'eq', ['drama']],
    ['  genre  =  drama  ', 'eq', ['drama']],
    ['GENRE = Drama', 'eq', ['Drama']],
    ['genre != drama', 'ne', ['drama']],
    ['genre <> drama', 'ne', ['drama']],
    ['cps_bin < 17', 'lt', ['17'], 'cps_bin'],
    ['cps_bin<=17', 'le', ['17'], 'cps_bin'],
    ['cps_bin > -1.5', 'gt', ['-1.5'], 'cps_bin'],
    ['cps_bin >= 1e2', 'ge', ['1e2'], 'cps_bin'],
    ['country in (FR,DE)', 'in', ['FR', 'DE'], 'country'],
    ['country in(FR)', 'in', ['FR'], 'country'],
    ["country IN ( 'FR' , DE )", 'in', ['FR', 'DE'], 'country'],
    ['week between 2026-09-07 and 2026-09-14', 'between', ['2026-09-07', '2026-09-14'], 'week'],
    ["week BETWEEN'2026-09-07'AND '2026-09-14'", 'between', ['2026-09-07', '2026-09-14'], 'week'],
    ['genre between and and b', 'between', ['and', 'b']],
    ['genre is null', 'is_null', []],
    ['genre IS  NOT  NULL', 'is_not_null', []],
    ["genre = ''", 'eq', ['']],
    ["genre = 'is null'", 'eq', ['is null']],
    ["genre = 'rock ''n'' roll'", 'eq', ["rock 'n' roll"]],
    ["genre = ''''", 'eq', ["'"]],
    ["genre in ('a, b', 'c) d', 'e''f')", 'in', ['a, b', 'c) d', "e'f"]],
    ["genre = 'two\nlines'", 'eq', ['two\nlines']],
    ["genre = '= <> !'", 'eq', ['= <> !']],
    ['genre = science-fiction', 'eq', ['science-fiction']],
    ['genre = 日本', 'eq', ['日本']],
    ['genre = "drama"', 'eq', ['"drama"']],
    ["genre = '; DROP TABLE core.title; --'", 'eq', ['; DROP TABLE core.title; --']],
    ['genre = in', 'eq', ['in']],
    ['genre = null', 'eq', ['null']],
  ])('%s', (text, op, values, dimension = 'genre') => {
    expect(parseFilter(definitions, text)).toEqual({
      ok: true,
      value: { dimension, op, values },
      problems: [],
    });
  });
});

describe('what breaks off is said with its character', () => {
  const operator = '=, !=, <, <=, >, >=, in, between or is';
  test.each([
    ['', 1, 'a dimension'],
    ['   ', 4, 'a dimension'],
    ['= drama', 1, 'a dimension'],
    ["'genre' = drama", 1, 'a dimension'],
    ['genre', 6, operator],
    ['genre drama', 7, operator],
    ['genre like drama', 7, operator],
    ['genre is', 7, operator],
    ['genre is nothing', 7, operator],
    ['genre is nullable', 7, operator],
    ['genre =', 8, 'a value'],
    ['genre =   ', 11, 'a value'],
    ['genre == drama', 8, 'a value'],
    ['genre = science fiction', 17, 'the end'],
    ['genre = drama and country = FR', 15, 'the end'],
    ['genre = drama,comedy', 14, 'the end'],
    ["genre = 'open", 9, 'a value with its closing quote'],
    ["genre = 'a''b", 9, 'a value with its closing quote'],
    ["genre in ('a', 'b''", 16, 'a value with its closing quote'],
    ["genre = 'it's'", 13, 'the end'],
    ["genre = it's", 11, 'the end'],
    ['genre in drama', 7, operator],
    ['genre in ()', 11, 'a value'],
    ['genre in (a b)', 13, ', or )'],
    ['genre in (a, )', 14, 'a value'],
    ['genre in (a', 12, ', or )'],
    ['genre in (a) b', 14, 'the end'],
    ['genre between a', 16, 'and'],
    ['genre between a, b', 16, 'and'],
    ['genre between a and', 17, 'and'],
    ['genre between a and b c', 23, 'the end'],
    ['genre is null or country = FR', 15, 'the end'],
    ['genre is not null;', 18, 'the end'],
  ])('%s', (text, position, expected) => {
    const parsed = parseFilter(definitions, text);
    expect(parsed.problems.map(({ code, message }) => [code, message])).toEqual([
      ['query.bad_filter', `The filter "${text}" breaks off at character ${position}: ${expected} expected.`],
    ]);
  });
});

describe('what does not fit the dimension is said', () => {
  test.each([
    ['speed = 3', 'query.unknown_dimension', 'There is no dimension speed.'],
    ['cps_bin = fast', 'query.bad_filter_value', 'compares it with "fast", which is not a number.'],
    ['cps_bin = NaN', 'query.bad_filter_value', 'compares it with "NaN", which is not a number.'],
    ['cps_bin = 1e999', 'query.bad_filter_value', 'compares it with "1e999", which is not a number.'],
    ["cps_bin = ''", 'query.bad_filter_value', 'compares it with "", which is not a number.'],
    ['week = 2026-02-30', 'query.bad_filter_value', 'which is not a date such as 2026-10-05.'],
    ['week = today', 'query.bad_filter_value', 'which is not a date such as 2026-10-05.'],
    ['week >= 2026-9-7', 'query.bad_filter_value', 'which is not a date such as 2026-10-05.'],
  ])('%s', (text, code, words) => {
    const parsed = parseFilter(definitions, text);
    expect(parsed.problems.map((problem) => problem.code)).toEqual([code]);
    expect(parsed.problems[0]?.message).toContain(words);
  });

  test('every value that does not, not the first alone', () => {
    const { problems } = parseFilter(definitions, 'cps_bin in (1, a, 2, b)');
    expect(problems.map(({ message }) => message)).toEqual([
      'The filter on cps_bin compares it with "a", which is not a number.',
      'The filter on cps_bin compares it with "b", which is not a number.',
    ]);
  });
});

const space = fc.constantFrom(' ', '  ', '\t', '\n');
const anyCase = (word: string): fc.Arbitrary<string> =>
  fc.boolean().map((upper) => (upper ? word.toUpperCase() : word));

/** A value as it may be written: in quotes, or bare where nothing in it needs them. */
const written = (value: string): fc.Arbitrary<string> => {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return fc.boolean().map((bare) => (bare && /^[\p{L}\p{N}_.:-]+$/u.test(value) ? value : quoted));
};

const words: Readonly<Record<Filter['op'], string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  in: 'in',
  between: 'between',
  is_null: 'is null',
  is_not_null: 'is not null',
};

/** How many values each operator takes, at least and at most. */
const counts: Readonly<Record<Filter['op'], readonly [number, number]>> = {
  eq: [1, 1],
  ne: [1, 1],
  lt: [1, 1],
  le: [1, 1],
  gt: [1, 1],
  ge: [1, 1],
  in: [1, 5],
  between: [2, 2],
  is_null: [0, 0],
  is_not_null: [0, 0],
};

/** A filter and one of the texts that say it. */
const filterAndText = fc
  .constantFrom(...filterOperators)
  .chain((op) => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      fc.string({ unit: fc.constantFrom("'", ',', '(', ')', ' ', 'a', '=', '\n', '\0'), maxLength: 6 }),
    );
    const values = fc.array(value, { minLength: counts[op][0], maxLength: counts[op][1] });
    return fc.tuple(fc.constant(op), values);
  })
  .chain(([op, values]) =>
    fc
      .tuple(fc.tuple(...values.map(written)), space, anyCase('genre'), anyCase(words[op]), anyCase('and'))
      .map(([texts, gap, dimension, operator, and]) => {
        const rest =
          op === 'in' ? `${gap}(${texts.join(`${gap},`)})` : `${gap}${texts.join(`${gap}${and}${gap}`)}`;
        const filter: Filter = { dimension: 'genre', op, values };
        return { filter, text: `${gap}${dimension}${gap}${operator.replaceAll(' ', gap)}${rest}` };
      }),
  );

test('what is written is read back', () => {
  fc.assert(
    fc.property(filterAndText, ({ filter, text }) => {
      expect(parseFilter(definitions, text)).toEqual({ ok: true, value: filter, problems: [] });
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test('any text is read or refused in words', () => {
  const pieces = [
    'genre',
    'week',
    '=',
    '<',
    'in',
    '(',
    ')',
    ',',
    'between',
    'and',
    'is',
    'not',
    'null',
    "'",
    ' ',
    'a',
    '\0',
  ];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 }), (text) => {
      const parsed = parseFilter(definitions, text);
      expect(parsed.ok ? 1 : parsed.problems.length).toBeGreaterThan(0);
      expect(parsed.problems.every(({ code }) => code.startsWith('query.'))).toBe(true);
    }),
    { seed: 12, numRuns: 2000 },
  );
});
