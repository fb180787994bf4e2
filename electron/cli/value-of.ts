import type { Result } from '../../shared/errors/problem.ts';
import { CallError } from './arguments.ts';

/** The value of a result; its problems are faults of the call. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CallError(result.problems);
}
