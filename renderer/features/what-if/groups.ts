import type { Stratum } from '../../../shared/stats/study/strata.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import { languageName } from '../../charts/figures.ts';

/** What a package lets be asked: each language, kind and audience once, with the limit in force. */
export interface Groups {
  readonly strata: readonly Stratum[];
  readonly kinds: readonly string[];
  readonly audiences: readonly string[];
}

/** The groups of a package, by the names of languages. @param strata in the order of `readStrata` */
export function groupsOf(strata: readonly Stratum[]): Groups {
  const once = new Map(strata.toReversed().map((one) => [groupKey(one), one]));
  const groups = [...once.values()].sort((a, b) =>
    languageName(a.language).localeCompare(languageName(b.language)),
  );
  const values = (part: 'assetType' | 'audience'): string[] =>
    [...new Set(groups.map((one) => one[part]))].sort();
  return { strata: groups, kinds: values('assetType'), audiences: values('audience') };
}

function groupKey({ language, assetType, audience }: Stratum): string {
  return JSON.stringify([language, assetType, audience]);
}

/** The languages of a kind and audience that have a limit in force, and those that have none. */
export function languagesOf(
  { strata }: Groups,
  { assetType, audience }: Pick<NewLimits, 'assetType' | 'audience'>,
): {
  readonly limited: readonly (Stratum & { readonly limit: number })[];
  readonly free: readonly Stratum[];
} {
  const own = strata.filter((one) => one.assetType === assetType && one.audience === audience);
  return {
    limited: own.flatMap((one) => (one.limit === null ? [] : [{ ...one, limit: one.limit }])),
    free: own.filter(({ limit }) => limit === null),
  };
}

/** What is looked at first: the first language's limit as it is in force, of subtitles for adults where there are any; null where no limit is in force. */
export function firstLimits(groups: Groups): NewLimits | null {
  const limited = groups.strata.filter(({ limit }) => limit !== null);
  const first =
    limited.find(({ assetType, audience }) => assetType === 'subtitle' && audience === 'adult') ?? limited[0];
  if (first === undefined) return null;
  const { assetType, audience } = first;
  return withLanguages(groups, { assetType, audience, compliance: null, limits: new Map() }, [
    first.language,
  ]);
}

/** The limits of these languages, each moved as before or as it is in force; the first one's where none of them has a limit. */
export function withLanguages(groups: Groups, now: NewLimits, languages: readonly string[]): NewLimits {
  const { limited } = languagesOf(groups, now);
  const inForce = new Map(limited.map(({ language, limit }) => [language, limit]));
  const chosen = languages.flatMap((language): [string, number][] => {
    const limit = now.limits.get(language) ?? inForce.get(language);
    return limit === undefined ? [] : [[language, limit]];
  });
  const [first] = inForce;
  return { ...now, limits: new Map(chosen.length > 0 || first === undefined ? chosen : [first]) };
}

/** The same languages of another kind or audience, at its limits in force. */
export function ofGroup(
  groups: Groups,
  now: NewLimits,
  group: Partial<Pick<NewLimits, 'assetType' | 'audience'>>,
): NewLimits {
  return withLanguages(groups, { ...now, ...group, limits: new Map() }, [...now.limits.keys()]);
}
