import { ident } from '../../engine/quote.ts';
import type { Model } from '../definitions/types.ts';
import { tableOf } from '../from.ts';

/** Two states of a model: as it is loaded, and as an edit makes it. One of them may be missing, where the model is new or gone. */
export type TwoStates = {
  /** The only columns that can differ; null where any may. */
  readonly written: ReadonlySet<string> | null;
} & (
  | { readonly before: Model; readonly after: Model }
  | { readonly before: null; readonly after: Model }
  | { readonly before: Model; readonly after: null }
);

/** A column of a model in two states. */
interface Compared {
  readonly name: string;
  /** SQL that is true where the two values differ. */
  readonly differs: string;
}

/** How many rows of each change of rule are shown, and how many in all. */
const samplesPerMove = 5;
const mostSamples = 100;

/** That a row is there: a name that no column has. */
const here = ident('_here');

const keyed = (name: string): string => ident(`key ${name}`);
const differing = (name: string): string => ident(`differs ${name}`);

/** The columns in which two states of a model may differ, of those that both have, in the order of the edited one. */
export function comparedColumns(states: TwoStates): string[] {
  return compared(states).map(({ name }) => name);
}

/** The columns that only one of two states has, or that another type holds. */
export function strangeColumns({ before, after }: TwoStates): string[] {
  const [old, now] = [before?.columns, after?.columns];
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].filter((name) => old?.get(name)?.type !== now?.get(name)?.type);
}

/** What names a row for people: the key, and the id that a small key stands for. */
export function namingColumns(states: TwoStates): string[] {
  const { primaryKey, columns } = latest(states);
  const ids = primaryKey
    .filter((key) => key.endsWith('_key'))
    .map((key) => key.replace(/_key$/, '_id'))
    .filter((id) => columns.has(id) && !primaryKey.includes(id));
  return [...primaryKey, ...ids];
}

/**
 * The SELECT of the rows that differ between two states of a model, told apart by the primary key of the edited one: their keys, in
 * which state they are, the cases that decided them, and which of {@link comparedColumns} differ.
 */
export function differingSql(states: TwoStates): string {
  const columns = compared(states);
  const keys = latest(states).primaryKey.map(
    (name) =>
      `coalesce(${valueOf('a', states.after, name)}, ${valueOf('b', states.before, name)}) AS ${keyed(name)}`,
  );
  const select = [
    ...keys,
    `b.${here} IS NOT NULL AS in_before`,
    `a.${here} IS NOT NULL AS in_after`,
    `${ruleOf('b', states.before)} AS rule_before`,
    `${ruleOf('a', states.after)} AS rule_after`,
    ...columns.map(({ name, differs }) => `${differs} AS ${differing(name)}`),
  ];
  const moved = [`b.${here} IS NULL`, `a.${here} IS NULL`];
  return `SELECT\n  ${select.join(',\n  ')}
FROM ${sideOf(states, states.before)} AS b
FULL JOIN ${sideOf(states, states.after)} AS a ON ${sameKey(states, (name) => `b.${ident(name)}`, 'a', states.after)}
WHERE ${[...moved, ...columns.map(({ differs }) => differs)].join(' OR ')}`;
}

/**
 * The statement that counts the rows of both states, and of the table of those that differ.
 * @param table made by {@link differingSql}
 * @returns a row of all that differ, then one for each change of the case that decides them: `rule_before`, `rule_after`, `rows_before`,
 * `rows_after` (of the whole model), `changed` (other values, new or gone), `moved` (new or gone), then for each of
 * {@link comparedColumns} in how many rows that are in both it differs
 */
export function countsSql(states: TwoStates, table: string): string {
  const rows = (model: Model | null): string =>
    model === null ? '0' : `(SELECT count(*) FROM ${tableOf(model)})`;
  const measures = [
    'rule_before',
    'rule_after',
    `${rows(states.before)} AS rows_before`,
    `${rows(states.after)} AS rows_after`,
    'count(*) AS changed',
    'count(*) FILTER (WHERE NOT in_before OR NOT in_after) AS moved',
    ...comparedColumns(states).map(
      (name) => `count(*) FILTER (WHERE in_before AND in_after AND ${differing(name)}) AS ${ident(name)}`,
    ),
  ];
  return `SELECT\n  ${measures.join(',\n  ')}\nFROM ${table}
GROUP BY GROUPING SETS ((), (rule_before, rule_after))
ORDER BY GROUPING(rule_before) DESC, changed DESC, rule_before NULLS LAST, rule_after NULLS LAST`;
}

