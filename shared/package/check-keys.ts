import type { Engine, QueryOptions } from '../engine/port.ts';
import { ident } from '../engine/quote.ts';
import { packageMessages as messages } from '../errors/package.ts';
import { listedPlaces, type Problem } from '../errors/problem.ts';
import { listProblems, literals, rowsOf, source } from './check.ts';
import type { BrokenRow, CheckedTable } from './check.ts';
import type { ForeignKey, TableSpec } from './table.ts';

/** Most bits that the bit sets of a key may take together: 64 MB. */
const mostBits = 512_000_000;

/** Tags that say something about a language without naming one; no list of languages has to hold them. */
const specialTags = ['und', 'mul', 'zxx'];

/** Whether rows of the table share a primary key; each key that does is one problem at its second row. */
export async function checkPrimaryKey(
  engine: Engine,
  loaded: CheckedTable,
  options: QueryOptions,
): Promise<Problem[]> {
  const { name, primaryKey } = loaded.spec;
  if (!(await repeats(engine, loaded, options))) return [];
  const shown = `concat_ws(', ', ${primaryKey.map(ident).join(', ')})`;
  const second = `(SELECT min(t.rowid) FROM ${source(name)} t WHERE ${shown} = r.value AND t.rowid > r.first)`;
  const repeated = repeatedKeys(loaded.spec, `${shown} AS value, min(rowid) AS first`);
  const found = await rowsOf(
    engine,
    `WITH r AS MATERIALIZED (${repeated}) SELECT ${second}, r.value, (SELECT count(*) FROM r) FROM r ORDER BY first LIMIT ${listedPlaces}`,
    options,
  );
  const rows = found.map(([rowid = null, value = null]) => ({ rowid: Number(rowid), value: String(value) }));
  return listProblems(loaded, primaryKey.join(', '), rows, Number(found[0]?.[2] ?? 0), (at, count) =>
    messages.keyDuplicate({ key: primaryKey }, at, count),
  );
}

/** Whether a key occurs twice: what finds the places takes several times longer than the answer that there are none. */
async function repeats(engine: Engine, { spec }: CheckedTable, options: QueryOptions): Promise<boolean> {
  const groups = (await differingBits(engine, spec, options)) ?? repeatedKeys(spec, '1');
  const question = `SELECT count(*) FROM (${groups})`;
  const [[repeated = 0] = []] = await rowsOf(engine, question, options);
  return Number(repeated) > 0;
}

/** SQL of the keys that more than one row has. @param selected of each of them */
export function repeatedKeys({ name, primaryKey }: TableSpec, selected: string): string {
  const present = primaryKey.map((column) => `${ident(column)} IS NOT NULL`).join(' AND ');
  return `SELECT ${selected} FROM ${source(name)} WHERE ${present} GROUP BY ${primaryKey.map(ident).join(', ')} HAVING count(*) > 1`;
}

/**
 * SQL of the groups in which a key repeats, found without hashing whole keys: for each value of the other key columns, a set of bits
 * holds which integers occur, and it has as many bits as there are rows exactly where none occurs twice. Over ten
 * million lines this takes a twentieth of a GROUP BY. Null where the key has no integer, or the sets would take too much.
 */
async function differingBits(engine: Engine, spec: TableSpec, options: QueryOptions): Promise<string | null> {
  const place = spec.loaded.find((c) => c.type === 'integer' && spec.primaryKey.includes(c.name));
  if (place === undefined) return null;
  const integer = ident(place.name);
  // Named twice below, and not as a CTE: that would be held whole in memory, all columns of ten million rows.
  const table = source(spec.name);
  const others = spec.primaryKey.filter((column) => column !== place.name).map(ident);
  const groups =
    others.length === 0 ? '1' : `(SELECT count(*) FROM (SELECT DISTINCT ${others.join(', ')} FROM ${table}))`;
  const bounds = `SELECT min(${integer}), max(${integer}), ${groups} FROM ${table}`;
  const [row = []] = await rowsOf(engine, bounds, options);
  const [low = null, high = null, groupCount = null] = row;
  if (low === null || high === null) return null;
  if ((Number(high) - Number(low) + 1) * Number(groupCount) > mostBits) return null;
  const by = others.length === 0 ? '' : `GROUP BY ${others.join(', ')}`;
  const bits = `bit_count(bitstring_agg(${integer}, ${low}, ${high}))`;
  return `SELECT 1 FROM ${table} ${by} HAVING ${bits} <> count(${integer})`;
}

/** A foreign key with the table that has it. */
export interface TableKey {
  readonly loaded: CheckedTable;
  readonly key: ForeignKey;
}

