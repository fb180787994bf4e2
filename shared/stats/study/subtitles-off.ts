import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Estimate } from '../fit.ts';
import { designOf, type Design } from './design.ts';
import { estimateOf, isConverged } from './estimates.ts';
import { fitSlopes } from './fits.ts';
import type { StudyRows } from './rows.ts';
import { readStrata, strataSql, type Stratum } from './strata.ts';
import type { LanguageStudy } from './types.ts';

/**
 * The negative control (facts, statistics section 2f.3): the slope above the limit of members who watched the same lines with subtitles
 * off, fitted as that of the study is. They read nothing, so that what they heard does not tell them apart: the stratum of the same
 * language, type and audience with the most of them stands for all.
 * @returns by the key of the study's stratum; without those that nobody watched so, or whose slope can't be told
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function slopesWithSubtitlesOff(
  reader: Reader,
  rows: Pick<StudyRows, 'outcome' | 'ranges'>,
  studies: readonly LanguageStudy[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, Estimate>> {
  const without = readStrata(await reader.query(strataSql(false), query));
  const pairs = studies.flatMap((study): { on: number; design: Design }[] => {
    const { stratum } = study;
    const off = without.find((one) => isSameText(one, stratum));
    if (off === undefined || stratum.limit === null) return [];
    return [{ on: stratum.key, design: { ...designOf(study), stratum: off.key } }];
  });
  // Strata that differ by what was heard have the same control.
  const designs = [...new Map(pairs.map(({ design }) => [design.stratum, design])).values()];
  const isRowPerLine = without.every(({ hasOneSegment }) => hasOneSegment);
  const fits = await fitSlopes(reader, { ...rows, subtitlesOn: false, isRowPerLine }, designs, query);
  const slopes = new Map(
    fits.filter(isConverged).map(({ design, fit }) => [design.stratum, estimateOf(fit, 1, 1)]),
  );
  return new Map(
    pairs.flatMap(({ on, design }): [number, Estimate][] => {
      const slope = slopes.get(design.stratum) ?? null;
      return slope === null ? [] : [[on, slope]];
    }),
  );
}

function isSameText(one: Stratum, other: Stratum): boolean {
  return (
    one.language === other.language && one.assetType === other.assetType && one.audience === other.audience
  );
}
