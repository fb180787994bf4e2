import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../../electron/cli/engine/open.ts';
import type { Cell, Engine } from '../../engine/port.ts';
import { bindExpression, type Scope } from './bind.ts';
import type { ValueType } from './bound.ts';
import { emitDuckdb } from './duckdb.ts';
import { parseExpression } from './parse.ts';

/** The columns that expressions at random may name. */
type Column = 'a' | 'b' | 'x' | 'y' | 's' | 'u' | 'p' | 'q';

/** A row of values for them. */
type Row = Readonly<{
  a: number | null;
  b: number | null;
  x: number | null;
  y: number | null;
  s: string | null;
  u: string | null;
  p: boolean | null;
  q: boolean | null;
}>;

/** Rows in which every column is also null, equal to its neighbour, zero or negative. */
const rows: readonly Row[] = [
  { a: 1, b: 2, x: 0.5, y: 2.25, s: 'a', u: 'b', p: true, q: false },
  { a: 0, b: 0, x: 0, y: 1, s: '', u: '', p: false, q: false },
  { a: -3, b: 3, x: -1.5, y: -1.5, s: 'é', u: 'z', p: true, q: true },
  { a: null, b: 1, x: null, y: 0.1, s: null, u: 'a', p: null, q: true },
  { a: 7, b: null, x: 1e6, y: null, s: 'A', u: null, p: false, q: null },
  { a: null, b: null, x: null, y: null, s: null, u: null, p: null, q: null },
  { a: 2, b: 2, x: 3, y: 3, s: 'b', u: 'b', p: true, q: null },
];

type Value = number | string | boolean | null;

/** An expression as text, how tightly its outermost operator binds, and what it is worth in a row by SQL's rules. */
interface RandomExpression {
  readonly text: string;
  readonly binds: number;
  readonly value: (row: Row) => Value;
}

/** How tightly the operators bind, from the loosest. */
const level = { or: 1, and: 2, not: 3, predicate: 4, sum: 5, product: 6, sign: 7, whole: 8 } as const;

/** The text of an operand, in parentheses where it binds less tightly than its place needs. */
const inside = ({ text, binds }: RandomExpression, needed: number): string =>
  binds >= needed ? text : `(${text})`;

const leaf = (text: string, value: (row: Row) => Value): RandomExpression => ({
  text,
  binds: level.whole,
  value,
});

type Arb = fc.Arbitrary<RandomExpression>;

const column = (...names: Column[]): Arb =>
  fc.constantFrom(...names).map((name) => leaf(name, (row) => row[name]));
const unknown: Arb = fc.constant(leaf('null', () => null));
const numberLiteral: Arb = fc
  .constantFrom(0, 1, 2, 3, 10, 0.5, 2.25, 0.1)
  .map((value) => leaf(String(value), () => value));
const textLiteral: Arb = fc
  .constantFrom('', 'a', 'b', 'A', 'é', "it's", "'", '--', '"')
  .map((value) => leaf(`'${value.replaceAll("'", "''")}'`, () => value));
const truthLiteral: Arb = fc.boolean().map((value) => leaf(String(value), () => value));

/** Applies an operator to two values, null where either is. */
const strict =
  <T extends Value>(apply: (left: T, right: T) => Value, is: (value: Value) => value is T) =>
  (left: Value, right: Value): Value =>
    is(left) && is(right) ? apply(left, right) : null;

const isNumber = (value: Value): value is number => typeof value === 'number';

const arithmetic: Readonly<Record<string, (left: number, right: number) => number | null>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? null : left / right),
};

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare(operator: string, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  const order = left === right ? 0 : left < right ? -1 : 1;
  return comparisons[operator]?.(order) ?? null;
}

const not = (value: Value): Value => (value === null ? null : value !== true);
const and = (left: Value, right: Value): Value =>
  left === false || right === false ? false : left === null || right === null ? null : true;
const or = (left: Value, right: Value): Value => not(and(not(left), not(right)));

const sums = (operand: Arb): Arb =>
  fc.tuple(fc.constantFrom('+', '-', '*', '/'), operand, operand).map(([operator, left, right]) => {
    const binds = operator === '+' || operator === '-' ? level.sum : level.product;
    const apply = strict<number>((l, r) => arithmetic[operator]?.(l, r) ?? null, isNumber);
    return {
      text: `${inside(left, binds)} ${operator} ${inside(right, binds + 1)}`,
      binds,
      value: (row) => apply(left.value(row), right.value(row)),
    };
  });

const signs = (operand: Arb): Arb =>
  operand.map((of) => ({
    text: `-${inside(of, level.sign)}`,
    binds: level.sign,
    value: (row) => {
      const value = of.value(row);
      return isNumber(value) ? -value : null;
    },
  }));

