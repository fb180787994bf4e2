import { sourceSpec } from '../../package/tables.ts';
import { queryMessages } from '../../errors/query.ts';
import { ProblemError } from '../../errors/problem.ts';
import { parseModelSql } from '../model-query/parse.ts';
import { columnsOf, type Bound } from '../expression/bound.ts';
import type { Decision, Definitions, Model } from '../definitions/types.ts';
import { queryRelation } from './query.ts';
import type { Reads, Relation } from './relation.ts';

/** What a model's columns and rows come from, one step up. */
export interface ModelLineage {
  /** What the columns that its SQL gives come from. */
  readonly columns: ReadonlyMap<string, Reads>;
  /** What decides which rows it has. */
  readonly rows: ReadonlySet<string>;
  /** For each column that its decision table writes, the columns of the model that the cases name, with the ids of the cases. */
  readonly decided: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** @throws ProblemError where its SQL can't be followed */
export function modelLineage({ models }: Pick<Definitions, 'models'>, model: Model): ModelLineage {
  const query = parseModelSql(model.name, model.sql);
  const { columns, rows } = queryRelation(query, (schema, name) => stored(models, schema, name));
  const decided = model.rules === null ? new Map<string, never>() : decisions(model.rules);
  const own = [...model.columns.keys()].filter((name) => !decided.has(name));
  const reads = own.map((name): [string, Reads] => [name, columns.get(name) ?? absent(name, columns)]);
  return { columns: new Map(reads), rows, decided };
}

/** A table as it is stored: its columns come from nothing but themselves. */
function stored(models: Definitions['models'], schema: string, name: string): Relation | null {
  const table =
    schema === 'source' ? sourceTable(name) : schema === 'core' ? modelTable(models.get(name)) : null;
  if (table === null) return null;
  const id = `${schema}.${name}`;
  const columns = table.columns.map((column): [string, Reads] => [
    column,
    { values: new Set([`${id}.${column}`]), lookups: new Set() },
  ]);
  return { columns: new Map(columns), rows: new Set([id]), key: table.key };
}

interface Stored {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

function sourceTable(name: string): Stored | null {
  const spec = sourceSpec(name);
  return spec === undefined
    ? null
    : { columns: spec.loaded.map((column) => column.name), key: spec.primaryKey };
}

function modelTable(model: Model | undefined): Stored | null {
  return model === undefined ? null : { columns: [...model.columns.keys()], key: model.primaryKey };
}

function decisions(rules: Decision): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const written = [...rules.outputs, rules.ruleColumn].map(
    (output): [string, ReadonlyMap<string, readonly string[]>] => {
      const cases = new Map<string, string[]>();
      for (const { id, when, then } of rules.cases)
        for (const column of namedIn(when, then.get(output)))
          cases.set(column, [...(cases.get(column) ?? []), id]);
      return [output, cases];
    },
  );
  return new Map(written);
}

/** The columns that a case names, each once. */
function namedIn(...parts: readonly (Bound | undefined)[]): Set<string> {
  return new Set(
    parts.flatMap((part) => (part === undefined ? [] : columnsOf(part).map(({ column }) => column))),
  );
}

function absent(name: string, columns: ReadonlyMap<string, Reads>): never {
  throw new ProblemError([queryMessages.undefinedName({ kind: 'column', name, known: [...columns.keys()] })]);
}
