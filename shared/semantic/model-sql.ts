import { ident, literal } from '../engine/quote.ts';
import type { ColumnType } from '../engine/port.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import { duckdb, type Dialect } from './dialect.ts';
import { withParameters, type Parameter } from './definitions/portable.ts';
import type { Decision, Model } from './definitions/types.ts';

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
 * The SELECT of a model: its own SQL, then its decision table, then its columns cast to their types.
 * @param values the parameters that its SQL names, as SQL
 */
export function modelSelect(
  model: Model,
  values: Readonly<Partial<Record<Parameter, string>>>,
  dialect: Dialect = duckdb,
): string {
  const own = withParameters(dialect.modelSql(model.sql.trimEnd()), values);
  const columns = [...model.columns.values()].map((column) => {
    const type = column.type === 'datetime' ? dialect.momentType : storedType(column);
    return `CAST(${ident(column.name)} AS ${type}) AS ${ident(column.name)}`;
  });
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM ${model.rules === null ? `(\n${own}\n)` : decided(own, model.rules)} AS fact`;
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

function decided(own: string, rules: Decision): string {
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
  return `(\nSELECT fact.*,\n${[...outputs, rule].join(',\n')}\nFROM (\n${own}\n) AS fact\n)`;
}