const roundings: Readonly<Record<string, (value: number) => number>> = {
  abs: (value) => Math.abs(value),
  floor: (value) => Math.floor(value),
  round: (value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5),
};

const roundingCalls = (operand: Arb): Arb =>
  fc.tuple(fc.constantFrom('abs', 'floor', 'round'), operand).map(([name, of]) =>
    leaf(`${name}(${of.text})`, (row) => {
      const value = of.value(row);
      return isNumber(value) ? (roundings[name]?.(value) ?? null) : null;
    }),
  );

const calls = (operand: Arb): Arb =>
  fc
    .tuple(fc.boolean(), operand, operand)
    .map(([first, left, right]) =>
      first
        ? leaf(`coalesce(${left.text}, ${right.text})`, (row) => left.value(row) ?? right.value(row))
        : leaf(`nullif(${left.text}, ${right.text})`, (row) =>
            compare('=', left.value(row), right.value(row)) === true ? null : left.value(row),
          ),
    );

const cases = (condition: Arb, operand: Arb): Arb =>
  fc
    .tuple(fc.array(fc.tuple(condition, operand), { minLength: 1, maxLength: 2 }), fc.option(operand))
    .map(([branches, otherwise]) => {
      const whens = branches.map(([when, then]) => `when ${when.text} then ${then.text}`);
      const last = otherwise === null ? '' : ` else ${otherwise.text}`;
      return leaf(`case ${whens.join(' ')}${last} end`, (row) => {
        const [, then = otherwise] = branches.find(([when]) => when.value(row) === true) ?? [];
        return then?.value(row) ?? null;
      });
    });

const predicate = (text: string, value: RandomExpression['value']): RandomExpression => ({
  text,
  binds: level.predicate,
  value,
});

function predicates(operand: Arb): Arb {
  const compared = fc
    .tuple(fc.constantFrom(...Object.keys(comparisons)), operand, operand)
    .map(([operator, left, right]) =>
      predicate(`${inside(left, level.sum)} ${operator} ${inside(right, level.sum)}`, (row) =>
        compare(operator, left.value(row), right.value(row)),
      ),
    );
  const listed = fc
    .tuple(fc.boolean(), operand, fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([negated, of, list]) =>
      predicate(
        `${inside(of, level.sum)}${negated ? ' not' : ''} in (${list.map(({ text }) => text).join(', ')})`,
        (row) => {
          const found = list
            .map((item) => compare('=', of.value(row), item.value(row)))
            .reduce<Value>((left, right) => or(left, right), false);
          return negated ? not(found) : found;
        },
      ),
    );
  const between = fc.tuple(fc.boolean(), operand, operand, operand).map(([negated, of, low, high]) =>
    predicate(
      `${inside(of, level.sum)}${negated ? ' not' : ''} between ${inside(low, level.sum)} and ${inside(high, level.sum)}`,
      (row) => {
        const value = of.value(row);
        const found = and(compare('>=', value, low.value(row)), compare('<=', value, high.value(row)));
        return negated ? not(found) : found;
      },
    ),
  );
  return fc.oneof(compared, listed, between, nullTests(operand));
}

const nullTests = (operand: Arb): Arb =>
  fc
    .tuple(fc.boolean(), operand)
    .map(([negated, of]) =>
      predicate(
        `${inside(of, level.sum)} is ${negated ? 'not ' : ''}null`,
        (row) => (of.value(row) === null) !== negated,
      ),
    );

const connectives = (operand: Arb): Arb =>
  fc.tuple(fc.constantFrom('and', 'or', 'not'), operand, operand).map(([word, left, right]) => {
    if (word === 'not')
      return {
        text: `not ${inside(left, level.not)}`,
        binds: level.not,
        value: (row) => not(left.value(row)),
      };
    const binds = word === 'and' ? level.and : level.or;
    const join = word === 'and' ? and : or;
    return {
      text: `${inside(left, binds)} ${word} ${inside(right, binds + 1)}`,
      binds,
      value: (row) => join(left.value(row), right.value(row)),
    };
  });

const { truth } = fc.letrec<{ number: RandomExpression; text: RandomExpression; truth: RandomExpression }>(
  (tie) => ({
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      column('a', 'b', 'x', 'y'),
      numberLiteral,
      unknown,
      sums(tie('number')),
      signs(tie('number')),
      roundingCalls(tie('number')),
      calls(tie('number')),
      cases(tie('truth'), tie('number')),
    ),
    text: fc.oneof(
      { maxDepth: 3 },
      column('s', 'u'),
      textLiteral,
      calls(tie('text')),
      cases(tie('truth'), tie('text')),
    ),
    truth: fc.oneof(
      { maxDepth: 4 },
      column('p', 'q'),
      truthLiteral,
      predicates(tie('number')),
      predicates(tie('text')),
      predicates(tie('truth')),
      connectives(tie('truth')),
      cases(tie('truth'), tie('truth')),
    ),
  }),
);

