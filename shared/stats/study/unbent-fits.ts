import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { fitPoisson, type PoissonFit, type PoissonGroupSums } from '../poisson.ts';
import type { CellPoint } from './cell-pass.ts';
import type { Design } from './design.ts';
import { startFrom, type StratumFit } from './fits.ts';
import type { StudyRows } from './rows.ts';
import { passOver } from './title-ranges.ts';
import { titleSums } from './title-sums.ts';
import { together } from './together.ts';
import { readUnbentPass, unbentPassSql, type UnbentPoint } from './unbent-pass.ts';
import { straight, unbentRegressors, type UnbentKind } from './unbent.ts';

/** The fits of one stratum without a bend. */
export interface UnbentFits {
  /** The line: its first coefficient is the slope over all speeds. */
  readonly line: PoissonFit;
  /** The step at the knot: its first coefficient is the log rate ratio of what lies over it; null where no title can tell. */
  readonly step: PoissonFit | null;
}

/** One fit of one stratum, and where it starts from. */
interface Piece {
  readonly design: Design;
  readonly kind: UnbentKind;
  readonly start: Float64Array;
}

/**
 * Fits the lines without a bend and the steps of strata that were fitted, exactly: most take one pass for all of them, from where their cells put them.
 * @returns by the key of the stratum
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function fitUnbent(
  reader: Reader,
  rows: StudyRows,
  fits: readonly StratumFit[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, UnbentFits>> {
  const pieces = fits.flatMap(({ design, unbent: { line, step } }): Piece[] => [
    { design, kind: 'line', start: startFrom(line) },
    ...(isTold(step) ? [{ design, kind: 'step' as const, start: startFrom(step) }] : []),
  ]);
  const found = await together<Piece, Float64Array, PoissonGroupSums[], { piece: Piece; fit: PoissonFit }>(
    pieces,
    async (piece, ask) => {
      const { kind, start } = piece;
      return { piece, fit: await fitPoisson(unbentRegressors(kind), start, ask, { tolerance: polished }) };
    },
    async (asked) => {
      const points = pointsOf(asked);
      const wanted = { ...rows, strata: points.map(({ stratum }) => stratum) };
      const sums = readUnbentPass(
        await passOver(reader, wanted, (part) => unbentPassSql(part, points), query),
      );
      return new Map(
        [...asked.keys()].map((piece) => {
          const own = sums.get(piece.design.stratum);
          return [piece, own === undefined ? [] : titleSums(own[piece.kind], straight(piece.design))];
        }),
      );
    },
  );
  const steps = new Map(
    found.flatMap(({ piece, fit }) => (piece.kind === 'step' && isTold(fit) ? [[piece.design, fit]] : [])),
  );
  return new Map(
    found.flatMap(({ piece: { design, kind }, fit }): [number, UnbentFits][] =>
      kind === 'line' ? [[design.stratum, { line: fit, step: steps.get(design) ?? null }]] : [],
    ),
  );
}

/** The lines without a bend as the passes after them weigh by; what could not be estimated says nothing. */
export function straightPoints(
  fits: readonly StratumFit[],
  unbent: ReadonlyMap<number, UnbentFits>,
): CellPoint[] {
  return fits.flatMap(({ design }) => {
    const line = unbent.get(design.stratum)?.line;
    if (line === undefined) return [];
    return [{ ...design, beta: Array.from(line.beta, (value) => (Number.isNaN(value) ? 0 : value)) }];
  });
}

/**
 * The largest last step over its standard error. From a start that is as close as cells tell, one step is enough for most: against statsmodels on the
 * demo it leaves less than 1e-6 of slopes and ratios, and 3e-6 of their errors. A few strata take a second pass, over their rows alone.
 */
const polished = 0.01;

/** Whether a fit came to its end and tells its first coefficient. */
function isTold({ isConverged, isEstimable }: PoissonFit): boolean {
  return isConverged && isEstimable[0] === true;
}

/** The points that are asked for, by stratum; a fit that has ended, or has none, is weighed by nothing. */
function pointsOf(asked: ReadonlyMap<Piece, Float64Array>): UnbentPoint[] {
  const betas = new Map<Design, Partial<Record<UnbentKind, Float64Array>>>();
  for (const [{ design, kind }, beta] of asked) betas.set(design, { ...betas.get(design), [kind]: beta });
  const nothing = unbentRegressors('line').map(() => 0);
  return [...betas].map(([design, { line = nothing, step = nothing }]) => ({ ...design, line, step }));
}
