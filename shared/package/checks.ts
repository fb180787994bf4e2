import type { Engine, QueryOptions } from '../engine/port.ts';
import { ident } from '../engine/quote.ts';
import { packageMessages as messages } from '../errors/package.ts';
import type { Problem } from '../errors/problem.ts';
import { checkForeignKeysOf, checkPrimaryKey } from './check-keys.ts';
import { valueChecks } from './check-values.ts';
import { findBroken, listProblems, literals, rowsOf, source } from './check.ts';
import type { CheckedTable, RowCheck } from './check.ts';
import { isLanguageTag } from './column.ts';

export type { CheckedTable } from './check.ts';

/** Most distinct tags of one column that are looked at; there are not so many languages. */
const mostTags = 10_000;

export interface CheckOptions extends QueryOptions {
  /** `engagement.suppressed_below` of the manifest; null where nothing is suppressed. */
  readonly suppressedBelow?: number | null;
}

/**
 * Checks the rows of one loaded table by themselves: missing values, ranges, closed sets, language tags, rules
 * between columns, and its primary key. One pass over the table; only where that finds a fault, one for the checks apart and one
 * more for each that is broken. (Values that can't be read as their column's type, or are not finite, were found when they were read.)
 */
export async function checkTable(
  engine: Engine,
  loaded: CheckedTable,
  options: CheckOptions = {},
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const checks = valueChecks(loaded.spec, options.suppressedBelow ?? null);
  const broken = await countBroken(engine, loaded.spec.name, checks, options);
  for (const [i, check] of checks.entries()) {
    problems.push(...(await listBroken(engine, loaded, check, broken[i] ?? 0, options)));
  }
  for (const column of loaded.spec.loaded.filter((c) => c.language)) {
    problems.push(...(await checkLanguages(engine, loaded, column.name, options)));
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
  const any = checks.map(({ broken }) => `(${broken})`).join(' OR ');
  const [[found = 0] = []] = await rowsOf(
    engine,
    `SELECT count(*) FROM ${source(table)} WHERE ${any}`,
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
