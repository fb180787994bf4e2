import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { bunchWindow } from '../bunching.ts';
import type { Cube } from '../curve/cells.ts';
import { splineKnots } from '../curve/knots.ts';
import { fitSpline } from '../curve/spline.ts';
import type { Jackknifed } from '../ladder.ts';
import { condensedBy } from '../limit-moves.ts';
import type { SpeedCell } from '../forecast.ts';
import { whatIf, type NoSameMoment, type WhatIf, type WhatIfQuestion } from '../whatif.ts';
import { isConverged } from './estimates.ts';
import { fitStrata } from './fits.ts';
import type { StudyOutcome } from './outcomes.ts';
import { overviewSql, readOverview } from './overview.ts';
import { pointOf } from './cubes.ts';
import { canBeFitted, designOf } from './design.ts';
import { SameMomentSlopes } from './same-moment-slopes.ts';
import { slopeIn } from './slope-in.ts';
import { readSpeedCells, speedCellsSql, speedStep } from './speed-cells.ts';
import { curveAtSameMoment, speedCurveOf } from './speed-curve.ts';
import { inOwnContext, readStrata, strataSql, type Stratum } from './strata.ts';
import { passOver, titleRanges } from './title-ranges.ts';

/** What another limit is asked of. */
export interface LimitQuestion {
  readonly outcome: StudyOutcome;
  readonly language: string;
  readonly assetType: string;
  readonly audience: string;
  /** The other limit, in characters per second. */
  readonly limit: number;
  /** From 0 to 1; null to read it from the lines that stand just below today's limit. */
  readonly compliance: number | null;
}

/** What was found of another limit, or why nothing can be told: no such lines, no limit in force today, or no curve. */
export type LimitAnswer =
  | {
      readonly kind: 'told';
      readonly stratum: Stratum;
      /** How many titles the lines are of. */
      readonly titles: number;
      readonly whatIf: WhatIf;
    }
  | { readonly kind: 'no_lines'; readonly known: readonly string[] }
  | { readonly kind: 'no_limit'; readonly stratum: Stratum }
  | { readonly kind: 'no_curve'; readonly stratum: Stratum };

/** An answer with the figures of both limits, and a forecast unless compliance can neither be read nor was stated. */
export type ToldAnswer = LimitAnswer & { readonly kind: 'told' };

/** How another limit is looked at. */
export interface LimitOptions extends QueryOptions {
  /** Where the slopes at the same moment come from; gone through for this question alone unless given. */
  readonly sameMoment?: SameMomentSlopes;
  /** Leaves out what the same moment says where that is not known yet: it takes several more passes. */
  readonly isQuick?: boolean;
}

/**
 * Forecasts what another limit would do to one language's lines and their outcome (facts, statistics section 2e): the study's fit and
 * broken line within titles, and one more pass for the lines by narrow bin of speed; and the same at the same moment.
 * @param reader with the package open
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function limitStudy(
  reader: Reader,
  question: LimitQuestion,
  { sameMoment = new SameMomentSlopes(reader), isQuick = false, ...query }: LimitOptions = {},
): Promise<LimitAnswer> {
  const { outcome, limit: to, compliance } = question;
  const strata = readStrata(await reader.query(strataSql(true), query)).filter(
    ({ assetType, audience }) => assetType === question.assetType && audience === question.audience,
  );
  const stratum = inOwnContext(strata.filter(({ language }) => language === question.language));
  if (stratum === null)
    return { kind: 'no_lines', known: [...new Set(strata.map(({ language }) => language))] };
  const { limit: from } = stratum;
  if (from === null) return { kind: 'no_limit', stratum };
  const ranges = await titleRanges(reader, query);
  const rows = { outcome, subtitlesOn: true, isRowPerLine: stratum.hasOneSegment, ranges };
  const wanted = { ...rows, strata: [stratum.key] };
  const overview = readOverview(await passOver(reader, wanted, overviewSql, query)).get(stratum.key);
  if (overview === undefined || !canBeFitted({ overview })) return { kind: 'no_curve', stratum };
  const fits = await fitStrata(reader, rows, [designOf({ stratum, overview })], query);
  const [fit] = fits.filter(isConverged);
  if (fit === undefined) return { kind: 'no_curve', stratum };
  const point = { ...pointOf(fit), limit: from };
  const cells = readSpeedCells(await reader.query(speedCellsSql(question, [point]), query));
  const others = strata.filter(({ audioContext }) => audioContext === stratum.audioContext);
  const isLeftOut = isQuick && !sameMoment.has(outcome, stratum);
  const noSlope: NoSameMoment = isLeftOut ? 'left_out' : 'not_told';
  const slope = isLeftOut ? null : await sameMoment.of({ rows, stratum, strata: others }, query);
  const of = {
    cube: fit.cube,
    cells: cells.get(stratum.key) ?? [],
    slopes: slope === null ? noSlope : { within: slopeIn(fit.unbent.line, 0), sameMoment: slope },
  };
  const found = limitForecast(of, { from, to, compliance });
  return found === null
    ? { kind: 'no_curve', stratum }
    : { kind: 'told', stratum, titles: overview.titles, whatIf: found };
}

/** What a forecast is made of. */
export interface ForecastSources {
  /** The cells of the study's fit. */
  readonly cube: Cube;
  /** The lines of that language by narrow bin of speed. */
  readonly cells: readonly SpeedCell[];
  /** The slopes over all speeds by both designs, or why there is none at the same moment. */
  readonly slopes: { readonly within: Jackknifed; readonly sameMoment: Jackknifed } | NoSameMoment;
}

/**
 * The forecast of another limit by the study's broken line within titles, and by the same line turned to the slope at the same moment.
 * @param asked today's limit, and the other one; the compliance from 0 to 1, null to read it from the lines
 * @returns null where the line can't be estimated
 */
export function limitForecast(
  { cube, cells, slopes }: ForecastSources,
  { from, to, compliance }: Pick<WhatIfQuestion, 'from' | 'to'> & Pick<LimitQuestion, 'compliance'>,
): WhatIf | null {
  const spline = fitSpline(cube, splineKnots(cube, from));
  const within = speedCurveOf(spline);
  if (within === null) return null;
  const turned =
    typeof slopes === 'string'
      ? slopes
      : (curveAtSameMoment(spline, slopes.within, slopes.sameMoment) ?? 'not_told');
  const asked = { from, to, ...distancesAt(from), ...(compliance === null ? {} : { compliance }) };
  return whatIf(asked, cells, speedStep, within, turned);
}

/** The limit that distances below a limit were measured at, in characters per second (facts, statistics section 2e). */
const measuredAt = 17;

/**
 * How far around a limit its condensed lines lie. Where a character says more, limits are lower and all speeds lie closer together: 1.6
 * below a limit of 4 would take in half of all lines. In the demo, with half of the lines condensed, the share read at a limit of 4 was
 * 0.99 with the distances of 17 and 0.48 in proportion; at 9, 0.00 and 0.40.
 */
function distancesAt(limit: number): Required<Pick<WhatIfQuestion, 'window' | 'condensedBy'>> {
  const scale = limit / measuredAt;
  return {
    window: { from: bunchWindow.from * scale, to: bunchWindow.to * scale },
    condensedBy: condensedBy * scale,
  };
}
