/**
 * What the user meets when something is wrong: one shape for the validation report, the screens, the command
 * line and the log. The words come from the catalogue (`catalogue.ts`), never from the place that found it.
 */

/** `error`: nothing is loaded or done. `warning`: done, but something was left out or kept as odd. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** Where it is. Every field is optional; a reader shows those that are there, in this order. */
export interface Place {
  /** Path inside the package, or the name of the file that the user gave. */
  readonly file?: string;
  /** Name of the source table or model. */
  readonly table?: string;
  /** 1-based row of data (a CSV header is not counted). */
  readonly row?: number;
  /** 1-based line of a text file. */
  readonly line?: number;
  /** 0-based byte of a binary file. */
  readonly byte?: number;
  readonly column?: string;
  /** The offending value as text, cut to 120 characters. */
  readonly value?: string;
}

/** One problem, in words for people. */
export interface Problem {
  /** Stable id of the message in the catalogue, such as `package.path_outside`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened, one sentence, with the figures in it. */
  readonly message: string;
  /** What to do next, one sentence. */
  readonly fix: string;
  readonly at: Place;
  /** How many places have this problem when only the first {@link listedPlaces} are listed; on the first of them alone. */
  readonly count?: number;
}

/** How many places of one fault are listed as problems of their own. */
export const listedPlaces = 20;

/** How many places the problems have, those that are counted and not listed too. */
export function placesOf(problems: readonly Problem[]): number {
  const unlisted = problems.reduce((sum, { count }) => sum + Math.max(0, (count ?? 0) - listedPlaces), 0);
  return problems.length + unlisted;
}

/** A value, or all the problems that kept it from being made. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An exception that carries problems, for code that cannot return a {@link Result}. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}
