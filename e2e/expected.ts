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

/** Lines, the titles that they are of, and how many, or which share, are over a limit. */
export interface Over {
  readonly lines: number;
  readonly titles: number;
  readonly over: number;
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
  async speeds(language: string, first: number, last: number): Promise<Over> {
    return this.over(
      `SELECT count(*) AS lines, count(DISTINCT title_id) AS titles, avg(over_limit::INTEGER) AS over
       FROM lines WHERE language = '${language}' AND lower_edge(cps, 1) BETWEEN ${first} AND ${last}`,
    );
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

  /** A dub that one partner delivered under the order of another, the first by its id. */
  async disputedDub(): Promise<
    Readonly<Record<'asset' | 'title' | 'language' | 'producer' | 'asked' | 'delivery', string>>
  > {
    const [row = {}] = await this.rows(
      `SELECT p.asset_id AS asset, t.name AS title, p.language, m.name AS producer, a.name AS asked, max(d.delivery_id) AS delivery
       FROM produced p JOIN titles t USING (title_id) JOIN partners m ON m.partner_id = p.producer
       JOIN spoken s ON s.asset_id = p.asset_id AND s.source = 'order' AND s.otherwise JOIN partners a ON a.partner_id = s.partner_id
       JOIN work_orders o ON o.asset_id = p.asset_id AND o.partner_id = s.partner_id AND o.service = 'full_dub'
       JOIN deliveries d ON d.order_id = o.order_id AND d.partner_id = p.producer AND d.decision LIKE 'accepted%'
       WHERE p.workflow = 'partner' AND p.asset_type = 'dub' AND NOT p.by_hand
       GROUP BY ALL HAVING count(*) = 1 ORDER BY asset LIMIT 1`,
    );
    const text = (name: string): string => String(row[name] ?? '');
    return {
      asset: text('asset'),
      title: text('title'),
      language: text('language'),
      producer: text('producer'),
      asked: text('asked'),
      delivery: text('delivery'),
    };
  }

  /** The assets of a workflow without a producer for a reason, by their ids. */
  async unresolved(workflow: string, reason: string): Promise<string[]> {
    const rows = await this.rows(
      `SELECT asset_id FROM produced WHERE workflow = '${workflow}' AND reason = '${reason}' ORDER BY 1`,
    );
    return rows.map((row) => String(row['asset_id']));
  }

  /** Shares of assets with a producer, and of these in conflict; and how many were named by hand. */
  async producers(): Promise<{ known: number; conflicted: number; byHand: number }> {
    const {
      known = NaN,
      conflicted = NaN,
      by_hand: byHand = NaN,
    } = await this.figures(
      `SELECT avg(known::INTEGER) AS known, count(*) FILTER (by_hand) AS by_hand,
         avg((asset_id IN (SELECT asset_id FROM spoken WHERE otherwise))::INTEGER) FILTER (known) AS conflicted
       FROM produced`,
    );
    return { known, conflicted, byHand };
  }

  /** Licensed assets that nobody named by hand and whose licensor credits a studio by a name that is one partner's. */
  async licensedWithStudio(): Promise<number> {
    const { assets } = await this.figures(
      `WITH spelled AS (
         SELECT partner_id, lower(trim(name)) AS spelling FROM partners
         UNION SELECT partner_id, lower(trim(alias)) FROM partner_aliases
       ),
       names AS (SELECT spelling FROM spelled GROUP BY spelling HAVING count(*) = 1)
       SELECT count(DISTINCT asset_id) AS assets
       FROM assets JOIN licensor_credits USING (asset_id) JOIN names ON spelling = lower(trim(credited_studio))
       WHERE workflow = 'licensed' AND asset_id NOT IN (SELECT asset_id FROM producer_overrides)`,
    );
    return assets ?? NaN;
  }

  /**
   * The dubs of a studio that were reviewed: how many, and their penalty points a minute. `as` says who answers for a licensed dub: the
   * studio that the licensor credits, or the licensor.
   */
  async dubQuality(
    studio: string,
    as: 'credited' | 'licensor',
  ): Promise<{ reviews: number; points: number }> {
    const { reviews = NaN, points = NaN } = await this.figures(
      `WITH answering AS (
         SELECT p.asset_id, CASE WHEN '${as}' = 'licensor' AND workflow = 'licensed' AND NOT by_hand
           THEN coalesce((SELECT max(licensor_id) FROM licensor_credits c WHERE c.asset_id = p.asset_id), producer) ELSE producer END AS answers
         FROM produced p WHERE asset_type IN ('dub', 'audio_description')
       ), counted AS (
         SELECT review_id, sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
         FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY 1
       )
       SELECT count(*) AS reviews, sum(coalesce(penalty, 0)) / sum(reviewed_minutes) AS points
       FROM qc_reviews JOIN asset_versions USING (version_id) JOIN answering USING (asset_id) JOIN partners ON partner_id = answers
       LEFT JOIN counted USING (review_id)
       WHERE partners.name = '${studio}' AND reviewer_side = 'client' AND sample_reason IN ('random', 'full')
         AND reviewed_minutes IS NOT NULL`,
    );
    return { reviews, points };
  }

  /** Subtitles for adults that were read beside a foreign original, of a language: how many, and how many faster than a limit. */
  async studiedOver(language: string, limit: number): Promise<Over> {
    return this.over(
      `SELECT count(*) AS lines, count(DISTINCT title_id) AS titles, count(*) FILTER (WHERE char_count * 1000 > ${limit} * dur_ms + 1e-6) AS over
       FROM ${studied(language)}`,
    );
  }

  /** The same by how long lines are shown, from short to long. */
  async studiedOverByDuration(
    language: string,
    limit: number,
  ): Promise<{ duration: string; lines: number; over: number }[]> {
    const rows = await this.rows(
      `SELECT CASE duration_class WHEN 'short' THEN 'under 1.5 s' WHEN 'middle' THEN '1.5 to 3 s' ELSE 'over 3 s' END AS duration,
         count(*) AS lines, count(*) FILTER (WHERE char_count * 1000 > ${limit} * dur_ms + 1e-6) AS over
       FROM ${studied(language)} GROUP BY 1 ORDER BY min(dur_ms)`,
    );
    return rows.map(({ duration, lines, over }) => ({
      duration: String(duration),
      lines: Number(lines),
      over: Number(over),
    }));
  }

  /** @param sql a row of {@link Over} */
  private async over(sql: string): Promise<Over> {
    const { lines = NaN, titles = NaN, over = NaN } = await this.figures(sql);
    return { lines, titles, over };
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

/** Each line of a language that the study reads, once. */
function studied(language: string): string {
  return `(SELECT DISTINCT title_id, version_id, ordinal, char_count, dur_ms, duration_class
    FROM engagement JOIN engagement_segments USING (segment_id)
    WHERE audio_context = 'foreign_original' AND language = '${language}' AND asset_type = 'subtitle' AND audience = 'adult'
      AND NOT in_credits AND event_type IN ('dialogue', 'song') AND exposures > 0 AND rewinds IS NOT NULL
      AND char_count > 0 AND dur_ms > 0)`;
}
