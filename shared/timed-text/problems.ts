import { listedPlaces, placesOf, type Problem } from '../errors/problem.ts';

/** Gathers problems: the first {@link listedPlaces} of each kind are listed, and the first of them says how many there are. */
export class ProblemList {
  readonly #kinds = new Map<string, { listed: Problem[]; count: number }>();

  /** Adds a problem, which may be one of another list and stand there for those that it does not list. */
  add(problem: Problem): void {
    const kind = this.#kinds.get(problem.code) ?? { listed: [], count: 0 };
    this.#kinds.set(problem.code, kind);
    const { code, severity, message, fix, at } = problem;
    if (kind.listed.length < listedPlaces) kind.listed.push({ code, severity, message, fix, at });
    kind.count += placesOf([problem]);
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
