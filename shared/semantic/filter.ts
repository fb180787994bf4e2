import { isDay } from '../engine/iso.ts';
import type { ColumnType } from '../engine/port.ts';
import { queryMessages } from '../errors/query.ts';
import type { Problem, Result } from '../errors/problem.ts';
import type { Filter } from '../workspace/filter.ts';
import { both, type Bound } from './expression/bound.ts';
import { dimensionNamed, knownDimensions } from './dates.ts';
import type { Definitions, Dimension } from './definitions/types.ts';

/** A filter that a query names, with its dimension. */
export interface CheckedFilter {
  readonly filter: Filter;
  readonly dimension: Dimension;
  /** The values, each as a literal of the dimension's type. */
  readonly values: readonly Bound[];
}

type Value = Filter['values'][number];

const typeWords: Readonly<Record<ColumnType, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-10-05',
  datetime: 'a moment such as 2026-10-05T12:00:00',
};

/**
 * Checks a filter: its dimension exists, its operator has as many values as it takes, each of the dimension's type.
 * @param date the dimension that places what is counted in time, for filters on `metric_time`
 */
export function checkFilter(
  definitions: Definitions,
  filter: Filter,
  date: string | null = null,
): Result<CheckedFilter> {
  const dimension = dimensionNamed(definitions, filter.dimension, date);
  if (dimension === null) {
    const known = knownDimensions(definitions);
    return { ok: false, problems: [queryMessages.unknownDimension({ name: filter.dimension, known })] };
  }
  const values = checkValues(dimension.name, dimension.type, filter);
  return values.ok ? { ok: true, value: { filter, dimension, values: values.value }, problems: [] } : values;
}

/**
 * Checks the values of a comparison.
 * @param name what is compared, for messages
 * @returns the values as literals of the type
 */
export function checkValues(
  name: string,
  type: ColumnType,
  { op, values: given }: Pick<Filter, 'op' | 'values'>,
): Result<readonly Bound[]> {
  const problems: Problem[] = [];
  const needed = valuesTaken(op);
  if (given.length < needed.least || given.length > needed.most)
    problems.push(
      queryMessages.badFilterCount({
        dimension: name,
        operator: operatorWords[op],
        needed: needed.words,
        given: given.length,
      }),
    );
  const values = given.flatMap((value): Bound[] => {
    const read = readValue(value, type);
    if (read !== null) return [{ kind: 'literal', value: read, type }];
    problems.push(
      queryMessages.badFilterValue({ dimension: name, value: String(value), type: typeWords[type] }),
    );
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values, problems };
}

const operatorWords: Readonly<Record<Filter['op'], string>> = {
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

function valuesTaken(op: Filter['op']): { least: number; most: number; words: string } {
  if (op === 'is_null' || op === 'is_not_null') return { least: 0, most: 0, words: 'no value' };
  if (op === 'between') return { least: 2, most: 2, words: 'two values' };
  if (op === 'in') return { least: 1, most: Infinity, words: 'one or more values' };
  return { least: 1, most: 1, words: 'one value' };
}

/** A value as its dimension has it; null where it can't be. Numbers and truth values may come as text, as from a command line. */
function readValue(value: Value, type: ColumnType): Value | null {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : String(value);
    case 'integer':
    case 'number':
      return readNumber(value, type === 'integer');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' ? true : value === 'false' ? false : null;
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : null;
    case 'datetime':
      return typeof value === 'string' && isMoment(value) ? value : null;
  }
}

function readNumber(value: Value, whole: boolean): number | null {
  if (typeof value === 'boolean') return null;
  if (typeof value === 'string' && !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) && (!whole || Number.isSafeInteger(number)) ? number : null;
}

/** A calendar date in ISO form that exists: 2026-02-30 does not. */
function isMoment(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/.exec(text);
  return match !== null && isDay(match[1] ?? '');
}

/**
 * The condition that a filter puts on a fact; null where its dimension does not reach it. Where the fact has a finer value as well, a
 * value that is named is either; one that is ruled out is neither.
 */
export function conditionOn({ filter, dimension, values }: CheckedFilter, fact: string): Bound | null {
  const [operand, finer] = [dimension.on.get(fact), dimension.also.get(fact)];
  if (operand === undefined) return null;
  const left = compared(filter.op, operand, values);
  const way = finer === undefined ? undefined : together[filter.op];
  return finer === undefined || way === undefined
    ? left
    : { kind: way, type: 'boolean', left, right: compared(filter.op, finer, values) };
}

/** How a value and its finer value are looked at; an order is that of the value alone. */
const together: Readonly<Partial<Record<Filter['op'], 'and' | 'or'>>> = { eq: 'or', in: 'or', ne: 'and' };

/** The condition that compares a value with literals. */
export function compared(op: Filter['op'], operand: Bound, values: readonly Bound[]): Bound {
  const nothing: Bound = { kind: 'literal', type: 'null', value: null };
  const [first = nothing, second = nothing] = values;
  const compare = (operator: '=' | '!=' | '<' | '<=' | '>' | '>='): Bound => ({
    kind: 'compare',
    type: 'boolean',
    operator,
    left: operand,
    right: first,
  });
  switch (op) {
    case 'eq':
      return compare('=');
    case 'ne':
      return compare('!=');
    case 'lt':
      return compare('<');
    case 'le':
      return compare('<=');
    case 'gt':
      return compare('>');
    case 'ge':
      return compare('>=');
    case 'in':
      return { kind: 'in', type: 'boolean', operand, list: values, negated: false };
    case 'between':
      return { kind: 'between', type: 'boolean', operand, low: first, high: second, negated: false };
    case 'is_null':
    case 'is_not_null':
      return { kind: 'is_null', type: 'boolean', operand, negated: op === 'is_not_null' };
  }
}

/** All conditions ANDed; null for none. */
export function all(conditions: readonly Bound[]): Bound | null {
  return conditions.reduce<Bound | null>((left, right) => both(left, right), null);
}