/**
 * The statement that reads some of the rows that differ, the first of each change of rule.
 * @param table made by {@link differingSql}
 * @param columns those to read, before and after
 * @returns columns: `key x` for each of {@link namingColumns}, `in_before`, `in_after`, `rule_after`, then for each of `columns` its
 * value as `before x` and `after x`
 */
export function samplesSql(states: TwoStates, table: string, columns: readonly string[]): string {
  const keys = latest(states).primaryKey.map(keyed).join(', ');
  const values = columns.flatMap((name) => [
    `${valueOf('b', states.before, name)} AS ${ident(`before ${name}`)}`,
    `${valueOf('a', states.after, name)} AS ${ident(`after ${name}`)}`,
  ]);
  const named = namingColumns(states)
    .filter((name) => !latest(states).primaryKey.includes(name))
    .map(
      (name) =>
        `coalesce(${valueOf('a', states.after, name)}, ${valueOf('b', states.before, name)}) AS ${keyed(name)}`,
    );
  const select = [keys, 'in_before', 'in_after', 'rule_after', ...named, ...values];
  const pickedKey = (name: string): string => `picked.${keyed(name)}`;
  return `WITH picked AS (
  SELECT *
  FROM ${table}
  QUALIFY row_number() OVER (PARTITION BY rule_before, rule_after, in_before, in_after ORDER BY ${keys}) <= ${samplesPerMove}
  ORDER BY ${keys}
  LIMIT ${mostSamples}
)
SELECT\n  ${select.join(',\n  ')}
FROM picked
LEFT JOIN ${sideOf(states, states.before)} AS b ON ${sameKey(states, pickedKey, 'b', states.before)}
LEFT JOIN ${sideOf(states, states.after)} AS a ON ${sameKey(states, pickedKey, 'a', states.after)}
ORDER BY ${keys}`;
}

/** The statement that counts the keys that a model has more than once: `keys`. */
export function repeatedKeysSql(model: Model): string {
  const keys = model.primaryKey.map(ident).join(', ');
  return `SELECT count(*) AS ${ident('keys')} FROM (SELECT 1 FROM ${tableOf(model)} GROUP BY ${keys} HAVING count(*) > 1) AS repeated`;
}

/** The state whose key tells rows apart: the edited one, where it is there. */
function latest({ before, after }: TwoStates): Model {
  return after ?? before;
}

function valueOf(side: 'a' | 'b', model: Model | null, name: string): string {
  return model?.columns.has(name) === true ? `${side}.${ident(name)}` : 'NULL';
}

/** The rows of a state, none where it is missing. */
function sideOf(states: TwoStates, model: Model | null): string {
  const none = model === null ? ' WHERE FALSE' : '';
  return `(SELECT TRUE AS ${here}, * FROM ${tableOf(model ?? latest(states))}${none})`;
}

/** That a row of a state has a key; a key that is null is one as well. */
function sameKey(
  states: TwoStates,
  key: (name: string) => string,
  side: 'a' | 'b',
  model: Model | null,
): string {
  const { primaryKey } = latest(states);
  const both = [states.before, states.after, model];
  return primaryKey
    .map((name) =>
      both.every((each) => each === null || each.columns.has(name))
        ? `${key(name)} IS NOT DISTINCT FROM ${side}.${ident(name)}`
        : 'FALSE',
    )
    .join(' AND ');
}

/** Values whose type an edit changed are compared as they are written. */
function compared({ before, after, written }: TwoStates): Compared[] {
  if (before === null || after === null) return [];
  return [...after.columns.values()].flatMap(({ name, type }): Compared[] => {
    const former = before.columns.get(name);
    const isSame = after.primaryKey.includes(name) || written?.has(name) === false;
    if (former === undefined || isSame) return [];
    const column = (side: string): string =>
      former.type === type ? `${side}.${ident(name)}` : `CAST(${side}.${ident(name)} AS VARCHAR)`;
    return [{ name, differs: `${column('b')} IS DISTINCT FROM ${column('a')}` }];
  });
}

function ruleOf(side: string, model: Model | null): string {
  const column = model?.rules?.ruleColumn;
  return column === undefined ? 'CAST(NULL AS VARCHAR)' : `${side}.${ident(column)}`;
}
