import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { NoForecast, ProposedForecast } from '../gates.ts';
import { gradeOf } from '../grade.ts';
import type { Cube } from '../curve/cells.ts';
import { overCompliances } from '../forecast.ts';
import type { WhatIf } from '../whatif.ts';
import type { CellPoint } from './cell-pass.ts';
import { proposedByVerdict } from './proposed-limit.ts';
import { readSpeedCells, speedCellsSql, type LimitPoint } from './speed-cells.ts';
import type { LanguageStudy, StudyQuestion } from './types.ts';
import { limitForecast } from './what-if.ts';

/** A fit within titles as the passes after it weigh by, and its cells. */
export interface Fitted {
  readonly point: CellPoint;
  readonly cube: Cube;
}

/**
 * The studies with the limits that their verdicts propose forecast as What if does, at a compliance read from the lines, held against the
 * smallest change that matters and graded by that too (facts, statistics section 4, gate 7). Verdicts stay: a grade that withholds one
 * hangs on the first two gates alone. Where nothing is stated, nothing is read; else the lines of all proposals, by one pass.
 * @param studies with their findings
 * @param fits those that there are
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function withForecasts(
  reader: Reader,
  studies: readonly LanguageStudy[],
  { outcome, smallestThatMatters }: Pick<StudyQuestion, 'outcome' | 'smallestThatMatters'>,
  fits: readonly Fitted[],
  query: QueryOptions,
): Promise<LanguageStudy[]> {
  if (smallestThatMatters === null) return [...studies];
  const proposals = studies.flatMap((study) => proposalOf(study, fits));
  const points = proposals.map(({ point }) => point);
  const cells =
    points.length === 0
      ? null
      : readSpeedCells(await reader.query(speedCellsSql({ outcome }, points), query));
  const forecasts = new Map(
    proposals.map(({ point: { stratum, limit }, cube, to }) => {
      const of = { cube, cells: cells?.get(stratum) ?? [], slopes: 'left_out' } as const;
      return [stratum, limitForecast(of, { from: limit, to, compliance: null })];
    }),
  );
  return studies.map((study) => {
    const none = proposedByVerdict(study) === null ? 'no_change' : 'no_curve';
    return graded(study, forecasts.get(study.stratum.key) ?? none, smallestThatMatters);
  });
}

/** A limit that is proposed, and what it can be forecast by. */
interface Proposal {
  readonly to: number;
  readonly point: LimitPoint;
  readonly cube: Cube;
}

function proposalOf(study: LanguageStudy, fits: readonly Fitted[]): Proposal[] {
  const { key, limit } = study.stratum;
  const to = proposedByVerdict(study);
  const fit = fits.find(({ point }) => point.stratum === key);
  if (limit === null || to === null || fit === undefined) return [];
  return [{ to, point: { ...fit.point, limit }, cube: fit.cube }];
}

/** A forecast over all compliances that it is given at, to be held against what matters. */
export function simulatedIn(found: WhatIf): ProposedForecast | NoForecast {
  const over = overCompliances(found.forecasts, 'change');
  if (over === null) return 'no_compliance';
  const { low, high } = over;
  return Number.isFinite(low) && Number.isFinite(high)
    ? { limit: found.to, lines: found.lines, low, high, extrapolated: found.extrapolated }
    : 'no_curve';
}

/** A study with the forecast of a limit held against the smallest change that matters, and graded by that too. */
function graded(
  study: LanguageStudy,
  forecast: WhatIf | NoForecast,
  smallestThatMatters: number,
): LanguageStudy {
  if (study.finding === null) return study;
  const simulated = typeof forecast === 'string' ? forecast : simulatedIn(forecast);
  const evidence = { ...study.finding.evidence, simulated, smallestThatMatters };
  return { ...study, finding: { ...study.finding, evidence, ...gradeOf(evidence) } };
}
