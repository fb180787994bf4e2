import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { cliMessages } from '../../shared/errors/cli.ts';
import { ProblemError } from '../../shared/errors/problem.ts';

/** A call that was made wrongly; the command line exits with 2. */
export class CallError extends ProblemError {}

/** What an option takes. `list` may be repeated; `flag` takes no value. */
export type OptionKind = 'text' | 'list' | 'flag';

/** The options of one command by name, without the dashes. */
export type OptionKinds = Readonly<Record<string, OptionKind>>;

type ParsedOptions<K extends OptionKinds> = {
  readonly [N in keyof K]: K[N] extends 'flag'
    ? boolean
    : K[N] extends 'list'
      ? readonly string[]
      : string | undefined;
};

/** A command line after parsing: words in order, options by kind. */
export interface ParsedCall<K extends OptionKinds> {
  readonly words: readonly string[];
  readonly options: ParsedOptions<K>;
}

/**
 * Parses the words after a command's name.
 * @throws CallError for an unknown option, a missing value, or another number of words than `wordCount`
 */
export function parseCall<const K extends OptionKinds>(
  command: { readonly name: string; readonly usage: string; readonly wordCount: number; readonly options: K },
  args: readonly string[],
): ParsedCall<K> {
  const config = Object.fromEntries(
    Object.entries(command.options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  );
  const { values, positionals } = parse(command.name, args, config);
  if (positionals.length !== command.wordCount) {
    throw new CallError([cliMessages.wrongArguments({ command: command.name, usage: command.usage })]);
  }
  const read = (name: string, kind: OptionKind) => {
    const value = values[name];
    if (kind === 'flag') return value === true;
    if (kind === 'list') return Array.isArray(value) ? value.map(String) : [];
    return typeof value === 'string' ? value : undefined;
  };
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, kind]) => [name, read(name, kind)]),
  );
  return { words: positionals, options: options as ParsedOptions<K> };
}

type RawValue = string | boolean | (string | boolean)[] | undefined;

function parse(
  command: string,
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): { readonly values: Readonly<Record<string, RawValue>>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('. To specify')[0] ?? '') : String(error);
    throw new CallError([cliMessages.badOption({ detail: detail.replace(/\.?$/, '.'), command })]);
  }
}

/** Reads an option that must be one of a few words. */
export function oneOf<T extends string>(
  command: string,
  option: string,
  value: string | undefined,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((word) => word === value);
  if (found === undefined) {
    throw new CallError([
      cliMessages.badOption({ command, detail: `--${option} takes ${allowed.join(', ')}, not ${value}.` }),
    ]);
  }
  return found;
}

/** Splits `a,b` into names; empty parts are dropped. */
export function commaList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
