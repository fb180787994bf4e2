import { stepOf } from '../limit-verdict.ts';
import type { LanguageStudy } from './types.ts';

/** What a proposal follows from. */
export type Proposing = Pick<LanguageStudy, 'stratum' | 'curve' | 'finding'>;

/**
 * The limit that the verdict proposes, in characters per second: the safe speed where the limit is to be raised, the benchmark speed's lower
 * end where it is to be lowered, both rounded down to a step of the guide.
 * @returns null where no change is proposed
 */
export function proposedByVerdict({ stratum: { limit }, curve, finding }: Proposing): number | null {
  if (limit === null) return null;
  const speed = speedOf(curve, finding?.decision.verdict);
  if (speed === null) return null;
  const step = stepOf(limit);
  const proposed = Math.floor(speed / step) * step;
  return proposed > 0 && proposed !== limit ? proposed : null;
}

function speedOf(
  curve: Proposing['curve'],
  verdict: NonNullable<Proposing['finding']>['decision']['verdict'] | undefined,
): number | null {
  if (verdict === 'raise') return curve?.safe?.cps ?? null;
  const low = curve?.benchmark?.interval.low ?? null;
  return verdict === 'lower' && low?.kind === 'at' ? low.cps : null;
}
