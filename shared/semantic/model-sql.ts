import { ident, literal } from '../engine/quote.ts';
import type { ColumnType } from '../engine/port.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import { duckdb, type Dialect } from './dialect.ts';
import { withParameters, type Parameter } from './definitions/portable.ts';
import type { Decision, Model, ModelColumn } from './definitions/types.ts';

/** What a model is built for. */
export interface ModelContext {
  /** The style guide whose limits apply; null for none. */
  readonly guide: string | null;
  /** The date that stands for today, ISO. */
  readonly asOf: string;
  /** The range to build, inclusive; required where the model is built in batches. */
  readonly batch?: { readonly from: string; readonly to: string };
}

/** The SELECT of a model in DuckDB SQL, as it is built. */
export function modelSql(model: Model, context: ModelContext): string {
  return modelSelect(model, {
    guide: literal(context.guide),
    as_of: literal(context.asOf),
    ...(context.batch && { batch_from: literal(context.batch.from), batch_to: literal(context.batch.to) }),
  });
}

/**
 * The SELECT of a model: its own SQL with its columns cast to their types, then its decision table over these.
 * @param values the parameters that its SQL names, as SQL
 */
export function modelSelect(
  model: Model,
  values: Readonly<Partial<Record<Parameter, string>>>,
  dialect: Dialect = duckdb,
): string {
  const own = withParameters(dialect.modelSql(model.sql.trimEnd()), values);
  return decided(model, `(\n${own}\n)`, dialect);
}

/**
 * The SELECT that decides a model anew: its decision table over the columns that a table of it has already. The same as
 * {@link modelSql}, where nothing but the cases differs from what the table was built with.
 */
export function decidedAnewSql(model: Model, table: string): string {
  return decided(model, table, duckdb);
}

/** The decision table decides over columns as they are stored, so that it may decide over a stored table too. */
function decided(model: Model, from: string, dialect: Dialect): string {
  const { rules, columns } = model;
  const written = new Set(rules === null ? [] : [...rules.outputs, rules.ruleColumn]);
  const cast = ({ name, type, small }: ModelColumn): string => {
    const stored = type === 'datetime' ? dialect.momentType : storedType({ type, small });
    return `CAST(${ident(name)} AS ${stored}) AS ${ident(name)}`;
  };
  const all = [...columns.values()];
  const own = `SELECT\n  ${all
    .filter(({ name }) => !written.has(name))
    .map(cast)
    .join(',\n  ')}\nFROM ${from} AS fact`;
  if (rules === null) return own;
  return `SELECT\n  ${all.map(cast).join(',\n  ')}\nFROM (\nSELECT fact.*,\n${casesSql(rules)}\nFROM (\n${own}\n) AS fact\n) AS fact`;
}

/** The DuckDB type that a model's column is kept in. */
export function storedType(column: { readonly type: ColumnType; readonly small: boolean }): string {
  switch (column.type) {
    case 'string':
      return 'VARCHAR';
    case 'integer':
      return column.small ? 'INTEGER' : 'BIGINT';
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'datetime':
      return 'TIMESTAMP';
  }
}

/** The outputs of a decision table and the id of the case that gave them, each as one CASE. */
function casesSql(rules: Decision): string {
  const choose = (values: readonly string[], name: string): string => {
    const whens = rules.cases.map(
      ({ when }, i) => `    WHEN ${emitDuckdb(when)} THEN ${values[i] ?? 'NULL'}`,
    );
    return `  CASE\n${whens.join('\n')}\n  END AS ${ident(name)}`;
  };
  const outputs = rules.outputs.map((output) =>
    choose(
      rules.cases.map(({ then }) => {
        const value = then.get(output);
        return value === undefined ? 'NULL' : emitDuckdb(value);
      }),
      output,
    ),
  );
  const rule = choose(
    rules.cases.map(({ id }) => literal(id)),
    rules.ruleColumn,
  );
  return [...outputs, rule].join(',\n');
}
