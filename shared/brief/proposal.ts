import type { LanguageStudy } from '../stats/study/types.ts';

/** The smallest change that a guide makes: whole characters per second, or halves below 10. */
function stepped(speed: number, limit: number): number {
  const step = limit < 10 ? 0.5 : 1;
  return Math.floor(speed / step) * step;
}

/**
 * The limit that is proposed, in characters per second: the one given, else by the verdict: the safe speed where the limit is to be raised,
 * the benchmark speed's lower end where it is to be lowered, both rounded down.
 * @returns null where no change is proposed
 */
export function proposedLimit(
  { stratum, curve, finding }: Pick<LanguageStudy, 'stratum' | 'curve' | 'finding'>,
  limits: ReadonlyMap<string, number>,
): number | null {
  const { limit, language } = stratum;
  if (limit === null) return null;
  const given = limits.get(language);
  if (given !== undefined) return given === limit ? null : given;
  const safe = curve?.safe ?? null;
  const low = curve?.benchmark?.interval.low ?? null;
  if (finding?.decision.verdict === 'raise' && safe !== null) return changed(stepped(safe.cps, limit), limit);
  if (finding?.decision.verdict === 'lower' && low?.kind === 'at')
    return changed(stepped(low.cps, limit), limit);
  return null;
}

function changed(proposed: number, limit: number): number | null {
  return proposed > 0 && proposed !== limit ? proposed : null;
}
