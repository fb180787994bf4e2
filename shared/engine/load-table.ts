import { engineMessages } from '../errors/engine.ts';
import { packageMessages } from '../errors/package.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { listedPlaces, ProblemError } from '../errors/problem.ts';
import type { ColumnSpec } from '../package/column.ts';
import { duckdbType } from '../package/column.ts';
import type { TableSpec } from '../package/table.ts';
import type { Cast } from './cast.ts';
import { castOf } from './cast.ts';
import { countedHere, countedOr, isLines, withMeasures, withTimes } from './lines.ts';
import type { OpenedFile } from './opened.ts';
import type { Engine } from './port.ts';
import { stopIfAborted } from './progress.ts';
import { ident, qualified } from './quote.ts';
import { isRefused, type StagedBatch, type StagedFile } from './staged.ts';

/** What became of a file: its rows, and what was odd. */
export interface FileLoad {
  readonly rows: number;
  readonly problems: readonly Problem[];
}

/** Creates tables of schema `source`, empty, with the columns that they have once loaded; all at once, since each question takes its time. */
export async function createTables(engine: Engine, specs: readonly TableSpec[]): Promise<void> {
  const statements = specs.map((spec) => {
    const columns = spec.loaded.map((column) => `${ident(column.name)} ${duckdbType(column)}`);
    return `CREATE TABLE ${qualified('source', spec.name)} (${columns.join(', ')})`;
  });
  await engine.query(statements.join(';\n'));
}

/**
 * Loads an opened file into its table, a batch at a time, and closes it.
 * @param onRows told the rows of the file so far, after each batch
 */
