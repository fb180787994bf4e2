import { cliMessages } from '../../shared/errors/cli.ts';
import { ProblemError, type Problem } from '../../shared/errors/problem.ts';
import { CallError } from './arguments.ts';
import type { Command, ExitCode } from './command.ts';
import { audit } from './commands/audit.ts';
import { brief } from './commands/brief.ts';
import { check } from './commands/check.ts';
import { listDimensions, listMetrics } from './commands/definitions.ts';
import { diff } from './commands/diff.ts';
import { lines } from './commands/lines.ts';
import { query } from './commands/query.ts';
import { sql } from './commands/sql.ts';
import { study } from './commands/study.ts';
import { table } from './commands/table.ts';
import { validate } from './commands/validate.ts';
import { whatif } from './commands/whatif.ts';
import type { Output } from './output.ts';
import { problemLine } from './output.ts';
import { programs } from './session.ts';

const commands: readonly Command[] = [
  ...[validate, query, table, diff, audit, study, whatif, brief, lines, check],
  ...[listMetrics, listDimensions, sql],
];
const commandNames = commands.map(({ name }) => name);
const helpWords = ['help', '--help', '-h'];
const versionWords = ['--version', '-v'];

/**
 * Runs the command that the words name.
 * @param words what follows `subtext`
 * @returns how it ended; it never throws: every fault is told in a line of its own
 */
export async function run(words: readonly string[], output: Output): Promise<ExitCode> {
  const [name = '', ...args] = words;
  try {
    if (helpWords.includes(name)) return await help(args[0], output);
    if (versionWords.includes(name)) return await version(output);
    const command = commandNamed(name);
    if (args.some((arg) => arg === '--help' || arg === '-h')) return await help(name, output);
    return await command.run(args, output);
  } catch (error) {
    for (const problem of problemsOf(error)) output.complain(problemLine(problem));
    return error instanceof CallError ? 2 : 1;
  }
}

/** The problems that an exception carries; one that carries none is a fault of Subtext's own. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [cliMessages.unexpected({ detail: error instanceof Error ? error.message : String(error) })];
}

function commandNamed(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found === undefined)
    throw new CallError([cliMessages.unknownCommand({ command: name, known: commandNames })]);
  return found;
}

/** One line, of the app and of the engine that its figures come from. */
async function version(output: Output): Promise<ExitCode> {
  await output.write(`${programs.app}, ${programs.engine}\n`);
  return 0;
}

async function help(name: string | undefined, output: Output): Promise<ExitCode> {
  const shown = name === undefined ? commands : [commandNamed(name)];
  for (const { usage, help: lines } of shown)
    await output.write(`subtext ${usage}\n${lines.map((line) => `    ${line}\n`).join('')}`);
  return 0;
}
