import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';

/** What a load is busy with. */
export type LoadStage = 'manifest' | 'files' | 'tables' | 'lines' | 'checks' | 'models';

/** How far a load is. Bytes are of the package's files, decoded or not yet. */
export interface LoadProgress {
  readonly stage: LoadStage;
  /** The table or model at hand. */
  readonly table: string | null;
  /** Rows of that table so far. */
  readonly rows: number;
  /** Bytes of the files that are loaded, of {@link totalBytes}. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** The place of the table or model at hand among the {@link steps} of the whole load, from 1. */
  readonly step: number;
  readonly steps: number;
}

/** Who is told how far a loading is, and the way to end it. */
export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

/** @throws ProblemError `engine.cancelled` when the signal has aborted. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new ProblemError([engineMessages.cancelled()]);
}
