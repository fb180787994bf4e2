import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { columnsOf } from './columns.ts';
import { rowsSql } from './rows.ts';
import type { StudyOutcome } from './outcomes.ts';
import type { Stratum } from './strata.ts';

/** Lines over one limit: what it takes to bring them all under it. Every line counts once. */
export interface LinesOver {
  readonly lines: number;
  /** Characters of these lines, as their language counts them, and how many of those are too many for the time on screen. */
  readonly characters: number;
  readonly excess: number;
  /** Characters and words of those of them whose words are counted; 0 in scripts without spaces. */
  readonly countedCharacters: number;
  readonly words: number;
}

/** Lines that would need more time on screen to keep their text, and which rule of today's guide stands against it. A line may meet several. */
export interface Extending {
  /** Over the new limit. */
  readonly lines: number;
  /** Would be on screen for longer than the guide's longest duration. */
  readonly tooLong: number;
  /** Would end closer to the next line than the guide's least gap, or run into it. */
  readonly tooClose: number;
  /** Would run over a shot change that they end before, or at, today. */
  readonly overShot: number;
  /** Meet at least one of these. */
  readonly any: number;
  /** Of lines whose title has shot changes in the package; the others could not be held to any. */
  readonly withShots: number;
}

/** What moving a limit asks of the lines of a stratum, counted from their text and times alone. */
export interface Condensing {
  /** All lines that are studied. */
  readonly lines: number;
  readonly overNow: LinesOver;
  readonly overNew: LinesOver;
  readonly extending: Extending;
}

/** Frames are whole; this much of one is rounding. */
const frameRounding = 1e-6;

/**
 * What it would take to bring every line of a stratum under a limit: by leaving out text, or by more time on screen. Lines are those that
 * the study reads; over a limit as `is_over_limit` has it. A line that is extended ends so many whole frames later as it needs.
 * @param limits in characters per second: today's, and the other one
 * @returns columns, one row: lines, and for `now` and `new` lines_, characters_, excess_, counted_characters_ and words_;
 * too_long, too_close, over_shot, any_conflict, with_shots
 */
export function condensingSql(
  { key }: Pick<Stratum, 'key'>,
  outcome: StudyOutcome,
  limits: { readonly now: number; readonly new: number },
): string {
  const conflicts = [
    ['is_too_long', 'too_long'],
    ['is_too_close', 'too_close'],
    ['is_over_shot', 'over_shot'],
    ['is_too_long OR is_too_close OR is_over_shot', 'any_conflict'],
    ['has_shots', 'with_shots'],
  ].map(([condition, name]) => `CAST(count(*) FILTER (WHERE ${condition}) AS DOUBLE) AS ${name}`);
  return `WITH studied AS (
  SELECT DISTINCT version_key, ordinal
  FROM (
${rowsSql({ outcome, strata: [key], subtitlesOn: true })}
  ) AS rows
),
lines AS (
${linesSql(limits.new)}
),
${judgedSql(limits.new)}
SELECT
  (SELECT CAST(count(*) AS DOUBLE) FROM lines) AS lines,
  totals.*,
  conflicts.*
FROM (
  SELECT
${sumsSql('now', limits.now)},
${sumsSql('new', limits.new)}
  FROM lines
) AS totals,
(
  SELECT
    ${conflicts.join(',\n    ')}
  FROM judged
) AS conflicts`;
}

function isOver(limit: number): string {
  return `char_count * 705600000 > ${literal(limit)} * round(duration_ms * 705600)`;
}

function sumsSql(name: 'now' | 'new', limit: number): string {
  const over = isOver(limit);
  return `    CAST(count(*) FILTER (WHERE ${over}) AS DOUBLE) AS lines_${name},
    coalesce(sum(char_count) FILTER (WHERE ${over}), 0) AS characters_${name},
    coalesce(sum(char_count - ${literal(limit)} * duration_ms / 1000) FILTER (WHERE ${over}), 0) AS excess_${name},
    coalesce(sum(char_count) FILTER (WHERE ${over} AND word_count > 0), 0) AS counted_characters_${name},
    CAST(coalesce(sum(word_count) FILTER (WHERE ${over}), 0) AS DOUBLE) AS words_${name}`;
}

/** The studied lines with their times in frames, the time that a limit asks for, and today's rules for it. */
function linesSql(limit: number): string {
  return `  SELECT
    title.title_id,
    reading.char_count,
    reading.word_count,
    reading.duration_ms,
    reading.gap_ms,
    version.frame_rate,
    round((reading.start_ms + reading.duration_ms) * version.frame_rate / 1000) AS out_frame,
    round((reading.start_ms + reading.duration_ms + reading.gap_ms) * version.frame_rate / 1000) AS next_frame,
    reading.char_count * 1000 / ${literal(limit)} AS needed_ms,
    today.max_duration_ms,
    today.min_gap_frames
  FROM studied
  JOIN core.line_reading AS reading
    ON reading.version_key = studied.version_key AND reading.ordinal = studied.ordinal
  JOIN core.text_version AS version ON version.version_key = studied.version_key
  JOIN core.title AS title ON title.title_key = version.title_key
  LEFT JOIN core.version_limit AS today
    ON today.version_id = version.version_id AND today.basis = 'today'`;
}

/** The lines over a limit, extended by the frames that they lack, each held to the rules that may stand against it. */
function judgedSql(limit: number): string {
  return `extended AS (
  SELECT
    *,
    out_frame + ceil((needed_ms - duration_ms) * frame_rate / 1000 - ${literal(frameRounding)}) AS new_out_frame
  FROM lines
  WHERE ${isOver(limit)}
),
cuts AS (
  SELECT title_id, CAST(frame AS DOUBLE) AS frame FROM source.shot_changes
),
cut_titles AS (
  SELECT DISTINCT title_id FROM source.shot_changes
),
judged AS (
  SELECT
    coalesce(extended.needed_ms > extended.max_duration_ms, FALSE) AS is_too_long,
    coalesce(
      extended.new_out_frame + coalesce(extended.min_gap_frames, 0) > extended.next_frame,
      extended.needed_ms - extended.duration_ms > extended.gap_ms,
      FALSE
    ) AS is_too_close,
    coalesce(cuts.frame < extended.new_out_frame, FALSE) AS is_over_shot,
    cut_titles.title_id IS NOT NULL AND extended.frame_rate IS NOT NULL AS has_shots
  FROM extended
  ASOF LEFT JOIN cuts ON cuts.title_id = extended.title_id AND extended.out_frame <= cuts.frame
  LEFT JOIN cut_titles ON cut_titles.title_id = extended.title_id
)`;
}

/** The counts in the result of {@link condensingSql}. */
export function readCondensing(result: ResultTable): Condensing {
  const columns = columnsOf(result);
  const number = (name: string): number => columns.numbers(name)[0] ?? Number.NaN;
  const over = (name: 'now' | 'new'): LinesOver => ({
    lines: number(`lines_${name}`),
    characters: number(`characters_${name}`),
    excess: number(`excess_${name}`),
    countedCharacters: number(`counted_characters_${name}`),
    words: number(`words_${name}`),
  });
  return {
    lines: number('lines'),
    overNow: over('now'),
    overNew: over('new'),
    extending: {
      lines: number('lines_new'),
      tooLong: number('too_long'),
      tooClose: number('too_close'),
      overShot: number('over_shot'),
      any: number('any_conflict'),
      withShots: number('with_shots'),
    },
  };
}
