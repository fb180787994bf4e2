import { isBroken, parsingOf, type Parsing, type SqlAnswer, type SqlParser } from './sql-parser.ts';

/** A worker with the parser in it. */
export interface SqlWorker {
  /** Resolves when it can be asked, which takes as long as the library takes to load. Rejects when it dies before. */
  readonly ready: Promise<void>;
  /** Resolves with its answer; one question at a time. Rejects when the worker dies. */
  ask(sql: string): Promise<SqlAnswer>;
  /** Ends it, whatever it is doing. */
  end(): void;
}

/** Milliseconds within which a query must be parsed: the longest of real ones takes a hundredth. */
const patience = 5000;

/** Milliseconds within which a worker must be ready, for any machine. */
const startPatience = 120_000;

/** Into how many parts time is counted: what stands still as a whole, as a machine that sleeps, loses a part and no more. */
const parts = 50;

/** How many queries may take too long before no more are tried. */
const mostDelays = 3;

/**
 * Parses one text after another in a worker, which is started with the first, ended when a text takes too long, and started anew after
 * that and whenever the library broke.
 */
export class BoundedParser implements SqlParser {
  readonly #start: () => SqlWorker;
  readonly #patience: number;
  #worker: SqlWorker | null = null;
  #delays = 0;

  constructor(start: () => SqlWorker, patienceMs = patience) {
    this.#start = start;
    this.#patience = patienceMs;
  }

  /** Parses SQL. To be awaited before the next. */
  async parse(sql: string): Promise<Parsing> {
    if (this.#delays >= mostDelays)
      return { ok: false, reason: 'too many other queries took too long', line: 1 };
    const answer = await this.#ask(sql);
    if (answer === 'late') this.#delays += 1;
    if (answer === 'late' || answer === 'dead' || isBroken(answer)) this.close();
    if (answer === 'late')
      return { ok: false, reason: `it took longer than ${this.#patience / 1000} seconds`, line: 1 };
    if (answer === 'dead') return { ok: false, reason: 'the parser stopped', line: 1 };
    return parsingOf(answer);
  }

  /** Ends the worker; a later text starts another. */
  close(): void {
    this.#worker?.end();
    this.#worker = null;
  }

  async #ask(sql: string): Promise<SqlAnswer | 'late' | 'dead'> {
    this.#worker ??= this.#start();
    const isReady = this.#worker.ready.then(() => true);
    if ((await within(isReady, startPatience)) !== true) return 'dead';
    return within(this.#worker.ask(sql), this.#patience);
  }
}

/** What was promised, unless it is late, or its worker died. @param milliseconds of this thread's running */
async function within<T>(promised: Promise<T>, milliseconds: number): Promise<T | 'late' | 'dead'> {
  let timer: ReturnType<typeof setInterval> | undefined;
  const late = new Promise<'late'>((resolve) => {
    let left = parts;
    timer = setInterval(() => {
      left -= 1;
      if (left === 0) resolve('late');
    }, milliseconds / parts);
  });
  try {
    return await Promise.race([promised.catch(() => 'dead' as const), late]);
  } finally {
    clearInterval(timer);
  }
}
