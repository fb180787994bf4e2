import type { Model } from '../semantic/definitions/types.ts';
import { tableOf } from '../semantic/from.ts';
import { modelSql, type ModelContext } from '../semantic/model-sql.ts';
import type { Engine, QueryOptions } from './port.ts';
import { ident, literal, qualified } from './quote.ts';

/** The package's own settings that models are built with. */
export interface BuildContext {
  /** The style guide whose limits apply: the view's, else the package's default; null for none. */
  readonly guide: string | null;
  /** The package's `as_of`, ISO: the date that stands for today in every rule. */
  readonly asOf: string;
}

/** How far the building is. */
export interface BuildProgress {
  readonly model: string;
  /** Ranges built of this model, of `ranges`. */
  readonly done: number;
  readonly ranges: number;
}

/** How a model's table is built, and who is told of it. */
export interface BuildOptions extends QueryOptions {
  readonly onProgress?: (progress: BuildProgress) => void;
}

/** How many ranges a model with a batch key is built in: one CTAS over ten million lines needs twice the memory of ten. */
const rangeCount = 10;

/** Below this many values of the batch key, or lines, one range does. */
const linesPerRange = 200_000;

/**
 * Builds one model into its schema, which is there and does not hold it yet, in ranges where it has a batch key. What it reads is built.
 * @throws ProblemError of the `engine.` domain, also when `signal` aborts
 */
export async function buildModel(
  engine: Pick<Engine, 'query'>,
  model: Model,
  context: BuildContext,
  { onProgress = () => undefined, ...query }: BuildOptions = {},
): Promise<void> {
  const ranges = await rangesOf(engine, model, query);
  const table = tableOf(model);
  onProgress({ model: model.name, done: 0, ranges: ranges.length });
  for (const [i, range] of ranges.entries()) {
    const full: ModelContext = range === null ? context : { ...context, batch: range };
    const select = modelSql(model, full);
    await engine.query(
      i === 0 ? `CREATE TABLE ${table} AS\n${select}` : `INSERT INTO ${table}\n${select}`,
      query,
    );
    onProgress({ model: model.name, done: i + 1, ranges: ranges.length });
  }
}

type Range = { readonly from: string; readonly to: string } | null;

/** Ranges of about equally many values of the batch key, together all of it; a single null where the model has no batch key. */
async function rangesOf(
  engine: Pick<Engine, 'query'>,
  { batch }: Model,
  query: QueryOptions,
): Promise<Range[]> {
  if (batch === null) return [null];
  const lines = await countRows(engine, qualified('source', 'timed_text_events'), query);
  const count = Math.min(rangeCount, Math.max(1, Math.ceil(lines / linesPerRange)));
  const key = ident(batch.column);
  const [schema = '', table = ''] = batch.table.split('.');
  const { values } = await engine.query(
    `SELECT min(${key}) AS first, max(${key}) AS last
FROM (SELECT ${key}, ntile(${literal(count)}) OVER (ORDER BY ${key}) AS part FROM ${qualified(schema, table)}) AS parts
GROUP BY part ORDER BY part`,
    query,
  );
  const ranges = (values[0] ?? []).map((from, i) => ({ from: String(from), to: String(values[1]?.[i]) }));
  return ranges.length === 0 ? [{ from: '', to: '' }] : ranges;
}

/** How many rows a table has. @param table as SQL names it */
export async function countRows(
  engine: Pick<Engine, 'query'>,
  table: string,
  query: QueryOptions = {},
): Promise<number> {
  const { values } = await engine.query(`SELECT count(*) AS n FROM ${table}`, query);
  return Number(values[0]?.[0] ?? 0);
}
