import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../definitions.ts';
import type { Expression } from './ast.ts';
import { bindExpression, type Scope } from './bind.ts';
import type { Bound, ValueType } from './bound.ts';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';

const types: Readonly<Record<string, ValueType>> = {
  a: 'integer',
  b: 'integer',
  x: 'number',
  s: 'string',
  p: 'boolean',
  q: 'boolean',
};
const scope: Scope = {
  find: (path) => {
    const type = types[path.at(-1) ?? ''];
    const column = path.at(-1) ?? '';
    return type === undefined ? null : { kind: 'column', type, joins: path.slice(0, -1), model: 'm', column };
  },
  known: () => Object.keys(types),
};

function tree(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
}

function bound(text: string): Bound {
  const result = bindExpression(tree(text), scope, {});
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

/** A tree without the places where its parts stand. */
const shape = (text: string): string =>
  JSON.stringify(tree(text), (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value));

describe('an expression for people', () => {
  test.each([
    ['a=1 AND  b<>2', 'a = 1 and b != 2'],
    ['(p or q) and not p', '(p or q) and not p'],
    ['p or q and p', 'p or q and p'],
    ['not (a = b)', 'not (a = b)'],
    ["title.s in ('it''s', 'b')", "title.s in ('it''s', 'b')"],
    ['a not between 1 and b + 2', 'a not between 1 and (b + 2)'],
    ['x / (a + b) * 2', '(x / (a + b)) * 2'],
    ['a - (b - 1)', 'a - (b - 1)'],
    ['-(a + b) > 0', '(-(a + b)) > 0'],
    ['(a = b) = p', '(a = b) = p'],
    [
      'case when p then 1 else nullif(a, 0) end is not null',
      'case when p then 1 else nullif(a, 0) end is not null',
    ],
    ['bin(x, 0.05) is null', 'bin(x, 0.05) is null'],
    ['coalesce(p, false)', 'coalesce(p, false)'],
  ])('%s reads %s, and means the same', (text, printed) => {
    expect(printExpression(bound(text))).toBe(printed);
    const meaning = shape(printed);
    expect(meaning).toBe(shape(text));
  });

  test('names a field by its name and not by what it is made of', () => {
    const from = { joins: ['title'], model: 'm', field: 'is_short' };
    const field: Bound = { ...bound('a < 3 or p'), from };
    const whole: Bound = { kind: 'and', type: 'boolean', left: field, right: bound('q') };
    expect(printExpression(whole)).toBe('title.is_short and q');
  });

  const read = loadDefinitions();
  const cases = read.ok ? [...read.value.models.values()].flatMap(({ rules }) => rules?.cases ?? []) : [];
  test.each(cases.map(({ id, condition, when }) => [id, condition, when] as const))(
    'the case %s is read as it is written',
    (_, condition, when) => {
      expect(shape(printExpression(when))).toBe(shape(condition));
    },
  );
});
