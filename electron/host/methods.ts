import { prettifyError } from 'zod';
import { bridgeMethods } from '../../shared/bridge/contract.ts';
import type { Answer, Input, MethodName, Output } from '../../shared/bridge/contract.ts';
import { cut } from '../../shared/errors/define.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { ProblemError } from '../../shared/errors/problem.ts';

/** What a host does for each method of the bridge. A method may throw a ProblemError. */
export type Methods = { readonly [M in MethodName]: (input: Input<M>) => Promise<Output<M>> };

/**
 * Makes the one way into a host: the method must be in the contract and its input must fit, and whatever happens, the answer is a
 * value with words for people.
 */
export function createInvoke(methods: Methods): (method: string, input: unknown) => Promise<Answer<unknown>> {
  return async (method, input) => {
    if (!isMethod(method)) return refusal(hostMessages.unknownMethod({ method: cut(method) }));
    return answer(methods, method, input);
  };
}

async function answer<M extends MethodName>(
  methods: Methods,
  method: M,
  input: unknown,
): Promise<Answer<Output<M>>> {
  const parsed = bridgeMethods[method].input.safeParse(input);
  if (!parsed.success) {
    return refusal(
      hostMessages.badInput({ method, detail: cut(prettifyError(parsed.error).replaceAll('\n', ' ')) }),
    );
  }
  try {
    // The schema of a method is the one that its input type comes from; the compiler can't see that through the index.
    return { ok: true, value: await methods[method](parsed.data as Input<M>) };
  } catch (error) {
    return refusal(problemOf(error));
  }
}

/** The first problem that an error carries, or a general one around its words. */
export function problemOf(error: unknown): Problem {
  const carried = error instanceof ProblemError ? error.problems[0] : undefined;
  return carried ?? hostMessages.unexpected({ cause: causeOf(error) });
}

/** What went wrong, in the system's words, without a stack. */
export function causeOf(error: unknown): string {
  return cut(error instanceof Error ? error.message : String(error));
}

function refusal({ code, message, fix }: Problem): Answer<never> {
  return { ok: false, code, message, fix };
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(bridgeMethods, name);
}
