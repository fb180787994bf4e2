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
  { stratum, curve, finding }: LanguageStudy,
  given: number | null,
): number | null {
  const { limit } = stratum;
  if (limit === null) return null;
  if (given !== null) return given === limit ? null : given;
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
