import type { Fit } from './fit.ts';
import { diagonal, factor } from './matrix.ts';
import type { PassProgress } from './poisson.ts';
import {
  eliminate,
  solveMoments,
  type MomentCell,
  type MomentSums,
  type TitleEffects,
} from './same-moment.ts';

/** Sums over the lines of one title, scene and language for one round of reweighting, and their events. */
export interface PoissonMomentCell extends MomentCell {
  readonly y: number;
}

/**
 * Sums over one title for one round. With eta = r'beta + effect of the language + effect of the scene and mu = exposures * exp(eta):
 * weight w = mu, response u = eta + (y - mu) / mu, so that wu = mu eta + y - mu.
 */
export interface PoissonMomentSums extends MomentSums {
  readonly cells: readonly PoissonMomentCell[];
}

/**
 * One pass over the data at these coefficients and effects. A language or a scene that its title has no effect for has no events: its
 * lines must be left out, and so must titles without effects. Effects are null in the first pass, which takes those of the model
 * without scenes: log(events / expected) of the title and language, and 0 for each scene.
 */
export type MomentPass = (
  beta: Float64Array,
  effects: readonly TitleEffects[] | null,
) => Promise<readonly PoissonMomentSums[]>;

/** How far and for how long to go. */
export interface MomentOptions {
  /**
   * Rounds of reweighting at most; 4 unless told. One leaves the slope up to 3.9 standard errors off where scenes differ much (facts,
   * statistics section 2f).
   */
  readonly rounds?: number;
  /** Stop when max |change| / standard error is below it; 1e-4 unless told. */
  readonly tolerance?: number;
  /** Cancels between two rounds: the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
  readonly onPass?: (progress: PassProgress) => void;
}

/** A Poisson model with two fixed effects a line. */
export interface SameMomentFit extends Fit {
  readonly rss: null;
  readonly fixedEffects: number;
  readonly passes: number;
  /** False where the last round still moved a coefficient by more than the tolerance. */
  readonly isConverged: boolean;
}

/**
 * Poisson regression with a fixed effect for each title and language and one for each title and scene (design D3; facts, statistics
 * section 2f), by iteratively reweighted least squares: each round is `fitSameMoment` of the weighted lines, exact for its weights.
 * Languages and scenes of a title without events drop out after the first round.
 * @param start coefficients to start from: those of the model without scenes
 */
export async function fitSameMomentPoisson(
  names: readonly string[],
  start: Float64Array,
  pass: MomentPass,
  options: MomentOptions = {},
): Promise<SameMomentFit> {
  const { rounds = 4, tolerance = 1e-4, signal, onPass } = options;
  let beta = start;
  let effects: readonly TitleEffects[] | null = null;
  for (let round = 1; ; round += 1) {
    signal?.throwIfAborted();
    const sums = await pass(beta, effects);
    const { fit, titles } = solveMoments(names, sums.map(eliminate));
    const change = largestChange(fit, beta);
    onPass?.({ pass: round, change });
    const isConverged = change < tolerance && effects !== null;
    if (isConverged || round >= rounds) return { ...fit, rss: null, passes: round, isConverged };
    beta = fit.beta.map((value) => (Number.isNaN(value) ? 0 : value));
    const eventful = withEvents(sums);
    effects = titles.flatMap((title) => {
      const events = eventful.get(title.share.cluster);
      return events === undefined ? [] : [kept(title.effectsAt(beta), events)];
    });
  }
}

function largestChange(fit: Fit, before: Float64Array): number {
  const variances = diagonal(factor(fit.information).inverse());
  return fit.beta.reduce((largest, value, place) => {
    const change = Math.abs(value - (before[place] ?? 0)) / Math.sqrt(variances[place] ?? Number.NaN);
    return Number.isNaN(change) ? largest : Math.max(largest, change);
  }, 0);
}

/** The languages and scenes of one title that have events. */
interface Events {
  readonly languages: Set<number>;
  readonly scenes: Set<number>;
}

function withEvents(titles: readonly PoissonMomentSums[]): Map<number, Events> {
  return new Map(
    titles.map(({ cluster, cells }) => {
      const eventful = cells.filter(({ y }) => y > 0);
      return [
        cluster,
        {
          languages: new Set(eventful.map(({ language }) => language)),
          scenes: new Set(eventful.map(({ scene }) => scene)),
        },
      ];
    }),
  );
}

function kept(effects: TitleEffects, events: Events): TitleEffects {
  return {
    cluster: effects.cluster,
    languages: new Map([...effects.languages].filter(([language]) => events.languages.has(language))),
    scenes: new Map([...effects.scenes].filter(([scene]) => events.scenes.has(scene))),
  };
}