export async function loadFile(
  engine: Engine,
  { spec, at, stage }: OpenedFile,
  options: { readonly onRows: (rows: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<FileLoad> {
  return placed(at, async () => {
    const staged = await stage();
    try {
      return await insertFile(engine, staged, spec, at, options);
    } finally {
      await staged.close();
    }
  });
}

async function insertFile(
  engine: Engine,
  file: StagedFile,
  spec: TableSpec,
  at: Place,
  options: { readonly onRows: (rows: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<FileLoad> {
  const { matched } = file;
  if (isRefused(matched)) return { rows: 0, problems: matched.problems };
  const types = new Map(file.columns.map((column) => [column.name, column.type ?? 'string']));
  const casts = matched.present.map((column) =>
    castOf(column, file.isText ? 'text' : (types.get(column.name) ?? column.type)),
  );
  const faults = new Faults(at, spec.primaryKey);
  let rows = 0;
  for await (const batch of file.batches()) {
    stopIfAborted(options.signal);
    await faults.find(engine, batch, casts, rows);
    await insertBatch(engine, batch, casts, spec);
    rows += batch.rows;
    options.onRows(rows);
  }
  const problems = [...matched.problems, ...faults.problems()];
  if (file.rows !== null && file.rows !== rows)
    problems.push(engineMessages.wrongRowCount({ declared: file.rows, found: rows }, at));
  return { rows, problems };
}

async function insertBatch(
  engine: Engine,
  batch: StagedBatch,
  casts: readonly Cast[],
  spec: TableSpec,
): Promise<void> {
  const values = new Map(casts.map((cast) => [cast.column.name, cast.value]));
  const columns = spec.columns.map((column) => {
    const exported = values.get(column.name) ?? `CAST(NULL AS ${duckdbType(column)})`;
    return `${batch.isCounted ? countedOr(column.name, exported) : exported} AS ${ident(column.name)}`;
  });
  const insert = async (rows: string): Promise<void> => {
    await engine.query(
      `INSERT INTO ${qualified('source', spec.name)} SELECT ${names(spec.loaded)} FROM (${rows})`,
    );
  };
  const from = `FROM ${batch.relation} AS staged`;
  if (!isLines(spec)) return insert(`SELECT ${columns.join(', ')} ${from}`);
  if (batch.isCounted) {
    const here = countedHere.map((name) => `${countedOr(name, 'NULL')} AS ${name}`);
    return insert(withTimes(`SELECT ${[...columns, ...here].join(', ')} ${from}`, true));
  }
  const timed = withTimes(`SELECT rowid AS staged_row, ${columns.join(', ')} ${from}`);
  return withMeasures(engine, timed, values.has('text'), insert);
}

function names(columns: readonly ColumnSpec[]): string {
  return columns.map((column) => ident(column.name)).join(', ');
}

/** Gathers the values that can't be read: the first of each column with their rows, the rest as a count. */
class Faults {
  readonly #at: Place;
  readonly #key: readonly string[];
  readonly #found = new Map<string, { problems: Problem[]; count: number }>();

  constructor(at: Place, key: readonly string[]) {
    this.#at = at;
    this.#key = key;
  }

  async find(engine: Engine, batch: StagedBatch, casts: readonly Cast[], rowsBefore: number): Promise<void> {
    const tests = casts.flatMap((cast) => [
      ...(cast.unreadable === null ? [] : [{ cast, test: cast.unreadable, kind: 'unreadable' as const }]),
      ...(cast.notFinite === null ? [] : [{ cast, test: cast.notFinite, kind: 'notFinite' as const }]),
    ]);
    if (tests.length === 0) return;
    const counts = await engine.query(
      `SELECT ${tests.map(({ test }) => `count(*) FILTER (WHERE ${test})`).join(', ')} FROM ${batch.relation} AS staged`,
    );
    for (const [index, { cast, test, kind }] of tests.entries()) {
      const count = Number(counts.values[index]?.[0] ?? 0);
      if (count > 0) await this.#locate(engine, batch, cast.column, { test, kind, count }, rowsBefore);
    }
  }

  async #locate(
    engine: Engine,
    batch: StagedBatch,
    column: ColumnSpec,
    fault: { test: string; kind: 'unreadable' | 'notFinite'; count: number },
    rowsBefore: number,
  ): Promise<void> {
    const kept = this.#found.get(`${fault.kind} ${column.name}`) ?? { problems: [], count: 0 };
    this.#found.set(`${fault.kind} ${column.name}`, kept);
    kept.count += fault.count;
    const wanted = listedPlaces - kept.problems.length;
    if (wanted <= 0) return;
    const sql = `SELECT rowid, CAST(${ident(column.name)} AS VARCHAR) FROM ${batch.relation} AS staged WHERE ${fault.test} ORDER BY rowid LIMIT ${wanted}`;
    const { values } = await engine.query(sql);
    const [rowids = [], cells = []] = values;
    rowids.forEach((rowid, index) => {
      const place = {
        ...this.#at,
        row: rowsBefore + Number(rowid) - batch.firstRowid + 1,
        column: column.name,
        value: String(cells[index]),
      };
      kept.problems.push(this.#problem(column, fault.kind, place));
    });
  }

  #problem(column: ColumnSpec, kind: 'unreadable' | 'notFinite', place: Place): Problem {
    if (kind === 'notFinite') return packageMessages.valueNotFinite(undefined, place);
    const expected = column.type;
    return this.#key.includes(column.name)
      ? packageMessages.wrongKeyCell({ expected }, place)
      : packageMessages.wrongCell({ expected }, place);
  }

  problems(): Problem[] {
    return [...this.#found.values()].flatMap(({ problems, count }) =>
      problems.map((problem, index) =>
        index === 0 && count > problems.length ? { ...problem, count } : problem,
      ),
    );
  }
}

/** Says of a problem found while reading a file which file it was, where it doesn't say so itself. */
async function placed(at: Place, work: () => Promise<FileLoad>): Promise<FileLoad> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problems.every(isOfFile)) throw error;
    return {
      rows: 0,
      problems: error.problems.map((problem) => ({ ...problem, at: { ...at, ...problem.at } })),
    };
  }
}

/** Whether a problem is the file's, so that the other tables can still be read. */
function isOfFile({ code }: Problem): boolean {
  const ofFile: readonly string[] = [
    engineMessages.unreadableFile.code,
    engineMessages.wrongRowCount.code,
    engineMessages.rowsLost.code,
  ];
  return code.startsWith('package.') || ofFile.includes(code);
}
