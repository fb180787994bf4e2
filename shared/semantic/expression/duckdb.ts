import { ident, literal } from '../../engine/quote.ts';
import type { Bound } from './bound.ts';

/** The alias under which the model at the end of a path of relationships is joined; the empty path is the fact itself. */
export function alias(joins: readonly string[]): string {
  return joins.length === 0 ? 'fact' : joins.join('.');
}

/**
 * Writes a bound expression as DuckDB SQL. Quotients are of DOUBLE and null where the divisor is 0; products are of
 * DOUBLE, so that integers can't overflow; comparisons with null are null, as in SQL.
 */
export function emitDuckdb(e: Bound): string {
  switch (e.kind) {
    case 'literal':
      return emitLiteral(e.value, e.type);
    case 'column':
      return `${ident(alias(e.joins))}.${ident(e.column)}`;
    case 'not':
      return `NOT (${emitDuckdb(e.operand)})`;
    case 'minus':
      return `-(${emitDuckdb(e.operand)})`;
    case 'and':
    case 'or':
      return `(${emitDuckdb(e.left)} ${e.kind === 'and' ? 'AND' : 'OR'} ${emitDuckdb(e.right)})`;
    case 'compare':
      return `${emitTerm(e.left)} ${e.operator === '!=' ? '<>' : e.operator} ${emitTerm(e.right)}`;
    case 'arithmetic':
      return emitArithmetic(e);
    case 'in':
      return `${emitTerm(e.operand)}${e.negated ? ' NOT' : ''} IN (${e.list.map(emitDuckdb).join(', ')})`;
    case 'between':
      return `${emitTerm(e.operand)}${e.negated ? ' NOT' : ''} BETWEEN ${emitTerm(e.low)} AND ${emitTerm(e.high)}`;
    case 'is_null':
      return `${emitTerm(e.operand)} IS${e.negated ? ' NOT' : ''} NULL`;
    case 'case':
      return emitCase(e);
    case 'call':
      return emitCall(e);
  }
}

/** An operand of a predicate, in parentheses where it is a condition itself. */
function emitTerm(e: Bound): string {
  const condition = ['not', 'compare', 'in', 'between', 'is_null'].includes(e.kind);
  return condition ? `(${emitDuckdb(e)})` : emitDuckdb(e);
}

function emitLiteral(value: string | number | boolean | null, type: Bound['type']): string {
  if (value === null) return 'NULL';
  if (type === 'date') return `CAST(${literal(value)} AS DATE)`;
  if (type === 'datetime') return `TIMESTAMP ${literal(String(value).replace('T', ' '))}`;
  return literal(value);
}

const asDouble = (e: Bound): string =>
  e.type === 'number' && e.kind !== 'literal' ? emitDuckdb(e) : `CAST(${emitDuckdb(e)} AS DOUBLE)`;

function emitArithmetic(e: Extract<Bound, { kind: 'arithmetic' }>): string {
  if (e.operator === '/') return `(${asDouble(e.left)} / NULLIF(${asDouble(e.right)}, 0))`;
  if (e.operator === '*') return `(${asDouble(e.left)} * ${asDouble(e.right)})`;
  return `(${emitDuckdb(e.left)} ${e.operator} ${emitDuckdb(e.right)})`;
}

function emitCase({ branches, otherwise }: Extract<Bound, { kind: 'case' }>): string {
  const whens = branches.map(({ when, then }) => `WHEN ${emitDuckdb(when)} THEN ${emitDuckdb(then)}`);
  const last = otherwise === null ? [] : [`ELSE ${emitDuckdb(otherwise)}`];
  return `CASE ${[...whens, ...last].join(' ')} END`;
}

function emitCall(e: Extract<Bound, { kind: 'call' }>): string {
  const [first, second] = e.arguments;
  if (e.name === 'bin' && first !== undefined && second?.kind === 'literal')
    return emitBin(first, Number(second.value));
  const period = /^start_of_(\w+)$/.exec(e.name)?.[1];
  if (period !== undefined && first !== undefined) return emitStart(period, emitDuckdb(first));
  if (e.name === 'days_between') return `date_diff('day', ${e.arguments.map(emitDuckdb).join(', ')})`;
  const given =
    e.name === 'floor' || e.name === 'round' ? e.arguments.map(asDouble) : e.arguments.map(emitDuckdb);
  return `${e.name}(${given.join(', ')})`;
}

/**
 * The first day of the period. DuckDB 1.4.3 forgets that date_trunc can be null: grouped by two of them, rows without a date come out as
 * a day in the year 5877642 BC. A CASE reminds it.
 */
function emitStart(period: string, date: string): string {
  return `CASE WHEN ${date} IS NOT NULL THEN CAST(date_trunc(${literal(period)}, ${date}) AS DATE) END`;
}

/**
 * The lower edge of the bin. Where 1 / width is whole, bins are counted by multiplying with it: 3 / 20 is the same DOUBLE as
 * the figure 0.15. A billionth of a bin is added first, since a line of 20 characters in 4/3 s reads at 15 a second, and in
 * DOUBLE at just below.
 */
function emitBin(value: Bound, width: number): string {
  const perUnit = Math.round(1 / width);
  if (width === 1) return `floor(${asDouble(value)} + 1e-9)`;
  return perUnit > 1 && Math.abs(perUnit * width - 1) < 1e-12
    ? `(floor(${asDouble(value)} * ${perUnit} + 1e-9) / ${perUnit})`
    : `(floor(${asDouble(value)} / ${literal(width)} + 1e-9) * ${literal(width)})`;
}
