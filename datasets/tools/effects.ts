import type { OpenPackage } from './testing.ts';

/** What a package shows of one language's speed and one outcome. */
export interface Shown {
  readonly language: string;
  /** Events over those expected of the own title, language and duration class, above and below the given speed. */
  readonly ratioAbove: number;
  readonly ratioBelow: number;
  /** Slope of the raw rate over cps bins, weighted by exposures. */
  readonly pooledSlope: number;
}

/** Makes `fact`, with the expected events of each line in each segment where subtitles are on. Needs `countLines`. */
export async function expectEvents(data: OpenPackage, outcome: string): Promise<void> {
  await data.run(
    `CREATE OR REPLACE TABLE fact AS
     SELECT line.language, line.title_id, chars / seconds AS cps, g.exposures AS n, g.${outcome} AS y,
       n * sum(y) OVER class / sum(n) OVER class AS expected
     FROM line JOIN line_engagement g USING (version_id, ordinal) JOIN engagement_segments s USING (segment_id)
     WHERE s.subtitles_on AND g.${outcome} IS NOT NULL
     WINDOW class AS (PARTITION BY line.language, line.title_id,
       CASE WHEN seconds < 1.5 THEN 0 WHEN seconds <= 3 THEN 1 ELSE 2 END)`,
  );
}

/** What `fact` shows of a language, parted at a speed. */
export async function shownOf(data: OpenPackage, language: string, cps: number): Promise<Shown> {
  const [row] = await data.rows(
    `WITH own AS (SELECT * FROM fact WHERE language = '${language}'),
     bins AS (SELECT floor(cps) AS bin, sum(y) / sum(n) AS rate, sum(n) AS n FROM own GROUP BY 1)
     SELECT sum(y) FILTER (cps >= ${cps}) / sum(expected) FILTER (cps >= ${cps}) AS above,
       sum(y) FILTER (cps < ${cps}) / sum(expected) FILTER (cps < ${cps}) AS below,
       (SELECT (sum(n * bin * rate) / sum(n) - sum(n * bin) / sum(n) * sum(n * rate) / sum(n)) FROM bins) AS slope
     FROM own`,
  );
  return {
    language,
    ratioAbove: Number(row?.['above']),
    ratioBelow: Number(row?.['below']),
    pooledSlope: Number(row?.['slope']),
  };
}
