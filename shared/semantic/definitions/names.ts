import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem } from '../../errors/problem.ts';
import type { Parsed } from './file.ts';

/** The names of one kind of definition: the second of a name is a problem, and what fails its checks is told and left out. */
export class Names {
  readonly #kind: string;
  readonly #problems: Problem[];
  readonly #firsts = new Map<string, string>();

  constructor(kind: string, problems: Problem[]) {
    this.#kind = kind;
    this.#problems = problems;
  }

  /** Whether a name is new. */
  claim(name: string, file: Parsed<unknown>, path: readonly PropertyKey[]): boolean {
    const first = this.#firsts.get(name);
    if (first === undefined) {
      this.#firsts.set(name, file.place(path).file ?? '');
      return true;
    }
    const at = file.place([...path, 'name'], name);
    this.#problems.push(queryMessages.twiceDefined({ kind: this.#kind, name, first }, at));
    return false;
  }

  /** What is made, or null where it is at fault. */
  attempt<T>(make: () => T): T | null {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#problems.push(...error.problems);
      return null;
    }
  }
}
