import { ident, literal } from '../engine/quote.ts';
import { packageMessages as messages } from '../errors/package.ts';
import { literals } from './check.ts';
import type { RowCheck } from './check.ts';
import type { ColumnSpec } from './column.ts';
import type { RowRule, TableSpec } from './table.ts';

/** Dates outside are taken for mistakes: no film is older, and no plan reaches further. */
const firstDay = '1880-01-01';
const lastDay = '2200-01-01';

/** The checks of a table's rows by themselves: values that must be there, ranges, closed sets, rules between columns. */
export function valueChecks(spec: TableSpec, suppressedBelow: number | null): RowCheck[] {
  const ofColumns = spec.loaded.flatMap((column) => [
    ...missing(column, spec),
    ...range(column),
    ...dates(column),
    ...allowed(column),
    ...pattern(column),
  ]);
  const names = new Set(spec.loaded.map((column) => column.name));
  const rules = spec.rules.filter((rule) => rule.columns.every((column) => names.has(column)));
  return [...ofColumns, ...rules.map(ruleCheck), ...suppression(spec, suppressedBelow)];
}

function missing({ name, nullable }: ColumnSpec, spec: TableSpec): RowCheck[] {
  if (nullable) return [];
  const column = ident(name);
  const problem = spec.primaryKey.includes(name) ? messages.keyNull : messages.valueMissing;
  return [
    {
      column: name,
      broken: `${column} IS NULL`,
      problem: (at, count) => problem(undefined, at, count),
    },
  ];
}

function range({ name, minimum, maximum }: ColumnSpec): RowCheck[] {
  const column = ident(name);
  const outside = [
    ...(minimum === undefined ? [] : [{ end: 'min', test: `< ${literal(minimum)}` }]),
    ...(maximum === undefined ? [] : [{ end: 'max', test: `> ${literal(maximum)}` }]),
  ];
  if (outside.length === 0) return [];
  const broken = outside.map(({ test }) => `${column} ${test}`).join(' OR ');
  return [
    {
      column: name,
      broken,
      problem: (at, count) => messages.valueOutOfRange({ minimum, maximum }, at, count),
    },
  ];
}

function dates({ name, type }: ColumnSpec): RowCheck[] {
  if (type !== 'date' && type !== 'datetime') return [];
  const column = ident(name);
  const [first, last] = [`DATE ${literal(firstDay)}`, `DATE ${literal(lastDay)}`];
  return [
    {
      column: name,
      broken: `${column} < ${first} OR ${column} > ${last}`,
      problem: (at, count) => messages.valueOutOfRange({ minimum: firstDay, maximum: lastDay }, at, count),
    },
  ];
}

function allowed({ name, allowed: values }: ColumnSpec): RowCheck[] {
  if (values === undefined) return [];
  const broken = `${ident(name)} NOT IN (${literals(values)})`;
  return [
    {
      column: name,
      broken,
      problem: (at, count) => messages.valueNotAllowed({ allowed: values }, at, count),
    },
  ];
}

function pattern({ name, pattern: form }: ColumnSpec): RowCheck[] {
  if (form === undefined) return [];
  const broken = `NOT regexp_matches(${ident(name)}, ${literal(form)})`;
  return [
    {
      column: name,
      broken,
      problem: (at, count) => messages.badPattern({ pattern: form }, at, count),
    },
  ];
}

function ruleCheck({ id, columns, holds, says }: RowRule): RowCheck {
  const broken = `NOT coalesce(${holds}, true)`;
  return {
    column: columns[0] ?? '',
    broken,
    problem: (at, count) => messages.ruleBroken({ rule: id, says }, at, count),
  };
}

/** Counts that the manifest says are suppressed must not be there; an exposure of 0 counts as written by mistake. */
function suppression(spec: TableSpec, below: number | null): RowCheck[] {
  if (spec.definition !== 'engagement' || below === null || below === 0) return [];
  return [
    {
      column: 'exposures',
      broken: `"exposures" < ${literal(below)}`,
      problem: (at, count) => messages.notSuppressed({ below }, at, count),
    },
  ];
}
