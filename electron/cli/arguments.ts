import { parseArgs } from 'node:util';
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

/** What a call is parsed by. */
interface CallShape<K extends OptionKinds> {
  readonly name: string;
  readonly usage: string;
  readonly wordCount: number;
  /** Whether more words than `wordCount` may follow. */
  readonly takesMore?: boolean;
  readonly options: K;
}

/**
 * Parses the words after a command's name.
 * @throws CallError for an unknown option, a missing value, an option given twice, or another number of words than `wordCount`
 */
export function parseCall<const K extends OptionKinds>(
  command: CallShape<K>,
  args: readonly string[],
): ParsedCall<K> {
  const { words, given } = takeApart(command, args);
  const { name, usage, wordCount, takesMore } = command;
  const extra = takesMore === true ? undefined : words[wordCount];
  if (extra !== undefined) throw new CallError([cliMessages.extraWord({ word: extra, usage })]);
  if (words.length < wordCount) throw new CallError([cliMessages.wrongArguments({ command: name, usage })]);
  const read = (option: string, kind: OptionKind) => {
    const values = given.get(option) ?? [];
    return kind === 'flag' ? given.has(option) : kind === 'list' ? values : values[0];
  };
  const options = Object.fromEntries(
    Object.entries(command.options).map(([option, kind]) => [option, read(option, kind)]),
  );
  return { words, options: options as ParsedOptions<K> };
}

/** The words, and the values of each option that was given. */
function takeApart(
  { name: command, options }: CallShape<OptionKinds>,
  args: readonly string[],
): { readonly words: readonly string[]; readonly given: ReadonlyMap<string, readonly string[]> } {
  const words: string[] = [];
  const given = new Map<string, string[]>();
  // Not strict: the strict parser takes no value that begins with a dash, which the largest first (`--order -lines`) does.
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const refuse = (detail: string): never => {
      throw new CallError([cliMessages.badOption({ command, detail })]);
    };
    if (kind === undefined) return refuse(`There is no option ${token.rawName}.`);
    const values = given.get(token.name) ?? [];
    if (kind !== 'list' && given.has(token.name)) refuse(`${token.rawName} is given twice.`);
    const value = token.inlineValue === false && token.value.startsWith('--') ? undefined : token.value;
    if (kind === 'flag' && value !== undefined) refuse(`${token.rawName} takes no value.`);
    if (kind !== 'flag' && value === undefined) refuse(`${token.rawName} needs a value.`);
    given.set(token.name, value === undefined ? values : [...values, value]);
  }
  return { words, given };
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

/** What a number may be: both ends are allowed. */
interface NumberBounds {
  readonly least: number;
  readonly most: number;
  /** One decimal at most; as many as are written when not given. */
  readonly decimals?: 1;
}

/** Reads an option that must be a number between two others, both allowed, written with digits and a point. */
export function numberWithin(
  command: string,
  option: string,
  text: string,
  { least, most, decimals }: NumberBounds,
): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  const hasDecimals = decimals === undefined || Number(value.toFixed(decimals)) === value;
  if (value >= least && value <= most && hasDecimals) return value;
  const form = decimals === undefined ? '' : ' with one decimal at most';
  const detail = `--${option} takes a number from ${least} to ${most}${form}, not ${text}.`;
  throw new CallError([cliMessages.badOption({ command, detail })]);
}

/** Splits `a,b` into names; empty parts are dropped. */
export function commaList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
