import { literal } from '../engine/quote.ts';
import type { Filter } from '../workspace/filter.ts';
import type { Definitions } from './definitions/types.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import { whereOf } from './where.ts';

/** What a list of lines can be held to: each a field of `line_reading`, decided by the limit at delivery or by the times alone. */
export const lineFindings = [
  'is_over_limit',
  'is_over_line_length',
  'is_over_line_count',
  'is_too_short',
  'is_too_long',
  'is_gap_too_short',
  'is_overlapping',
] as const;
/** One of {@link lineFindings}. */
export type LineFinding = (typeof lineFindings)[number];

/** What lines can be sorted by, the largest first; `place` is the order of the file. */
export const lineSorts = ['place', 'cps', 'speed_ratio', 'longest_line', 'duration_ms'] as const;
/** One of {@link lineSorts}. */
export type LineSort = (typeof lineSorts)[number];

/** Which lines a list shows. */
export interface LinesQuestion {
  readonly filters: readonly Filter[];
  /** A version by its id; null for all. */
  readonly version: string | null;
  readonly finding: LineFinding | null;
  readonly sort: LineSort;
}

/** The place of a line in the order of a list. */
export interface LineBound {
  readonly sorted: number;
  readonly versionKey: number;
  readonly ordinal: number;
}

/** The most lines of a list: so many scroll, and memory holds the order of so many. */
export const mostListed = 2_000_000;

/**
 * The statement that puts a list of lines in order, at most {@link mostListed} of them. Only where its pages begin is to be kept of
 * its answer: each page is then read by itself.
 * @returns columns: sorted, version_key, ordinal
 */
export function listedLinesSql(question: LinesQuestion, definitions: Definitions): string {
  const { sorted, from } = partsOf(question, definitions);
  return `SELECT ${sorted} AS sorted, fact.version_key, fact.ordinal
${from}
ORDER BY sorted DESC, fact.version_key, fact.ordinal
LIMIT ${literal(mostListed)}`;
}

/**
 * The statement that reads a page of a list of lines.
 * @param first where the page begins. @param next where the one after it begins; null for the last page
 * @returns columns: as {@link lineColumns}
 */
export function linesPageSql(
  question: LinesQuestion,
  definitions: Definitions,
  first: LineBound,
  next: LineBound | null,
): string {
  const { sorted, from } = partsOf(question, definitions);
  const within = [notBefore(sorted, first), ...(next === null ? [] : [`NOT ${notBefore(sorted, next)}`])];
  return withTexts(
    `SELECT ${columnsOf(definitions)}, ${sorted} AS sorted, fact.version_key\n  ${from}\n    AND ${within.join('\n    AND ')}`,
    'sorted DESC, picked.version_key, picked.ordinal',
  );
}

/** The statement that reads all lines of one version, in order. @returns columns: as {@link lineColumns} */
export function versionLinesSql(version: string, definitions: Definitions): string {
  const { from } = partsOf({ filters: [], version, finding: null, sort: 'place' }, definitions);
  return withTexts(`SELECT ${columnsOf(definitions)}\n  ${from}`, 'picked.start_ms, picked.ordinal');
}

/** The statement that reads the frames at which the picture of a version's title cuts. @returns column: frame, in order */
export function shotChangesSql(version: string): string {
  return `SELECT cuts.frame
FROM source.asset_versions AS versions
JOIN source.assets AS assets ON assets.asset_id = versions.asset_id
JOIN source.shot_changes AS cuts ON cuts.title_id = assets.title_id
WHERE versions.version_id = ${literal(version)}
ORDER BY cuts.frame`;
}

/** The most versions that are offered. */
export const mostVersions = 1000;

/**
 * The statement that lists the versions whose lines pass the filters, at most one more than {@link mostVersions}.
 * @returns columns: version_id, title, language, asset_type; by title, language and type
 */
export function lineVersionsSql(filters: readonly Filter[], definitions: Definitions): string {
  const { from } = partsOf({ filters, version: null, finding: null, sort: 'place' }, definitions);
  return `SELECT shown.version_id, named.name AS title, shown.language, shown.asset_type
FROM core.text_version AS shown
LEFT JOIN core.title AS named ON named.title_key = shown.title_key
WHERE shown.version_key IN (SELECT fact.version_key ${from})
ORDER BY named.name, shown.language, shown.asset_type, shown.version_id
LIMIT ${literal(mostVersions + 1)}`;
}

/** The columns of a line in a list, beside its `text` (null = withheld) and its `speaker`. Speeds are null where there is no duration. */
export const lineColumns = [
  'version_id',
  'ordinal',
  'title',
  'language',
  'asset_type',
  'audience',
  'event_type',
  'frame_rate',
  'delivered_on',
  'start_ms',
  'duration_ms',
  'gap_ms',
  'char_count',
  'longest_line',
  'line_count',
  'max_cps',
  'max_chars_per_line',
  'citation',
  'cps',
  'cps_nospace',
  'cps_dialogue',
  'wpm',
  'speed_ratio',
  ...lineFindings,
] as const;

const ofVersion = [
  'version_id',
  'language',
  'asset_type',
  'frame_rate',
  'delivered_on',
  'max_chars_per_line',
  'citation',
];

function columnsOf(definitions: Definitions): string {
  return lineColumns
    .map((name) => {
      if (name === 'title') return 'title.name AS title';
      if (name === 'audience') return 'title.audience';
      if (ofVersion.includes(name)) return `version.${name}`;
      return `${fieldOf(definitions, name)} AS ${name}`;
    })
    .join(', ');
}

function fieldOf(definitions: Definitions, name: string): string {
  const field = definitions.models.get('line_reading')?.fields.get(name);
  return field === undefined ? `fact.${name}` : emitDuckdb(field.expr);
}

function partsOf(
  { filters, version, finding, sort }: LinesQuestion,
  definitions: Definitions,
): { sorted: string; from: string } {
  const conditions = [
    fieldOf(definitions, 'is_subtitle'),
    ...(version === null ? [] : [`version.version_id = ${literal(version)}`]),
    ...(finding === null ? [] : [fieldOf(definitions, finding)]),
    ...whereOf(filters, definitions, 'line_reading'),
  ];
  // Lines without the measure come last.
  const sorted = sort === 'place' ? '0.0' : `coalesce(CAST(${fieldOf(definitions, sort)} AS DOUBLE), -1e300)`;
  return {
    sorted,
    from: `FROM core.line_reading AS fact
  JOIN core.text_version AS version ON version.version_key = fact.version_key
  LEFT JOIN core.title AS title ON title.title_key = fact.title_key
  WHERE ${conditions.map((condition) => `(${condition})`).join('\n    AND ')}`,
  };
}

/** Whether a line stands at a place of the list or after it. A number is written so that it is read as the same double. */
function notBefore(sorted: string, { sorted: at, versionKey, ordinal }: LineBound): string {
  const value = `CAST('${String(at)}' AS DOUBLE)`;
  const [version, line] = [literal(versionKey), literal(ordinal)];
  return `(${sorted} < ${value} OR (${sorted} = ${value} AND (fact.version_key > ${version} OR (fact.version_key = ${version} AND fact.ordinal >= ${line}))))`;
}

function withTexts(picked: string, order: string): string {
  return `WITH picked AS (
  ${picked}
)
SELECT picked.*, events.text, events.speaker, events.region
FROM picked
LEFT JOIN source.timed_text_events AS events
  ON events.version_id = picked.version_id AND events.ordinal = picked.ordinal
ORDER BY ${order}`;
}
