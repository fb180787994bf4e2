import type { OptionKinds, ParsedCall } from './arguments.ts';
import { parseCall } from './arguments.ts';
import type { Output } from './output.ts';

/** How a run ended, as the exit code says it: 0 done, 1 the data is at fault or what was asked could not be made, 2 the call is, 3 something moved that was to stay. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** The words after `subtext`, for messages and help. */
  readonly usage: string;
  /** What it does, in one sentence, and what its options mean, a line each. */
  readonly help: readonly string[];
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** Makes a command whose words and options are parsed before it runs. */
export function defineCommand<const K extends OptionKinds>(definition: {
  readonly name: string;
  readonly usage: string;
  readonly help: readonly string[];
  readonly wordCount: number;
  readonly takesMore?: boolean;
  readonly options: K;
  readonly run: (call: ParsedCall<K>, output: Output) => Promise<ExitCode>;
}): Command {
  const { name, usage, help } = definition;
  return { name, usage, help, run: (args, output) => definition.run(parseCall(definition, args), output) };
}
