import { ProblemError, type Problem } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';

/** The problems that an exception carries; one that carries none is a fault of ours and says so. */
export function problemsOf(cause: unknown): readonly [Problem, ...Problem[]] {
  if (cause instanceof ProblemError) {
    const [first, ...rest] = cause.problems;
    if (first !== undefined) return [first, ...rest];
  }
  return [workspaceMessages.unexpected({ detail: cause instanceof Error ? cause.message : String(cause) })];
}
