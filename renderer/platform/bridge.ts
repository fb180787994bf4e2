import { z } from 'zod';
import {
  bridgeEvents,
  bridgeMethods,
  type BridgeEvents,
  type EventName,
  type Input,
  type MethodName,
  type Output,
  type RawBridge,
} from '../../shared/bridge/contract.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import { ProblemError } from '../../shared/errors/problem.ts';

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string(), fix: z.string() }),
]);

/** The contract's schemas by name, so that a generic name keeps its own type. */
const outputs: { readonly [M in MethodName]: { readonly output: z.ZodType<Output<M>> } } = bridgeMethods;
const events: { readonly [E in EventName]: z.ZodType<z.infer<BridgeEvents[E]>> } = bridgeEvents;

/** The host, typed: every answer and event is parsed before anything sees it. */
export interface Bridge {
  /** Calls a method. @throws ProblemError with the host's problem, or `workspace.bridge_answer`. */
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  /** Listens to an event; a payload that is not what it should be is dropped. @returns the way to stop. */
  on<E extends EventName>(event: E, listener: (payload: z.infer<BridgeEvents[E]>) => void): () => void;
}

/** Types what the host put on the window. */
export function typedBridge(raw: RawBridge): Bridge {
  return {
    call: async (method, input) => {
      const answer = answerSchema.safeParse(await raw.invoke(method, input));
      if (!answer.success) throw new ProblemError([workspaceMessages.bridgeAnswer({ method })]);
      if (!answer.data.ok) {
        const { code, message, fix } = answer.data;
        throw new ProblemError([{ code, message, fix, severity: 'error', at: {} }]);
      }
      return parseOutput(method, answer.data.value);
    },
    on: (event, listener) =>
      raw.on(event, (payload) => {
        const parsed = events[event].safeParse(payload);
        if (parsed.success) listener(parsed.data);
      }),
  };
}

function parseOutput<M extends MethodName>(method: M, value: unknown): Output<M> {
  const parsed = outputs[method].output.safeParse(value);
  if (!parsed.success) throw new ProblemError([workspaceMessages.bridgeAnswer({ method })]);
  return parsed.data;
}

const rawSchema = z.object({
  invoke: z.custom<RawBridge['invoke']>((value) => typeof value === 'function'),
  on: z.custom<RawBridge['on']>((value) => typeof value === 'function'),
});

/** The bridge of this window; null when no host put one there (a page opened without a host). */
export function windowBridge(): Bridge | null {
  const parsed = rawSchema.safeParse(Reflect.get(window, 'subtextHost'));
  return parsed.success ? typedBridge(parsed.data) : null;
}
