import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';
import { ipcColumns } from './arrow.ts';
import type { ColumnarFile, IpcBatch } from './port.ts';

/** The part of parquet-wasm that is used; both of its builds have it. Its objects live in its own memory until freed. */
export interface ParquetLibrary {
  readonly ParquetFile: { fromFile(file: Blob): Promise<ParquetReader> };
  /**
   * Tells of faults that the decoder doesn't reject with: on damaged pages it traps, and its promise never settles.
   * @returns the way to stop listening
   */
  onTrap(listener: () => void): () => void;
}

interface ParquetReader {
  metadata(): { fileMetadata(): { numRows(): number }; free(): void };
  schema(): { intoIPCStream(): Uint8Array };
  stream(options: { columns: string[]; batchSize: number }): Promise<ReadableStream<unknown>>;
  free(): void;
}

interface ParquetBatch {
  readonly numRows: number;
  /** The batch as a complete IPC stream; frees the batch. */
  intoIPCStream(): Uint8Array;
}

/** Rows of a batch at most: DuckDB's own row group, and little enough that a file of one huge row group still fits. */
const batchRows = 122_880;

/** Reads Parquet files, one at a time: a trap tells nothing of itself, so that it can only be the fault of the one that is being read. */
export class ParquetDecoder {
  readonly #library: ParquetLibrary;
  /** Resolves when no file is being read. */
  #free: Promise<void> = Promise.resolve();

  constructor(library: ParquetLibrary) {
    this.#library = library;
  }

  /**
   * Opens a Parquet file. Only its footer is read at first, then as much as a batch needs, so memory stays bounded. The batches of
   * another file wait until those of this one have all been taken, or are given up (`return`).
   * @throws ProblemError `engine.unreadable_file` when it is not Parquet, is cut short or is damaged.
   */
  async open(file: Blob): Promise<ColumnarFile> {
    const reader = await readable(() => this.#library.ParquetFile.fromFile(file));
    const metadata = reader.metadata();
    const rows = metadata.fileMetadata().numRows();
    metadata.free();
    return {
      columns: ipcColumns(reader.schema().intoIPCStream()),
      rows,
      batches: (columns) => this.#inTurn(() => readBatches(this.#library, reader, columns)),
      close: () => freed(reader),
    };
  }

  async *#inTurn<T>(read: () => AsyncIterable<T>): AsyncGenerator<T> {
    const before = this.#free;
    let leave = (): void => undefined;
    this.#free = new Promise((resolve) => (leave = resolve));
    await before;
    try {
      yield* read();
    } finally {
      leave();
    }
  }
}

/** Listens for a trap all the while, since the stream decodes ahead of what is asked of it. */
async function* readBatches(
  library: ParquetLibrary,
  reader: ParquetReader,
  columns: readonly string[],
): AsyncGenerator<IpcBatch> {
  const trap = trapOf(library);
  let batches: ReadableStreamDefaultReader<unknown> | null = null;
  try {
    const options = { columns: [...columns], batchSize: batchRows };
    const stream = await readable(() => Promise.race([reader.stream(options), trap.met]));
    batches = stream.getReader();
    for (;;) {
      const reading = batches.read();
      const next = await readable(() => Promise.race([reading, trap.met]));
      if (next.done) return;
      const batch = next.value;
      if (!isBatch(batch)) throw new TypeError('The Parquet decoder gave something other than a batch.');
      yield { rows: batch.numRows, ipc: batch.intoIPCStream() };
    }
  } finally {
    trap.stop();
    // After a trap it would trap again.
    if (!trap.isMet()) batches?.cancel().catch(() => undefined);
  }
}

interface Trap {
  /** Never resolves; rejects when the decoder traps. */
  readonly met: Promise<never>;
  isMet(): boolean;
  stop(): void;
}

function trapOf(library: ParquetLibrary): Trap {
  let isMet = false;
  let stop = (): void => undefined;
  const met = new Promise<never>((_, reject) => {
    stop = library.onTrap(() => {
      isMet = true;
      reject(new Error('its pages are damaged'));
    });
  });
  met.catch(() => undefined);
  return { met, isMet: () => isMet, stop };
}

function isBatch(value: unknown): value is ParquetBatch {
  return typeof value === 'object' && value !== null && 'intoIPCStream' in value && 'numRows' in value;
}

/** Runs a call of the decoder and turns what it throws into a problem. */
async function readable<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new ProblemError([engineMessages.unreadableFile({ kind: 'Parquet', reason: reasonOf(error) })]);
  }
}

/** Gives back the decoder's memory. A trapped one can't; its memory goes with its worker. */
function freed(reader: ParquetReader): void {
  try {
    reader.free();
  } catch {
    return;
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^Parquet error: /, '')
    .replace(/\.$/, '')
    .slice(0, 200);
}
