import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Estimate } from '../fit.ts';
import { fitPoisson, type PoissonFit } from '../poisson.ts';
import { linearProbabilitySlope } from './linear-probability.ts';
import { newtonPassSql, readNewtonPass, regressors, type StratumPoint } from './newton-pass.ts';
import type { RowsWanted } from './rows.ts';
import { together } from './together.ts';

/** Where the regressors of a stratum start from. */
export type Design = Omit<StratumPoint, 'beta'>;

/** A stratum's fit within titles, and where its regressors start from. */
export interface StratumFit {
  readonly design: Design;
  readonly fit: PoissonFit;
  /** The slope by a linear probability model; see {@link linearProbabilitySlope}. */
  readonly linear: Estimate | null;
}

/**
 * Fits the rates of several strata within titles by Newton's method (facts, statistics section 2b), one pass over the data a step for all of them.
 * @param onPass told before each pass, with its number from 1
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function fitStrata(
  reader: Reader,
  wanted: Omit<RowsWanted, 'strata'>,
  designs: readonly Design[],
  { onPass, ...options }: QueryOptions & { readonly onPass?: (pass: number) => void } = {},
): Promise<StratumFit[]> {
  let passes = 0;
  return together<Design, Float64Array, readonly PoissonSums[], StratumFit>(
    designs,
    async (design, ask) => {
      const start = new Float64Array(regressors.length);
      const sums: (readonly PoissonSums[])[] = [];
      const fit = await fitPoisson(regressors, start, async (beta) => {
        sums.push(await ask(beta));
        return sums.at(-1) ?? [];
      });
      return { design, fit, linear: linearProbabilitySlope(sums[0] ?? []) };
    },
    async (asked) => {
      passes += 1;
      onPass?.(passes);
      const points = [...asked].map(([design, beta]): StratumPoint => ({ ...design, beta: [...beta] }));
      const strata = points.map(({ stratum }) => stratum);
      const sums = readNewtonPass(await reader.query(newtonPassSql({ ...wanted, strata }, points), options));
      return new Map([...asked.keys()].map((design) => [design, sums.get(design.stratum) ?? []]));
    },
  );
}

type PoissonSums = Awaited<ReturnType<Parameters<typeof fitPoisson>[2]>>[number];
