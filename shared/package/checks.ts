import type { Engine, QueryOptions } from '../engine/port.ts';
import { ident } from '../engine/quote.ts';
import { packageMessages as messages } from '../errors/package.ts';
import type { Problem } from '../errors/problem.ts';
import { checkForeignKeysOf, checkPrimaryKey, repeatedKeys } from './check-keys.ts';
import { valueChecks } from './check-values.ts';
import { findBroken, listProblems, literals, rowCount, rowsOf, source } from './check.ts';
import type { CheckedTable, RowCheck } from './check.ts';
import { isLanguageTag, type ColumnSpec } from './column.ts';
import type { TableSpec } from './table.ts';

export type { CheckedTable } from './check.ts';

/** Most distinct tags of one column that are looked at; there are not so many languages. */
const mostTags = 10_000;

/** What the checks of values need to know of the manifest. */
export interface CheckOptions extends QueryOptions {
  /** `engagement.suppressed_below` of the manifest; null where nothing is suppressed. */
  readonly suppressedBelow?: number | null;
}

/**
 * Checks the rows of the loaded tables by themselves: missing values, ranges, closed sets, language tags, rules between columns, and
 * primary keys. Small tables are looked at together first, since a question of its own for each takes longer than they do.
 * @param onTable told the name of each table before its turn
 * @returns what is wrong, table by table
 */
export async function checkTables(
  engine: Engine,
  tables: readonly CheckedTable[],
  options: CheckOptions = {},
  onTable: (name: string) => void = () => undefined,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const small = tables.filter((table) => rowCount(table) <= smallRows);
  const odd = await oddTables(engine, small, options);
  for (const table of tables) {
    onTable(table.spec.name);
    if (odd.has(table) || !small.includes(table))
      problems.push(...(await checkTable(engine, table, options)));
  }
  return problems;
}

/** Rows up to which a table is a small one. */
const smallRows = 50_000;

/** Those of some tables in which there is something to be found, in two questions for all of them. */
async function oddTables(
  engine: Engine,
  tables: readonly CheckedTable[],
  options: CheckOptions,
): Promise<Set<CheckedTable>> {
  if (tables.length === 0) return new Set();
  const counts = tables.map(({ spec }, i) => {
    const broken = anyOf(valueChecks(spec, options.suppressedBelow ?? null));
    return `SELECT ${i} AS i, (SELECT count(*) FROM ${source(spec.name)} WHERE ${broken}) + (SELECT count(*) FROM (${repeatedKeys(spec, '1')})) AS n`;
  });
  const found = await rowsOf(engine, counts.join('\nUNION ALL '), options);
  const tags = tables.flatMap(({ spec }, i) =>
    languagesOf(spec).map(
      ({ name }) => `SELECT DISTINCT ${i} AS i, ${ident(name)} AS tag FROM ${source(spec.name)}`,
    ),
  );
  const used = tags.length === 0 ? [] : await rowsOf(engine, tags.join('\nUNION '), options);
  const odd = [
    ...found.filter(([, n = null]) => Number(n) > 0),
    ...used.filter(([, tag = null]) => tag !== null && !isLanguageTag(String(tag))),
  ].map(([i = null]) => tables[Number(i)]);
  return new Set(odd.filter((table) => table !== undefined));
}

function languagesOf(spec: TableSpec): ColumnSpec[] {
  return spec.loaded.filter(({ language }) => language);
}

/** SQL condition of the rows that break any of the checks. */
function anyOf(checks: readonly RowCheck[]): string {
  return checks.length === 0 ? 'false' : checks.map(({ broken }) => `(${broken})`).join(' OR ');
}

/**
 * Checks the rows of one table. One pass over it; only where that finds a fault, one for the checks apart and one more for each that is
 * broken. (Values that can't be read as their column's type, or are not finite, were found when they were read.)
 */
async function checkTable(engine: Engine, loaded: CheckedTable, options: CheckOptions): Promise<Problem[]> {
  const problems: Problem[] = [];
  const checks = valueChecks(loaded.spec, options.suppressedBelow ?? null);
  const broken = await countBroken(engine, loaded.spec.name, checks, options);
  for (const [i, check] of checks.entries()) {
    problems.push(...(await listBroken(engine, loaded, check, broken[i] ?? 0, options)));
  }
  for (const { name } of languagesOf(loaded.spec)) {
    problems.push(...(await checkLanguages(engine, loaded, name, options)));
  }
  problems.push(...(await checkPrimaryKey(engine, loaded, options)));
  return problems;
}

/** Checks every foreign key between the loaded tables; keys to tables that the package leaves out are not checked. */
export async function checkForeignKeys(
  engine: Engine,
  tables: readonly CheckedTable[],
  options: QueryOptions = {},
): Promise<Problem[]> {
  const present = new Set(tables.map((table) => table.spec.name));
  const keys = tables.flatMap((loaded) =>
    loaded.spec.foreignKeys.filter(({ table }) => present.has(table)).map((key) => ({ loaded, key })),
  );
  return checkForeignKeysOf(engine, keys, options);
}

/** How many rows break each check. Most tables break none, which a single question tells. */
async function countBroken(
  engine: Engine,
  table: string,
  checks: readonly RowCheck[],
  options: QueryOptions,
): Promise<number[]> {
  if (checks.length === 0) return [];
  const [[found = 0] = []] = await rowsOf(
    engine,
    `SELECT count(*) FROM ${source(table)} WHERE ${anyOf(checks)}`,
    options,
  );
  if (Number(found) === 0) return checks.map(() => 0);
  const counts = checks.map(({ broken }) => `count(*) FILTER (WHERE ${broken})`);
  const [row = []] = await rowsOf(engine, `SELECT ${counts.join(', ')} FROM ${source(table)}`, options);
  return row.map(Number);
}

async function listBroken(
  engine: Engine,
  loaded: CheckedTable,
  check: RowCheck,
  total: number,
  options: QueryOptions,
): Promise<Problem[]> {
  if (total === 0) return [];
  const rows = await findBroken(engine, loaded.spec.name, check.column, check.broken, options);
  return listProblems(loaded, check.column, rows, total, check.problem);
}

/** Language tags are few, so each distinct one is looked at in code: SQL knows nothing of BCP-47. */
async function checkLanguages(
  engine: Engine,
  loaded: CheckedTable,
  column: string,
  options: QueryOptions,
): Promise<Problem[]> {
  const table = loaded.spec.name;
  const tags = await rowsOf(
    engine,
    `SELECT DISTINCT ${ident(column)} FROM ${source(table)} WHERE ${ident(column)} IS NOT NULL LIMIT ${mostTags}`,
    options,
  );
  const bad = tags.map(([tag = null]) => String(tag)).filter((tag) => !isLanguageTag(tag));
  if (bad.length === 0) return [];
  const check: RowCheck = {
    column,
    broken: `${ident(column)} IN (${literals(bad)})`,
    problem: (at, count) => messages.badLanguage(undefined, at, count),
  };
  const [total = 0] = await countBroken(engine, table, [check], options);
  return listBroken(engine, loaded, check, total, options);
}
