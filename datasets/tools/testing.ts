import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { ident, literal } from '../../shared/engine/quote.ts';
import { measureText } from '../../shared/timed-text/measure.ts';

const manifestShape = z.object({
  resources: z.array(z.object({ name: z.string(), path: z.string(), bytes: z.number(), hash: z.string() })),
});

/** The resources of a package, as its manifest lists them. */
export function resourcesOf(folder: string): z.infer<typeof manifestShape>['resources'] {
  return manifestShape.parse(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))).resources;
}

/** A row of a query's result by column. */
export type ResultRow = Readonly<Record<string, z.infer<typeof valueShape>>>;

const valueShape = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rowsShape = z.array(z.record(z.string(), valueShape));

/** A package on native DuckDB: every table as a view of its file. */
export class OpenPackage {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(folder: string): Promise<OpenPackage> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    for (const { name, path } of resourcesOf(folder)) {
      await connection.run(
        `CREATE VIEW ${ident(name)} AS SELECT * FROM read_parquet(${literal(join(folder, path))})`,
      );
    }
    return new OpenPackage(connection);
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** The rows of a query; dates as ISO text, integers beyond 2^53 as text. */
  async rows(sql: string): Promise<ResultRow[]> {
    const reader = await this.#connection.runAndReadAll(sql);
    return rowsShape.parse(reader.getRowObjectsJson());
  }

  /** The first column of a query's rows, as text. */
  async column(sql: string): Promise<string[]> {
    return (await this.rows(sql)).map((row) => String(Object.values(row)[0]));
  }

  /** The one number that a query answers. */
  async number(sql: string): Promise<number> {
    const [value] = await this.column(sql);
    return Number(value);
  }

  /** Makes `line` (subtitles outside files: language, title_id, version_id, ordinal, zone, seconds, chars), counting texts. */
  async countLines(): Promise<void> {
    const columns = await this.column('SELECT column_name FROM (DESCRIBE timed_text_events)');
    const seconds = columns.includes('start_ms')
      ? '(e.end_ms - e.start_ms) / 1000'
      : '(e.end_frame - e.start_frame) * v.frame_rate_den / v.frame_rate_num';
    const text = columns.includes('text') ? 'e.text' : 'NULL';
    await this.run(
      `CREATE TABLE line AS SELECT a.language, a.title_id, e.version_id, e.ordinal, e.zone, ${seconds} AS seconds,
         CAST(e.char_count AS DOUBLE) AS chars, ${text} AS text
       FROM timed_text_events e JOIN asset_versions v USING (version_id) JOIN assets a USING (asset_id)
       WHERE a.asset_type = 'subtitle'`,
    );
    await this.run('CREATE TABLE counted (language VARCHAR, text VARCHAR, chars DOUBLE)');
    const appender = await this.#connection.createAppender('counted');
    for (const row of await this.rows('SELECT DISTINCT language, text FROM line WHERE text IS NOT NULL')) {
      const language = String(row['language']);
      const words = String(row['text']);
      appender.appendVarchar(language);
      appender.appendVarchar(words);
      appender.appendDouble(measureText(words, language).charCount);
      appender.endRow();
    }
    appender.closeSync();
    await this.run(
      `UPDATE line SET chars = counted.chars FROM counted
       WHERE counted.language = line.language AND counted.text = line.text`,
    );
  }
}
