import { listedPlaces, type Problem } from '../errors/problem.ts';

/** Gathers problems: the first {@link listedPlaces} of each kind are listed, and the first of them says how many there are. */
export class ProblemList {
  readonly #kinds = new Map<string, { listed: Problem[]; count: number }>();

  add(problem: Problem): void {
    const kind = this.#kinds.get(problem.code);
    if (kind === undefined) this.#kinds.set(problem.code, { listed: [problem], count: 1 });
    else {
      kind.count += 1;
      if (kind.count <= listedPlaces) kind.listed.push(problem);
    }
  }

  /** The problems listed, kinds in the order in which they were first met. */
  all(): readonly Problem[] {
    return [...this.#kinds.values()].flatMap(({ listed, count }) =>
      count > listed.length
        ? listed.map((problem, index) => (index === 0 ? { ...problem, count } : problem))
        : listed,
    );
  }
}
