import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Jackknifed } from '../ladder.ts';
import { momentRegressors } from './moment-pass.ts';
import type { StudyOutcome } from './outcomes.ts';
import type { StudyRows } from './rows.ts';
import { slopesAtSameMoment } from './same-moment.ts';
import type { Stratum } from './strata.ts';

/** What is asked of the slopes at the same moment. */
export interface MomentQuestion {
  readonly rows: Pick<StudyRows, 'outcome' | 'ranges'>;
  /** The stratum of which the slope is wanted. */
  readonly stratum: Stratum;
  /** All of the package that differ from it by their language alone, itself among them. */
  readonly strata: readonly Stratum[];
}

/** Slopes at the same moment of one package. They come for all languages of a kind at once, so that each kind is gone through once. */
export class SameMomentSlopes {
  readonly #reader: Reader;
  readonly #found = new Map<string, ReadonlyMap<number, Jackknifed>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Whether the slope of a stratum comes without a pass over the data. */
  has(outcome: StudyOutcome, stratum: Stratum): boolean {
    return this.#found.has(keyOf(outcome, stratum));
  }

  /**
   * The slope of a stratum; null where no title has it in two languages, or it can't be told.
   * @throws ProblemError of the `engine.` domain, also when the signal aborts
   */
  async of({ rows, stratum, strata }: MomentQuestion, query: QueryOptions): Promise<Jackknifed | null> {
    const key = keyOf(rows.outcome, stratum);
    const slopes = this.#found.get(key) ?? (await this.#all(rows, strata, query));
    this.#found.set(key, slopes);
    return slopes.get(stratum.key) ?? null;
  }

  #all(
    rows: MomentQuestion['rows'],
    strata: readonly Stratum[],
    query: QueryOptions,
  ): Promise<ReadonlyMap<number, Jackknifed>> {
    const beta = momentRegressors.map(() => 0);
    const studied = strata.map((stratum) => ({ stratum, beta }));
    return slopesAtSameMoment(this.#reader, rows, studied, strata, query);
  }
}

function keyOf(outcome: StudyOutcome, { assetType, audience, audioContext }: Stratum): string {
  return JSON.stringify([outcome, assetType, audience, audioContext]);
}
