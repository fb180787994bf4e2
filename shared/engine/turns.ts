import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';

/** Lets so many pieces of work run at the same time; the others wait in order. One that is aborted while it waits never starts. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Runs the work when its turn comes. @throws ProblemError `engine.cancelled` when the signal aborted before that. */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      if (signal?.aborted === true) throw new ProblemError([engineMessages.cancelled()]);
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
