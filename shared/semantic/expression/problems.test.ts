import { describe, expect, test } from 'vitest';
import type { Result } from '../../errors/problem.ts';
import { bindExpression, type Scope } from './bind.ts';
import type { Bound, ValueType } from './bound.ts';
import { parseExpression } from './parse.ts';

const types: Readonly<Record<string, ValueType>> = {
  a: 'integer',
  b: 'integer',
  x: 'number',
  y: 'number',
  s: 'string',
  u: 'string',
  p: 'boolean',
  q: 'boolean',
  d: 'date',
};

const scope: Scope = {
  find: ([name, ...rest]) => {
    const type = types[name ?? ''];
    return type === undefined || name === undefined || rest.length > 0
      ? null
      : { kind: 'column', type, joins: [], model: 'fact', column: name };
  },
  known: () => Object.keys(types),
};

function bind(text: string): Result<Bound> {
  const parsed = parseExpression(text);
  return parsed.ok ? bindExpression(parsed.value, scope) : parsed;
}

describe('what breaks off is said with its character', () => {
  test.each([
    ['', 1, 'a value expected, the end found'],
    ['1 +', 4, 'a value expected, the end found'],
    ['(1', 3, ') expected, the end found'],
    ['1 2', 3, 'an operator or the end expected, 2 found'],
    ['a = b = x', 7, 'an operator or the end expected, = found'],
    ['a in ()', 7, 'a value expected, ) found'],
    ['a in 1', 6, '( expected, 1 found'],
    ['a not 1', 7, 'in or between expected, 1 found'],
    ['a between 1 or 2', 13, 'and expected, or found'],
    ['a is 1', 6, 'null expected, 1 found'],
    ['case end', 6, 'when expected, end found'],
    ['case when p then 1', 19, 'end expected, the end found'],
    ["s = 'open", 5, "a value expected, ' found"],
    ['a; b', 2, 'an operator or the end expected, ; found'],
    ['a::int', 2, 'an operator or the end expected, : found'],
    ['"a"', 1, 'a value expected, " found'],
    ['a.', 3, 'a name expected, the end found'],
    ['a || b', 3, 'an operator or the end expected, | found'],
    ['1e5', 2, 'an operator or the end expected, e5 found'],
    ['and', 1, 'a value expected, and found'],
    ['9007199254740993', 1, 'a number up to 9007199254740991 expected, 9007199254740993 found'],
    [`a = ${'9'.repeat(400)}`, 5, `a number up to 9007199254740991 expected, ${'9'.repeat(400)} found`],
  ])('%s', (text, position, words) => {
    const parsed = parseExpression(text, { file: 'metrics/x.yaml', line: 3 });
    expect(parsed.ok).toBe(false);
    expect(parsed.problems).toMatchObject([
      { code: 'query.syntax', at: { file: 'metrics/x.yaml', line: 3 } },
    ]);
    expect(parsed.problems[0]?.message).toBe(`The expression breaks off at character ${position}: ${words}.`);
  });
});

describe('what does not fit is said with its character', () => {
  test.each([
    ['a + nothing', 'query.unknown_column', 'names nothing at character 5'],
    ['a.b', 'query.unknown_column', 'names a.b at character 1'],
    ['sqrt(x)', 'query.unknown_function', 'calls sqrt at character 1'],
    ['p and now()', 'query.syntax', 'at character 11: a value expected'],
    ['a = s', 'query.wrong_type', 'At character 5, = needs integer, not string'],
    ["d >= '2026-01-01'", 'query.wrong_type', 'At character 6, >= needs date, not string'],
    ['a and p', 'query.wrong_type', 'At character 1, and needs a condition, not integer'],
    ['not s', 'query.wrong_type', 'At character 5, not needs a condition, not string'],
    ['-s', 'query.wrong_type', 'At character 2, - needs a number, not string'],
    ['p + 1', 'query.wrong_type', 'At character 1, + needs a number, not boolean'],
    ["a in (1, 'x')", 'query.wrong_type', 'At character 10, in needs integer, not string'],
    ["a between 1 and 'x'", 'query.wrong_type', 'At character 17, between needs integer, not string'],
    [
      "case when p then 1 else 'x' end",
      'query.wrong_type',
      'At character 25, case needs integer, not string',
    ],
    ['case when a then 1 end', 'query.wrong_type', 'At character 11, when needs a condition, not integer'],
    ["coalesce(a, 'x')", 'query.wrong_type', 'At character 13, coalesce needs integer, not string'],
    ['abs(1, 2)', 'query.wrong_type', 'abs needs 1 value, not 2'],
    ['bin(x, y)', 'query.wrong_type', 'bin needs a width above 0'],
    ['bin(x, 0)', 'query.wrong_type', 'bin needs a width above 0'],
    ['bin(s, 1)', 'query.wrong_type', 'At character 5, bin needs a number, not string'],
  ])('%s', (text, code, words) => {
    const bound = bind(text);
    expect(bound.problems).toMatchObject([{ code }]);
    expect(bound.problems[0]?.message).toContain(words);
  });

  test.each<[string, ValueType]>([
    ['a + b', 'integer'],
    ['a + x', 'number'],
    ['a * b', 'number'],
    ['a / b', 'number'],
    ['coalesce(a, x)', 'number'],
    ['case when p then null else a end', 'integer'],
    ['case when p then a else x end', 'number'],
    ['nullif(s, u)', 'string'],
    ['null', 'null'],
    ['p = q', 'boolean'],
  ])('%s is of type %s', (text, type) => {
    const bound = bind(text);
    expect(bound.ok && bound.value.type).toBe(type);
  });
});
