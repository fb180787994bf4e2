import { ident, literal } from '../../engine/quote.ts';
import type { StudyOutcome } from './outcomes.ts';

/** Titles whose keys lie between two, both of them with it. */
export interface TitleRange {
  readonly from: number;
  readonly to: number;
}

/** Which rows a study reads. */
export interface StudyRows {
  readonly outcome: StudyOutcome;
  /** False for the negative control: what members did at the same lines while their subtitles were off. */
  readonly subtitlesOn: boolean;
  /** Whether each stratum has one segment, so that a row is a line. */
  readonly isRowPerLine: boolean;
  /** All titles of the package, as one statement after the other reads them. */
  readonly ranges: readonly TitleRange[];
}

/** Which rows a statement reads. */
export interface RowsWanted extends Pick<StudyRows, 'outcome' | 'subtitlesOn'> {
  /** Keys of `core.study_stratum`. */
  readonly strata: readonly number[];
  /** All titles unless told. */
  readonly titles?: TitleRange;
  /** A tenth of the titles alone: what a fit is started from. */
  readonly tenth?: boolean;
}

/** Which rows a statement reads that counts lines. */
export type LinesWanted = RowsWanted & Pick<StudyRows, 'isRowPerLine'>;

/**
 * What the covariates are counted from, so that sums keep their digits (facts, statistics section 2, cost and numerics): a typical line
 * lasts 2.4 s, and stands in the middle of its title, with its half minute half full.
 */
const typicalSeconds = 2.4;

/** Regressors beside the speed, by the column of {@link rowsSql} that holds them, in the order of every fit. */
export const covariates = ['log_duration', 'position', 'position_squared', 'speech_density'] as const;

/** Types of lines that members read as they hear them, as a list in SQL. */
export const readTypesSql = ['dialogue', 'song', 'sound_label', 'forced_narrative'].map(literal).join(', ');

/**
 * The rows of the study, one for each line and segment: `stratum_key`, `title_key`, `version_key`, `ordinal`, `scene_key`, `n` (exposures), `y` (events),
 * `cps`, `seconds` (how long the line is shown), and {@link covariates}, all measures as DOUBLE, since whole sums arrive as words of 128 bits and whole products overflow.
 * Left out: the credits, what is not read or stands for a picture, lines without duration or characters, and suppressed counts. Text that
 * translates the picture has its own speed and its own readers, and is studied in forced narratives only.
 */
export function rowsSql({ outcome, strata, subtitlesOn, titles, tenth = false }: RowsWanted): string {
  const chosen = strata.length === 0 ? 'FALSE' : `fact.stratum_key IN (${strata.map(literal).join(', ')})`;
  return `SELECT
  fact.stratum_key,
  fact.title_key,
  fact.version_key,
  fact.ordinal,
  fact.scene_key,
  CAST(fact.exposures AS DOUBLE) AS n,
  CAST(fact.${ident(outcome)} AS DOUBLE) AS y,
  fact.char_count * 1000 / fact.duration_ms AS cps,
  fact.duration_ms / 1000 AS seconds,
  ln(fact.duration_ms / ${literal(typicalSeconds * 1000)}) AS log_duration,
  coalesce(fact.position, 0) - 0.5e0 AS position,
  (coalesce(fact.position, 0) - 0.5e0) * (coalesce(fact.position, 0) - 0.5e0) AS position_squared,
  coalesce(fact.speech_density, 0) - 0.5e0 AS speech_density
FROM core.line_engagement_fact AS fact
WHERE ${chosen}${inTitlesSql('fact', titles)}${tenth ? ' AND fact.title_key % 10 = 0' : ''}
  AND fact.subtitles_on = ${literal(subtitlesOn)}
  AND NOT fact.in_credits
  AND fact.event_type IN (${readTypesSql})
  AND fact.duration_ms > 0
  AND fact.char_count > 0
  AND fact.exposures > 0
  AND fact.${ident(outcome)} IS NOT NULL`;
}

/** One more condition of a statement that reads some titles alone; empty for all. @param table what it calls the table that has them */
export function inTitlesSql(table: string, titles: TitleRange | undefined): string {
  if (titles === undefined) return '';
  return ` AND ${table}.title_key BETWEEN ${literal(titles.from)} AND ${literal(titles.to)}`;
}

/** A line as one whole number, of its version and its place in it. @param table what the statement calls the table that has both */
export function lineKeySql(table: string): string {
  return `CAST(${table}.version_key AS BIGINT) * 4294967296 + ${table}.ordinal`;
}

/**
 * How many lines a group of the rows has, as DOUBLE: one that several segments were shown is one line. Telling lines apart takes as long as
 * all other sums of a pass, and is left out where rows are lines.
 * @param rows the name that the statement gives to what {@link rowsSql} selects
 */
export function lineCountSql({ isRowPerLine }: LinesWanted, rows: string): string {
  const count = isRowPerLine ? 'count(*)' : `count(DISTINCT ${lineKeySql(rows)})`;
  return `CAST(${count} AS DOUBLE)`;
}
