import type { Estimate } from '../fit.ts';
import type { Jackknifed } from '../ladder.ts';
import type { StratumFit } from './fits.ts';
import type { NeighbourSlopes } from './neighbours.ts';
import type { StudyRows } from './rows.ts';
import type { SpeechAdjusted } from './source-speech.ts';
import type { StrataWanted, Stratum } from './strata.ts';
import type { Curve, LanguageStudy, StudyQuestion } from './types.ts';
import type { UnbentFits } from './unbent-fits.ts';

/** What a study starts from: all strata of the package, and the counts of those that were asked for. */
export interface Counted {
  readonly all: readonly Stratum[];
  readonly rows: StudyRows;
  readonly counted: readonly LanguageStudy[];
  /** The slopes over all titles together, by stratum, where they can be told. */
  readonly pooled: ReadonlyMap<number, Jackknifed>;
}

/** The fits within titles. */
export interface Rates {
  readonly cubes: readonly StratumFit[];
  /** The fits without a bend, by stratum. */
  readonly unbent: ReadonlyMap<number, UnbentFits>;
  /** First looks at the curves, by stratum: what is shown until they come. */
  readonly looks: ReadonlyMap<number, Curve | null>;
}

/** What the slopes within titles are held against, by stratum: the slope by another model, the placebos, and the slope with what is said in the source held equal. */
export interface Controls {
  readonly linear: ReadonlyMap<number, Estimate>;
  readonly off: ReadonlyMap<number, Estimate>;
  readonly beside: ReadonlyMap<number, NeighbourSlopes>;
  readonly source: ReadonlyMap<number, SpeechAdjusted>;
}

/** What the steps of a study found; null for those that were not made yet. */
export interface StudySteps {
  lines: Counted | null;
  rates: Rates | null;
  moments: ReadonlyMap<number, Jackknifed> | null;
  controls: Controls | null;
  /** By {@link curveKey}. */
  readonly curves: Map<string, Curve>;
}

/** A curve hangs on what the committee asks, too. */
export function curveKey(stratum: Stratum, { margin, seed, draws }: StudyQuestion): string {
  return JSON.stringify([stratum.key, margin, seed, draws]);
}

/**
 * Cells that are kept at most. With all that is kept beside it a cell takes a little over a kilobyte (measured): the demo has 25,000 (30 MB),
 * two million lines 110,000 (130 MB), ten million 540,000 (620 MB).
 */
const mostCells = 200_000;

/**
 * Keeps the steps of the last study of a package that hang on its lines alone, so that another margin, or a brief of the same question,
 * goes through the lines no more. What takes too much memory is not kept.
 */
export class KeptStudy {
  readonly #most: number;
  #asked = '';
  #steps = fresh();

  /** @param most cells to keep */
  constructor(most = mostCells) {
    this.#most = most;
  }

  /** The steps of a study so far, to be filled in by who makes them. */
  of({ outcome, languages, group, by }: Pick<StudyQuestion, 'outcome' | keyof StrataWanted>): StudySteps {
    const asked = JSON.stringify([outcome, languages, group?.assetType, group?.audience, by]);
    if (asked !== this.#asked) this.#steps = fresh();
    this.#asked = asked;
    return this.#steps;
  }

  /** Lets go of steps that take too much memory; who makes them still has them. */
  weigh({ rates }: StudySteps): void {
    const cells = rates?.cubes.reduce((sum, { cube }) => sum + cube.cells.length, 0) ?? 0;
    if (cells > this.#most) this.#steps = fresh();
  }
}

function fresh(): StudySteps {
  return { lines: null, rates: null, moments: null, controls: null, curves: new Map() };
}
