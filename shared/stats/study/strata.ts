import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { columnsOf } from './columns.ts';

/** A group that the study never mixes with another. */
export interface Stratum {
  /** Of `core.study_stratum`. */
  readonly key: number;
  readonly language: string;
  readonly assetType: string;
  readonly audience: string;
  readonly audioContext: string;
  /** Limit in force today in characters per second, that of most of its versions; null without one. */
  readonly limit: number | null;
  /** The page that says so. */
  readonly citation: string | null;
  /** Whether one segment alone was counted, so that no line has two rows. */
  readonly hasOneSegment: boolean;
}

/** What strata may be told apart by, beside their language. */
export const stratumParts = ['audience', 'audio_context', 'asset_type'] as const;

/** One of {@link stratumParts}. */
export type StratumPart = (typeof stratumParts)[number];

/**
 * The strata that the package has engagement for, each with the limits in force today.
 * @param subtitlesOn false for those that the negative control is read from: who watches without subtitles is a stratum by what was heard
 * @returns columns: stratum_key, language, asset_type, audience, audio_context, max_cps, citation (both null without a limit), exposures,
 * has_one_segment, and versions (how many of them that limit applies to). The limit that applies to the most versions comes first.
 */
export const strataSql = (subtitlesOn: boolean): string => `WITH watched AS (
  SELECT fact.stratum_key, sum(CAST(fact.exposures AS DOUBLE)) AS exposures,
    min(fact.segment_key) = max(fact.segment_key) AS has_one_segment
  FROM core.line_engagement_fact AS fact
  WHERE fact.subtitles_on = ${literal(subtitlesOn)} AND fact.exposures > 0
  GROUP BY fact.stratum_key
)
SELECT
  stratum.stratum_key,
  stratum.language,
  stratum.asset_type,
  stratum.audience,
  stratum.audio_context,
  version.max_cps_today AS max_cps,
  version.citation_today AS citation,
  watched.exposures,
  watched.has_one_segment,
  count(*) AS versions
FROM core.study_stratum AS stratum
JOIN watched ON watched.stratum_key = stratum.stratum_key
JOIN core.text_version AS version
  ON version.language = stratum.language AND version.asset_type = stratum.asset_type
JOIN core.title AS title
  ON title.title_key = version.title_key AND coalesce(title.audience, 'unknown') = stratum.audience
GROUP BY ALL
ORDER BY stratum.stratum_key, versions DESC, max_cps, citation`;

/** The strata in the result of {@link strataSql}, by language, those with the most exposures first. */
export function readStrata(result: ResultTable): Stratum[] {
  const columns = columnsOf(result);
  const keys = columns.numbers('stratum_key');
  const exposures = columns.numbers('exposures');
  const limits = columns.numbers('max_cps');
  const oneSegment = columns.numbers('has_one_segment');
  const text = (name: string): ((row: number) => string) => {
    const texts = columns.texts(name);
    return (row) => texts[row] ?? '';
  };
  const [language, assetType, audience, audioContext] = [
    text('language'),
    text('asset_type'),
    text('audience'),
    text('audio_context'),
  ];
  const citations = columns.texts('citation');
  return [...keys.keys()]
    .filter((row) => row === 0 || keys[row] !== keys[row - 1])
    .sort((a, b) => compared(language(a), language(b)) || (exposures[b] ?? 0) - (exposures[a] ?? 0))
    .map((row) => ({
      key: keys[row] ?? Number.NaN,
      language: language(row),
      assetType: assetType(row),
      audience: audience(row),
      audioContext: audioContext(row),
      limit: Number.isNaN(limits[row]) ? null : (limits[row] ?? null),
      citation: citations[row] ?? null,
      hasOneSegment: oneSegment[row] === 1,
    }));
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A kind of lines, and whom they are for. */
export type LineGroup = Pick<Stratum, 'assetType' | 'audience'>;

/** Which strata are wanted. */
export interface StrataWanted {
  /** Tags; null for all. */
  readonly languages: readonly string[] | null;
  /** The kind of lines and their audience; null for {@link usualGroup}. */
  readonly group: LineGroup | null;
  /** The part that is varied; null for none. */
  readonly by: StratumPart | null;
}

/**
 * The strata to study: for each language that of the group, in its own audio context ({@link inOwnContext}), and with `by` the same with each
 * value of that part.
 * @param strata in the order of {@link readStrata}
 */
export function chosenStrata(strata: readonly Stratum[], { languages, group, by }: StrataWanted): Stratum[] {
  const { assetType, audience } = group ?? usualGroup(strata);
  const wanted = strata.filter(
    (stratum) =>
      (languages === null || languages.includes(stratum.language)) &&
      (by === 'asset_type' || stratum.assetType === assetType) &&
      (by === 'audience' || stratum.audience === audience),
  );
  const groups = Map.groupBy(wanted, (one) => JSON.stringify([one.language, one.assetType, one.audience]));
  return [...groups.values()].flatMap((own) => (by === 'audio_context' ? own : (inOwnContext(own) ?? [])));
}

/** The group to study where one is asked for by name: null for subtitles for adults, so that a package without them is studied all the same. */
export function groupOf({ assetType, audience }: LineGroup): LineGroup | null {
  const isUsual = assetType === usual.assetType[0] && audience === usual.audience[0];
  return isUsual ? null : { assetType, audience };
}

/** What is looked for first; what is not named comes after. */
const usual = {
  assetType: ['subtitle', 'sdh', 'forced_narrative'],
  audience: ['adult', 'unknown', 'children'],
} as const;

/** Subtitles for adults; in a package without them, the first that it has: subtitles before SDH, an audience that nobody stated before children. */
export function usualGroup(strata: readonly LineGroup[]): LineGroup {
  const place = (known: readonly string[], name: string): number =>
    known.includes(name) ? known.indexOf(name) : known.length;
  const [first] = strata.toSorted(
    (a, b) =>
      place(usual.assetType, a.assetType) - place(usual.assetType, b.assetType) ||
      place(usual.audience, a.audience) - place(usual.audience, b.audience) ||
      compared(`${a.assetType} ${a.audience}`, `${b.assetType} ${b.audience}`),
  );
  return first ?? { assetType: usual.assetType[0], audience: usual.audience[0] };
}

/** The stratum in which a language's lines of one group are studied: beside a foreign original where they were watched so, else that with the most exposures. */
export function inOwnContext(own: readonly Stratum[]): Stratum | null {
  return own.find(({ audioContext }) => audioContext === 'foreign_original') ?? own[0] ?? null;
}
