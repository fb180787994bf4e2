import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { columnsOf } from './columns.ts';

/** A line, named. */
export interface LineId {
  readonly versionId: string;
  readonly ordinal: number;
}

/** A line beside another: the one before or after it, or one of the source at the same moment. */
export interface ContextLine {
  readonly part: 'before' | 'after' | 'source';
  readonly language: string;
  readonly assetType: string;
  readonly startMs: number;
  readonly durationMs: number;
  /** Null where the package withholds it. */
  readonly text: string | null;
}

/** What a source is taken from, the best first: what the translation was most likely made from. */
const sources = ['template', 'dialogue_list', 'sdh', 'subtitle'];

/**
 * The lines around given ones: of the same version the one before and the one after in the order of display, and of the title's template
 * (of its original language before others), or else of a text in its original language, the lines that are on screen at the same time: those of
 * the one version that comes first so and has any, of several the latest delivered.
 * @param lines at least one
 * @returns columns: at_version_id, at_ordinal (the given line), part (before, after, source), language, asset_type, start_ms, duration_ms, text
 * (null = withheld)
 */
export function lineContextSql(lines: readonly LineId[]): string {
  const wanted = lines
    .map(({ versionId, ordinal }) => `(${literal(versionId)}, ${literal(ordinal)})`)
    .join(', ');
  return `WITH wanted (version_id, ordinal) AS (VALUES ${wanted}),
given AS (
  SELECT
    wanted.version_id,
    wanted.ordinal,
    version.version_key,
    version.language,
    version.asset_type,
    version.title_key,
    title.title_id,
    events.start_ms,
    events.end_ms
  FROM wanted
  JOIN core.text_version AS version ON version.version_id = wanted.version_id
  LEFT JOIN core.title AS title ON title.title_key = version.title_key
  JOIN source.timed_text_events AS events
    ON events.version_id = wanted.version_id AND events.ordinal = wanted.ordinal
),
${neighboursSql},
${sameMomentSql()},
told AS (
  SELECT * FROM neighbours
  UNION ALL
  SELECT * FROM at_the_moment
)
SELECT at_version_id, at_ordinal, part, language, asset_type, start_ms, end_ms - start_ms AS duration_ms, text
FROM told
ORDER BY at_version_id, at_ordinal, part, start_ms, ordinal`;
}

const neighboursSql = `beside AS (
  SELECT
    given.version_id AS at_version_id,
    given.ordinal AS at_ordinal,
    CASE WHEN (events.start_ms, events.ordinal) < (given.start_ms, given.ordinal) THEN 'before' ELSE 'after' END AS part,
    given.language,
    given.asset_type,
    events.start_ms,
    events.end_ms,
    events.ordinal,
    events.text
  FROM given
  JOIN source.timed_text_events AS events
    ON events.version_id = given.version_id AND events.ordinal <> given.ordinal
),
neighbours AS (
  SELECT *
  FROM beside
  QUALIFY row_number() OVER (
    PARTITION BY at_version_id, at_ordinal, part
    ORDER BY
      CASE WHEN part = 'before' THEN -start_ms ELSE start_ms END,
      CASE WHEN part = 'before' THEN -ordinal ELSE ordinal END
  ) = 1
)`;

/** The source's lines that are on screen while a given line is. */
function sameMomentSql(): string {
  const rank = sources.map((type, place) => `WHEN ${literal(type)} THEN ${place}`).join(' ');
  return `at_the_moment AS (
  SELECT
    given.version_id AS at_version_id,
    given.ordinal AS at_ordinal,
    'source' AS part,
    origin.language,
    origin.asset_type,
    events.start_ms,
    events.end_ms,
    events.ordinal,
    events.text
  FROM given
  JOIN core.text_version AS origin
    ON origin.title_key = given.title_key AND origin.version_id <> given.version_id
  LEFT JOIN source.title_original_languages AS original
    ON original.title_id = given.title_id AND original.language = origin.language
  JOIN source.timed_text_events AS events
    ON events.version_id = origin.version_id
    AND events.start_ms < given.end_ms
    AND events.end_ms > given.start_ms
  WHERE origin.asset_type = 'template'
    OR (original.language IS NOT NULL
      AND origin.language <> given.language
      AND origin.asset_type IN (${sources.map(literal).join(', ')}))
  QUALIFY rank() OVER (
    PARTITION BY given.version_id, given.ordinal
    ORDER BY
      CASE origin.asset_type ${rank} END,
      original.language IS NULL,
      origin.delivered_on DESC NULLS LAST,
      origin.version_id
  ) = 1
)`;
}

/** The lines in the result of {@link lineContextSql}, by {@link lineKey} of the line that they are beside. */
export function readLineContext(result: ResultTable): ReadonlyMap<string, readonly ContextLine[]> {
  const columns = columnsOf(result);
  const [versions, parts, languages, types, texts] = [
    'at_version_id',
    'part',
    'language',
    'asset_type',
    'text',
  ].map((name) => columns.texts(name));
  const [ordinals, starts, durations] = ['at_ordinal', 'start_ms', 'duration_ms'].map((name) =>
    columns.numbers(name),
  );
  const rows = Array.from({ length: columns.rowCount }, (_, i) => ({
    key: lineKey({ versionId: versions?.[i] ?? '', ordinal: ordinals?.[i] ?? Number.NaN }),
    line: {
      part: partOf(parts?.[i] ?? null),
      language: languages?.[i] ?? '',
      assetType: types?.[i] ?? '',
      startMs: starts?.[i] ?? Number.NaN,
      durationMs: durations?.[i] ?? Number.NaN,
      text: texts?.[i] ?? null,
    },
  }));
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, own]) => [key, own.map(({ line }) => line)]),
  );
}

/** A line's name as one text. */
export function lineKey({ versionId, ordinal }: LineId): string {
  return `${ordinal} ${versionId}`;
}

function partOf(text: string | null): ContextLine['part'] {
  return text === 'before' || text === 'after' ? text : 'source';
}
