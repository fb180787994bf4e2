import { proposedByVerdict, type Proposing } from '../stats/study/proposed-limit.ts';

/**
 * The limit that is proposed, in characters per second: the one given, else by the verdict.
 * @returns null where no change is proposed
 */
export function proposedLimit(study: Proposing, limits: ReadonlyMap<string, number>): number | null {
  const { limit, language } = study.stratum;
  const given = limits.get(language);
  if (limit === null || given === undefined) return proposedByVerdict(study);
  return given === limit ? null : given;
}
