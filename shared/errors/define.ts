import type { Place, Problem, Severity } from './problem.ts';

/** The words of one message: what happened and what to do next, from typed parameters. */
export interface Message<P> {
  readonly severity: Severity;
  readonly message: (p: P) => string;
  readonly fix: (p: P) => string;
}

/** A message that makes a problem of its parameters and its place. */
export type MakeProblem<P> = (p: P, at?: Place, count?: number) => Problem;

const longestValue = 120;

/**
 * Defines one message of the catalogue under its code.
 * @param code stable id, `domain.what_happened`.
 * @returns a function that makes the {@link Problem}; values in `at` are cut to 120 characters there.
 */
export function message<P = void>(
  code: string,
  words: Message<P>,
): MakeProblem<P> & { readonly code: string } {
  const make: MakeProblem<P> = (p, at = {}, count) => ({
    code,
    severity: words.severity,
    message: asSentence(words.message(p)),
    fix: asSentence(words.fix(p)),
    at: at.value === undefined ? at : { ...at, value: cut(at.value) },
    ...(count === undefined ? {} : { count }),
  });
  return Object.assign(make, { code });
}

/** A text that ends with one full stop, though what it ends with came from elsewhere with none or with its own. */
function asSentence(text: string): string {
  const trimmed = text.trimEnd();
  return /[.!?]$/.test(trimmed) ? trimmed.replace(/([^.])\.\.$/, '$1.') : `${trimmed}.`;
}

/** Cuts a value from data to what a message may show, marking the cut with an ellipsis. */
export function cut(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue - 1)}…`;
}
