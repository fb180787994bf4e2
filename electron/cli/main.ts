import { cliMessages } from '../../shared/errors/cli.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { CallError } from './arguments.ts';
import type { Command, ExitCode } from './command.ts';
import { listDimensions, listMetrics } from './commands/definitions.ts';
import { query } from './commands/query.ts';
import { table } from './commands/table.ts';
import { validate } from './commands/validate.ts';
import type { Output } from './output.ts';
import { problemLine } from './output.ts';

const commands: readonly Command[] = [validate, query, table, listMetrics, listDimensions];

const output: Output = {
  write: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

/** Runs the command that the words name; every ending is an exit code. */
async function main(words: readonly string[]): Promise<ExitCode> {
  const [name = '', ...args] = words;
  if (name === 'help' || name === '--help' || name === '-h') return help(args[0]);
  const command = commands.find((c) => c.name === name);
  if (!command) {
    output.complain(
      problemLine(cliMessages.unknownCommand({ command: name, known: commands.map((c) => c.name) })),
    );
    return 2;
  }
  try {
    return await command.run(args, output);
  } catch (error) {
    const problems =
      error instanceof ProblemError
        ? error.problems
        : [cliMessages.unexpected({ detail: error instanceof Error ? error.message : String(error) })];
    for (const problem of problems) output.complain(problemLine(problem));
    return error instanceof CallError ? 2 : 1;
  }
}

function help(name: string | undefined): ExitCode {
  const shown = commands.filter((c) => name === undefined || c.name === name);
  for (const { usage, help: lines } of shown)
    output.write(`subtext ${usage}\n${lines.map((line) => `    ${line}\n`).join('')}`);
  return shown.length > 0 ? 0 : 2;
}

// A reader that closes the pipe early (`| head`) is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await main(process.argv.slice(2));
