import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { nativeRows, openNative, type NativeRow } from '../datasets/golden/native.ts';
import { demoFolder, root } from './app.ts';

/** A line as it must stand in the list of sample lines. */
export interface ExpectedLine {
  /** Characters per second, to one decimal. */
  readonly speed: number;
  readonly text: string;
  readonly title: string;
  /** `hh:mm:ss`. */
  readonly time: string;
}

/** The demo in native DuckDB, with the definitions written by hand: what the window must show comes from here. */
export class Expected {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async ofDemo(): Promise<Expected> {
    const connection = await openNative(demoFolder);
    await connection.run(readFileSync(path.join(root, 'datasets/golden/views.sql'), 'utf8'));
    return new Expected(connection);
  }

  /** Rewinds of a language's lines in one bin of speed, relative to what its titles' own rates let expect. */
  async rewindRatio(language: string, bin: number): Promise<number> {
    const { ratio } = await this.figures(
      `SELECT sum(rewinds) / sum(exposures * rewinds_per_exposure) AS ratio
       FROM engagement JOIN own_rate USING (title_id, language, duration_class)
       WHERE language = '${language}' AND lower_edge(cps, 1) = ${bin} AND rewinds IS NOT NULL AND exposures IS NOT NULL`,
    );
    return ratio ?? NaN;
  }

  /** Lines, titles and the share over the limit of a language between two bins of speed, both included. */
  async speeds(
    language: string,
    first: number,
    last: number,
  ): Promise<{ lines: number; titles: number; over: number }> {
    const {
      lines = NaN,
      titles = NaN,
      over = NaN,
    } = await this.figures(
      `SELECT count(*) AS lines, count(DISTINCT title_id) AS titles, avg(over_limit::INTEGER) AS over
       FROM lines WHERE language = '${language}' AND lower_edge(cps, 1) BETWEEN ${first} AND ${last}`,
    );
    return { lines, titles, over };
  }

  /** The lines of a bin of speed: speed, text, title and the time at which they appear. */
  async lines(language: string, bin: number): Promise<ExpectedLine[]> {
    const rows = await this.rows(
      `SELECT round(l.cps, 1) AS speed, e.text, t.name AS title,
         strftime(make_timestamp(CAST(floor(e.start_frame * v.frame_rate_den / v.frame_rate_num) * 1000000 AS BIGINT)), '%H:%M:%S') AS time
       FROM lines l
       JOIN timed_text_events e USING (version_id, ordinal)
       JOIN asset_versions v USING (version_id)
       JOIN titles t ON t.title_id = l.title_id
       WHERE l.language = '${language}' AND lower_edge(l.cps, 1) = ${bin}`,
    );
    return rows.map(({ speed = null, text = null, title = null, time = null }) => ({
      speed: Number(speed),
      text: String(text),
      title: String(title),
      time: String(time),
    }));
  }

  /** How a language is consumed: each mode's share of its views, in percent. */
  async modeShares(language: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.rows(
      `SELECT replace(replace(replace(mode, 'original_captions', 'original + captions'), 'dub_subtitles', 'dub + subtitles'), '_', ' ') AS mode,
         100 * sum(views) / sum(sum(views)) OVER () AS share
       FROM viewed WHERE language = '${language}' GROUP BY ALL`,
    );
    return new Map(rows.map(({ mode = null, share = null }) => [String(mode), Number(share)]));
  }

  private async figures(sql: string): Promise<Readonly<Record<string, number>>> {
    const [row = {}] = await this.rows(sql);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
  }

  private async rows(sql: string): Promise<NativeRow[]> {
    return nativeRows(this.#connection, sql);
  }

  close(): void {
    this.#connection.closeSync();
  }
}
