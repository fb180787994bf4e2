import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import type { Estimate } from '../fit.ts';
import { sourceSpeech } from './beside.ts';
import type { CellPoint } from './cell-pass.ts';
import { columnsOf } from './columns.ts';
import { cellsBeside, type CellsBeside } from './cubes.ts';
import { estimateOf } from './estimates.ts';
import type { StudyRows } from './rows.ts';
import { unbentFit } from './unbent.ts';

/** The slope within titles of the lines that are linked to those they translate, as log rate per cps. */
export interface SpeechAdjusted {
  /** Linked lines. */
  readonly lines: number;
  /** As the study has it: nothing of the source held equal. */
  readonly alone: Estimate | null;
  /** With the speech rate of the source held equal. */
  readonly speechRate: Estimate | null;
  /**
   * With the share of its characters that was kept held equal too. Speed is then told by the time on screen alone: where that is the source's
   * own, nothing is left to tell, and the figure is null or its interval wide.
   */
  readonly both: Estimate | null;
}

/**
 * Holds what is said in the source equal, where links say what a line translates: fast speech gives fast lines, and may be harder to
 * follow by itself. No pass is made over a package without links.
 * @param points of the fits without a bend: where each line is linked, the slope alone is theirs
 * @returns by the key of the stratum; without those of no linked line
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function slopesWithSourceSpeech(
  reader: Reader,
  rows: StudyRows,
  points: readonly CellPoint[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, SpeechAdjusted>> {
  const linked = columnsOf(await reader.query('SELECT count(*) AS lines FROM core.line_source', query));
  if (linked.numbers('lines')[0] === 0) return new Map();
  const found = await cellsBeside(reader, rows, points, sourceSpeech, query);
  const adjusted = new Map<number, SpeechAdjusted>();
  for (const own of found)
    adjusted.set(own.point.stratum, {
      lines: own.cellsWith([]).lines.reduce((sum, lines) => sum + lines, 0),
      alone: await slopeWith(own, []),
      speechRate: await slopeWith(own, ['speech_rate']),
      both: await slopeWith(own, ['speech_rate', 'kept']),
    });
  return adjusted;
}

async function slopeWith(
  { point, cellsWith }: CellsBeside,
  names: readonly string[],
): Promise<Estimate | null> {
  const from = { ...point, beta: [...point.beta, ...names.map(() => 0)] };
  const fit = await unbentFit(cellsWith(names), from, 'line', names);
  return fit.isConverged ? estimateOf(fit, 1) : null;
}
