import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';

/**
 * What a piece of work goes together with. `shared`: so many of them at the same time. `alone`: nothing else. `aside`: anything but
 * `alone`, however many there are, and past those that wait.
 */
export type Company = 'shared' | 'alone' | 'aside';

interface Waiting {
  readonly company: Company;
  readonly start: () => void;
}

/** Lets pieces of work run beside those that they go together with; the others wait in order. One that is aborted while it waits never starts. */
export class Turns {
  readonly #atOnce: number;
  readonly #running: Record<Company, number> = { shared: 0, alone: 0, aside: 0 };
  readonly #waiting: Waiting[] = [];

  /** @param atOnce how many of `shared` may run at the same time */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Runs the work when its turn comes. @throws ProblemError `engine.cancelled` when the signal aborted before that. */
  async take<T>(company: Company, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#turn(company);
    try {
      if (signal?.aborted === true) throw new ProblemError([engineMessages.cancelled()]);
      return await work();
    } finally {
      this.#running[company] -= 1;
      this.#startNext();
    }
  }

  async #turn(company: Company): Promise<void> {
    await new Promise<void>((start) => {
      this.#waiting.push({ company, start });
      this.#startNext();
    });
  }

  /** Starts all whose turn it is: in order, up to one that has to wait, and after that only those aside. */
  #startNext(): void {
    let isHeld = false;
    for (const next of [...this.#waiting]) {
      if (!this.#mayRun(next.company)) isHeld = true;
      else if (!isHeld || next.company === 'aside') this.#start(next);
    }
  }

  #start(next: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.#running[next.company] += 1;
    next.start();
  }

  #mayRun(company: Company): boolean {
    const { shared, alone, aside } = this.#running;
    switch (company) {
      case 'shared':
        return alone === 0 && shared < this.#atOnce;
      case 'alone':
        return shared + alone + aside === 0;
      case 'aside':
        return alone === 0;
    }
  }
}