/** Conditions at random: what they are made of are numbers, texts and conditions. */
const anyExpression: Arb = truth;

const types: Readonly<Record<string, ValueType>> = {
  a: 'integer',
  b: 'integer',
  x: 'number',
  y: 'number',
  s: 'string',
  u: 'string',
  p: 'boolean',
  q: 'boolean',
};

const scope: Scope = {
  find: ([name = '']) => {
    const type = types[name];
    return type === undefined ? null : { kind: 'column', type, joins: [], model: 'fact', column: name };
  },
  known: () => Object.keys(types),
};

function sqlOf(text: string): string {
  const parsed = parseExpression(text);
  const bound = parsed.ok ? bindExpression(parsed.value, scope) : parsed;
  if (!bound.ok) throw new Error(`${text}: ${bound.problems[0]?.message ?? ''}`);
  return emitDuckdb(bound.value);
}

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.query(
    'CREATE TABLE fact (id INTEGER, a BIGINT, b BIGINT, x DOUBLE, y DOUBLE, s VARCHAR, u VARCHAR, p BOOLEAN, q BOOLEAN)',
  );
  const values = rows.map((row, id) => {
    const cells = [row.a, row.b, row.x, row.y, row.s, row.u, row.p, row.q];
    return `(${[id, ...cells].map((cell) => (typeof cell === 'string' ? `'${cell}'` : String(cell))).join(', ')})`;
  });
  await engine.query(`INSERT INTO fact VALUES ${values.join(', ')}`);
});
afterAll(() => engine.close());

async function valuesOf(texts: readonly string[]): Promise<readonly (readonly Cell[])[]> {
  const columns = texts.map((text, i) => `${sqlOf(text)} AS c${i}`);
  return (await engine.query(`SELECT ${columns.join(', ')} FROM fact ORDER BY id`)).values;
}

test('400 expressions at random mean what they say, in every row', async () => {
  const expressions = fc.sample(anyExpression, { seed: 7, numRuns: 400 });
  for (let from = 0; from < expressions.length; from += 50) {
    const batch = expressions.slice(from, from + 50);
    const found = await valuesOf(batch.map(({ text }) => text));
    batch.forEach(({ text, value }, i) => {
      const expected = rows.map((row) => value(row));
      expect(found[i], text).toEqual(expected);
    });
  }
});

async function one(text: string): Promise<Cell | undefined> {
  return (await valuesOf([text]))[0]?.[0];
}

describe('by hand', () => {
  test.each<[string, Cell]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['7 / 2', 3.5],
    ['1 / 0', null],
    ['0 / 0', null],
    ['-2 - -3', 1],
    ['not false and false', false],
    ['true or true and false', true],
    ['not 1 = 2', true],
    ['1 between 0 and 2 and false', false],
    ['null and false', false],
    ['null or true', true],
    ['not null', null],
    ['null = null', null],
    ['null is null', true],
    ['1 in (2, null)', null],
    ['1 not in (1, null)', false],
    ['3 not between 1 and 2', true],
    ['case when null then 1 else 2 end', 2],
    ['case when false then 1 end', null],
    ["case when true then 'it''s' end", "it's"],
    ["coalesce(null, 'a')", 'a'],
    ['nullif(2, 2)', null],
    ['round(2.5)', 3],
    ['floor(-0.5)', -1],
    ['abs(-3)', 3],
    ["'a' <> 'A'", true],
    ['TRUE AND 1 Is Not NULL', true],
    ["'; DROP TABLE fact; --' = 'x'", false],
    ["'a -- b' = 'a -- b'", true],
    ['1.5 * 2', 3],
  ])('%s is %s', async (text, expected) => {
    expect(await one(text)).toEqual(expected);
  });

  test.each<[string, number]>([
    ['bin(17, 1)', 17],
    ['bin(17.99, 1)', 17],
    ['bin(35 * 1000 / (28 * 1000 / 24), 1)', 30],
    ['bin(-0.5, 1)', -1],
    ['bin(0.15, 0.05)', 0.15],
    ['bin(1.0499, 0.05)', 1],
    ['bin(1.05, 0.05)', 1.05],
    ['bin(3 / 20, 0.05)', 0.15],
    ['bin(159.9, 10)', 150],
    ['bin(41, 2)', 40],
  ])('the lower edge %s is %d', async (text, expected) => {
    expect(await one(text)).toBe(expected);
  });

  test('products and quotients can not overflow', async () => {
    expect(await one('9007199254740991 * 9007199254740991')).toBe(9007199254740991 * 9007199254740991);
  });
});
