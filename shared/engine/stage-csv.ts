import { packageMessages } from '../errors/package.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { ProblemError } from '../errors/problem.ts';
import type { CsvDialect } from '../package/format.ts';
import type { TableSpec } from '../package/table.ts';
import { csvHeader, otherDelimiter } from './csv-header.ts';
import { rawSchema } from './lock.ts';
import type { Engine, FileColumn } from './port.ts';
import { ident, literal } from './quote.ts';
import { matchFile, type StagedBatch, type StagedFile } from './staged.ts';

/** The longest record that is read, in bytes; a value can be no longer. */
const recordLimit = 1_000_000;

/** Rows cast at a time: DuckDB's row group. */
const batchRows = 122_880;

/** Where a CSV file waits as text until it is cast: in the compressed database, since all of it waits. */
const relation = `data.${rawSchema}.csv`;

/** How a CSV file is to be read. */
export interface CsvForm {
  readonly gzip: boolean;
  readonly dialect: CsvDialect;
}

/**
 * Stages a CSV file through DuckDB's own reader, every value as text.
 * @param at the file and its table, for the problems
 * @throws ProblemError when it can't be read as CSV
 */
export async function stageCsv(
  engine: Engine,
  file: Blob,
  form: CsvForm,
  { spec, at }: { spec: TableSpec; at: Place },
): Promise<StagedFile> {
  const plain = form.gzip ? await unzip(file, at) : file;
  await checkBytes(plain, at);
  const header = csvHeader(await plain.slice(0, recordLimit).text(), form.dialect);
  const delimiter = otherDelimiter(header, form.dialect.delimiter);
  if (delimiter !== null) {
    throw new ProblemError([
      packageMessages.csvDelimiter({ delimiter, declared: form.dialect.delimiter }, at),
    ]);
  }
  const path = await engine.registerFile(plain);
  const source = readCsv(path, header, form.dialect);
  const columns: FileColumn[] = header.map((name) => ({ name, type: 'string', declared: 'text' }));
  const matched = matchFile(columns, spec, at, true);
  const read = matched.present.map(({ name }) => name);
  return {
    columns,
    matched,
    rows: null,
    isText: true,
    batches: () => readBatches(engine, source, read, at),
    close: () => engine.dropFile(path),
  };
}

async function unzip(file: Blob, at: Place): Promise<Blob> {
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  } catch {
    throw new ProblemError([packageMessages.gzipUnreadable(undefined, at)]);
  }
}

/** Looks through the bytes once for what DuckDB would let pass or say less well: NUL, and text that is not UTF-8. */
async function checkBytes(file: Blob, at: Place): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of file.stream()) {
      if (piece.includes(0)) throw new ProblemError([packageMessages.nulBytes(undefined, at)]);
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new ProblemError([packageMessages.notUtf8(undefined, at)]) : error;
  }
}

/** Nothing is guessed: every option is given. A name that stands twice was found before, so it only has to differ here. */
function readCsv(path: string, header: readonly string[], dialect: CsvDialect): string {
  const columns = header.map(
    (name, place) =>
      `${ident(header.indexOf(name) === place && name !== '' ? name : `${name} ${place}`)}: 'VARCHAR'`,
  );
  const options = [
    `columns={${columns.join(', ')}}`,
    'auto_detect=false',
    'header=true',
    `delim=${literal(dialect.delimiter)}`,
    `quote=${literal(dialect.quote)}`,
    `escape=${literal(dialect.escape)}`,
    `nullstr=[${['', ...dialect.nullValues].map(literal).join(', ')}]`,
    `max_line_size=${recordLimit}`,
  ];
  return `read_csv(${literal(path)}, ${options.join(', ')})`;
}

async function* readBatches(
  engine: Engine,
  source: string,
  columns: readonly string[],
  at: Place,
): AsyncGenerator<StagedBatch> {
  await readable(at, () =>
    engine.query(`CREATE TABLE ${relation} AS SELECT ${columns.map(ident).join(', ')} FROM ${source}`),
  );
  try {
    const { values } = await engine.query(`SELECT count(*) FROM ${relation}`);
    const rows = Number(values[0]?.[0] ?? 0);
    for (let first = 0; first < rows; first += batchRows) {
      const end = Math.min(first + batchRows, rows);
      yield {
        relation: `(SELECT *, rowid FROM ${relation} WHERE rowid >= ${first} AND rowid < ${end})`,
        firstRowid: first,
        isCounted: false,
        rows: end - first,
      };
    }
  } finally {
    await engine.query(`DROP TABLE ${relation}`);
  }
}

async function readable<T>(at: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((problem) => csvProblem(problem, at)));
  }
}

/** The reader's own words, whose line counts the header too. */
function csvProblem(problem: Problem, at: Place): Problem {
  const line = /CSV Error on Line: (\d+)/.exec(problem.message)?.[1];
  const place = line === undefined ? at : { ...at, line: Number(line) };
  if (/Maximum line size/.test(problem.message))
    return packageMessages.cellTooLong({ limit: recordLimit }, place);
  if (/unterminated quote/i.test(problem.message))
    return packageMessages.csvUnreadable({ reason: 'a quote is opened and never closed' }, place);
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(problem.message);
  if (counts !== null)
    return packageMessages.csvUnreadable(
      { reason: `a row has ${counts[2] ?? ''} values, where ${counts[1] ?? ''} are named` },
      place,
    );
  if (/state machine reached an invalid state/.test(problem.message))
    return packageMessages.csvUnreadable({ reason: 'its line ends or quotes are mixed' }, place);
  if (/CSV|read_csv|Conversion/.test(problem.message))
    return packageMessages.csvUnreadable({ reason: problem.message.slice(0, 200) }, place);
  return problem;
}
