import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { QueryOptions, ResultTable } from '../../shared/engine/port.ts';
import { stopIfAborted } from '../../shared/engine/progress.ts';

/** Cells that are remembered at most: about 64 MB of numbers. */
const mostCells = 8e6;

/** Answers a statement that was asked before from memory, as long as what it reads has not changed; forgets those that were used longest ago. */
export class RememberingReader implements Reader {
  readonly #reader: Reader;
  readonly #most: number;
  /** By statement, that used last at the end. */
  readonly #known = new Map<string, ResultTable>();
  #cells = 0;

  /** @param most cells to remember */
  constructor(reader: Reader, most = mostCells) {
    this.#reader = reader;
    this.#most = most;
  }

  /** As `Engine.query`. @throws ProblemError of the `engine.` domain, also when the signal aborts */
  async query(sql: string, options: QueryOptions = {}): Promise<ResultTable> {
    stopIfAborted(options.signal);
    const result = this.#known.get(sql) ?? (await this.#reader.query(sql, options));
    this.#forget(sql);
    this.#known.set(sql, result);
    this.#cells += cellsOf(result);
    for (const oldest of this.#known.keys()) {
      if (this.#cells <= this.#most) break;
      this.#forget(oldest);
    }
    return result;
  }

  #forget(sql: string): void {
    const known = this.#known.get(sql);
    if (known === undefined) return;
    this.#known.delete(sql);
    this.#cells -= cellsOf(known);
  }
}

function cellsOf({ columns, rowCount }: ResultTable): number {
  return columns.length * rowCount;
}