/**
 * Whether each of these foreign keys names a row that is there. One statement for them all, since each takes its time to be planned;
 * only where some are missing are the rows looked for.
 */
export async function checkForeignKeysOf(
  engine: Engine,
  keys: readonly TableKey[],
  options: QueryOptions,
): Promise<Problem[]> {
  if (keys.length === 0) return [];
  const counts = keys.map(
    ({ loaded, key }, i) => `SELECT ${i} AS i, count(*) AS n FROM (${suspectsOf(loaded.spec.name, key)})`,
  );
  const rows = await rowsOf(engine, `${counts.join('\nUNION ALL ')}\nORDER BY i`, options);
  const problems: Problem[] = [];
  for (const [i, { loaded, key }] of keys.entries())
    if (Number(rows[i]?.[1] ?? 0) > 0) problems.push(...(await listDangling(engine, loaded, key, options)));
  return problems;
}

/** Lists the rows whose key names no row, some of whose values are known to be missing. */
async function listDangling(
  engine: Engine,
  loaded: CheckedTable,
  key: ForeignKey,
  options: QueryOptions,
): Promise<Problem[]> {
  const dangling = await findDangling(engine, loaded.spec.name, key, options);
  const problem = key.soft ? messages.referenceUnknown : messages.keyDangling;
  return listProblems(loaded, key.columns.join(', '), dangling.rows, dangling.total, (at, count) =>
    problem({ table: key.table, references: key.references }, at, count),
  );
}

interface Dangling {
  readonly rows: readonly BrokenRow[];
  readonly total: number;
}

async function findDangling(
  engine: Engine,
  table: string,
  key: ForeignKey,
  options: QueryOptions,
): Promise<Dangling> {
  const first = key.columns[0] ?? '';
  const same = key.columns.map((column, i) => `x.${ident(column)} = y.${ident(key.references[i] ?? '')}`);
  const filled = key.columns.map((column) => `x.${ident(column)} IS NOT NULL`);
  const shown = key.columns.map((column) => `x.${ident(column)}`).join(', ');
  const dangling = `SELECT x.rowid AS place, concat_ws(', ', ${shown}) AS value FROM ${source(table)} x
    ANTI JOIN ${source(key.table)} y ON ${same.join(' AND ')}
    WHERE ${filled.join(' AND ')} AND x.${ident(first)} IN (${suspectsOf(table, key)})`;
  const found = await rowsOf(
    engine,
    `WITH d AS MATERIALIZED (${dangling}) SELECT place, value, (SELECT count(*) FROM d) FROM d ORDER BY place LIMIT ${listedPlaces}`,
    options,
  );
  const rows = found.map(([rowid = null, value = null]) => ({ rowid: Number(rowid), value: String(value) }));
  return { rows, total: Number(found[0]?.[2] ?? 0) };
}

/** The values of a key's first column of which some row may be missing. */
function suspectsOf(table: string, key: ForeignKey): string {
  return key.columns.length === 1 ? missingValues(table, key) : suspectGroups(table, key);
}

function missingValues(table: string, key: ForeignKey): string {
  const [column, reference] = [ident(key.columns[0] ?? ''), ident(key.references[0] ?? '')];
  const special = key.table === 'languages' ? ` AND x.${column} NOT IN (${literals(specialTags)})` : '';
  return `SELECT x.${column} FROM ${source(table)} x ANTI JOIN ${source(key.table)} y ON x.${column} = y.${reference} WHERE x.${column} IS NOT NULL${special}`;
}

/**
 * For keys of a group and a place in it: the groups of which some row may be missing. A group whose places have no
 * gap (as many rows as from its first to its last, its key being unique) needs only its two ends compared.
 */
function suspectGroups(table: string, key: ForeignKey): string {
  const [group, place] = [ident(key.columns[0] ?? ''), ident(key.columns[1] ?? '')];
  const [theirGroup, theirPlace] = [ident(key.references[0] ?? ''), ident(key.references[1] ?? '')];
  const ends = (p: string) => `min(${p}) AS low, max(${p}) AS high, count(*) AS n`;
  const ours = `SELECT ${group} AS g, ${ends(place)} FROM ${source(table)} WHERE ${group} IS NOT NULL GROUP BY ${group}`;
  const theirs = `SELECT ${theirGroup} AS g, ${ends(theirPlace)} FROM ${source(key.table)} GROUP BY ${theirGroup}`;
  return `SELECT a.g FROM (${ours}) a LEFT JOIN (${theirs}) b ON a.g = b.g
    WHERE b.g IS NULL OR b.high - b.low + 1 <> b.n OR a.low < b.low OR a.high > b.high`;
}
