import type { Stratum } from '../../../shared/stats/study/strata.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import { languageName } from '../../charts/figures.ts';

/** What a package lets be asked: each language, kind and audience once, by the names of languages, with the limit in force. */
export type Groups = readonly Stratum[];

/** The groups of a package. @param strata in the order of `readStrata` */
export function groupsOf(strata: readonly Stratum[]): Groups {
  const once = new Map(strata.toReversed().map((one) => [groupKey(one), one]));
  return [...once.values()].sort((a, b) => languageName(a.language).localeCompare(languageName(b.language)));
}

function groupKey({ language, assetType, audience }: Stratum): string {
  return JSON.stringify([language, assetType, audience]);
}

/** The kinds of lines that have a limit in force, for some language and audience. */
export function kindsOf(groups: Groups): readonly string[] {
  return [...new Set(limitedOf(groups).map(({ assetType }) => assetType))].sort();
}

/** The audiences for which a kind of lines has a limit in force. */
export function audiencesOf(groups: Groups, kind: string): readonly string[] {
  const own = limitedOf(groups).filter(({ assetType }) => assetType === kind);
  return [...new Set(own.map(({ audience }) => audience))].sort();
}

type Limited = Stratum & { readonly limit: number };

function limitedOf(groups: Groups): Limited[] {
  return groups.flatMap((one) => (one.limit === null ? [] : [{ ...one, limit: one.limit }]));
}

/** The languages of a kind and audience that have a limit in force, and those that have none. */
export function languagesOf(
  groups: Groups,
  { assetType, audience }: Pick<NewLimits, 'assetType' | 'audience'>,
): { readonly limited: readonly Limited[]; readonly free: readonly Stratum[] } {
  const own = groups.filter((one) => one.assetType === assetType && one.audience === audience);
  return { limited: limitedOf(own), free: own.filter(({ limit }) => limit === null) };
}

/** What is looked at first: the first language's limit as it is in force, of subtitles for adults where there are any; null where no limit is in force. */
export function firstLimits(groups: Groups): NewLimits | null {
  const limited = limitedOf(groups);
  const first =
    limited.find(({ assetType, audience }) => assetType === 'subtitle' && audience === 'adult') ?? limited[0];
  if (first === undefined) return null;
  const { assetType, audience, language, limit } = first;
  return { assetType, audience, compliance: null, limits: new Map([[language, limit]]) };
}

/** The limits of these languages, each moved as before or as it is in force; where none of them has a limit, that of the first that has. */
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

/** The same languages of another kind or audience, at its limits in force; a kind that has none for the audience is taken for one for which it has. */
export function ofGroup(groups: Groups, now: NewLimits, assetType: string, audience: string): NewLimits {
  const audiences = audiencesOf(groups, assetType);
  const chosen = audiences.includes(audience) ? audience : (audiences[0] ?? audience);
  const group = { ...now, assetType, audience: chosen, limits: new Map() };
  return withLanguages(groups, group, [...now.limits.keys()]);
}
