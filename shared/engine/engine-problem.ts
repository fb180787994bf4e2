import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';
import type { MemoryUse } from './port.ts';

/**
 * What the engine threw, in words for people. Problems pass through as they are.
 * @param memory asked only when the memory is full
 */
export async function engineProblem(error: unknown, memory: () => Promise<MemoryUse>): Promise<ProblemError> {
  if (error instanceof ProblemError) return error;
  const text = shortened(error);
  if (/out of memory/i.test(text)) {
    const { used, limit } = await memory().catch(() => ({ used: 0, limit: 0 }));
    return new ProblemError([engineMessages.outOfMemory({ usedBytes: used, limitBytes: limit })]);
  }
  if (isCrash(error, text)) return new ProblemError([engineMessages.crashed({ reason: text })]);
  const sum = /Type INT128 with value (-?\d+) can't be cast/.exec(text)?.[1];
  if (sum !== undefined) return new ProblemError([engineMessages.sumTooLarge({ sum })]);
  if (/^Permission Error|disabled (by|through) configuration/.test(text))
    return new ProblemError([engineMessages.locked({ reason: text })]);
  return new ProblemError([engineMessages.queryFailed({ reason: text })]);
}

/** Whether a problem means that the engine is gone and a new one is needed. */
export function isEngineGone(error: unknown): boolean {
  const gone: readonly string[] = [engineMessages.crashed.code, engineMessages.outOfMemory.code];
  return error instanceof ProblemError && error.problems.some((problem) => gone.includes(problem.code));
}

/** A trap of WebAssembly or a broken invariant of the engine; it answers nothing right after one. */
function isCrash(error: unknown, text: string): boolean {
  const name = error instanceof Error ? error.name : '';
  return (
    name === 'RuntimeError' ||
    /memory access out of bounds|unreachable|^Aborted\(|INTERNAL Error|FATAL Error|function signature mismatch/.test(
      text,
    )
  );
}

/** The engine's message, which for a statement that can't be parsed comes as JSON, without the advice that its own authors give on how to call it. */
function shortened(error: unknown): string {
  const raw = error instanceof Error ? error.message : String(error);
  const text = /^\{.*"exception_message":("(?:[^"\\]|\\.)*")/.exec(raw)?.[1] ?? JSON.stringify(raw);
  const [said = ''] = String(JSON.parse(text)).split(/\n+(?:Possible|Please|LINE |Candidate|\s*file = )/);
  return said
    .split('\n')
    .filter((line) => !line.startsWith('Original Line:'))
    .join(' ')
    .slice(0, 300);
}
