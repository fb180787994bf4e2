import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions } from '../../engine/port.ts';
import { sumOf, type Cube } from '../curve/cells.ts';
import { speedPiece } from '../curve/pieces.ts';
import { fitOf, productsOf } from '../curve/products.ts';
import type { Estimate } from '../fit.ts';
import { sourceSpeech } from './beside.ts';
import { columnsOf } from './columns.ts';
import { cellsBeside } from './cubes.ts';
import { estimateOf } from './estimates.ts';
import type { StratumFit } from './fits.ts';
import type { StudyRows } from './rows.ts';

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
 * @returns by the key of the stratum; without those of no linked line
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function slopesWithSourceSpeech(
  reader: Reader,
  rows: StudyRows,
  fits: readonly StratumFit[],
  query: QueryOptions,
): Promise<ReadonlyMap<number, SpeechAdjusted>> {
  const linked = columnsOf(await reader.query('SELECT count(*) AS lines FROM core.line_source', query));
  if (linked.numbers('lines')[0] === 0) return new Map();
  const found = await cellsBeside(reader, rows, fits, sourceSpeech, query);
  return new Map(
    found.map(({ design, cubeWith }): [number, SpeechAdjusted] => {
      const alone = cubeWith([]);
      const adjusted = {
        lines: sumOf(alone.cells, ({ n }) => n),
        alone: slopeIn(alone),
        speechRate: slopeIn(cubeWith(['speech_rate'])),
        both: slopeIn(cubeWith(['speech_rate', 'kept'])),
      };
      return [design.stratum, adjusted];
    }),
  );
}

function slopeIn(cube: Cube): Estimate | null {
  return estimateOf(fitOf(productsOf(cube, [speedPiece])), 1);
}
