import type { Problem } from '../../../shared/errors/problem.ts';
import { placesOf, ProblemError } from '../../../shared/errors/problem.ts';
import { CallError, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { problemLine } from '../output.ts';
import { withPackage } from '../session.ts';

/** What `validate` says of a package. */
interface Verdict {
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  readonly fingerprint: string | null;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

/** Loads a package as the app would and lists all of its problems. */
export const validate = defineCommand({
  name: 'validate',
  usage: 'validate DIR [--format text|json]',
  help: [
    'Checks the data package in DIR and lists every problem: file, table, row, column, value, what to do.',
    'Exits with 1 when the package is refused; warnings alone exit with 0.',
  ],
  wordCount: 1,
  options: { format: 'text' },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('validate', 'format', options.format, ['text', 'json'], 'text');
    const verdict = await judge(folder);
    await (format === 'json' ? output.write(`${JSON.stringify(verdict, null, 2)}\n`) : say(verdict, output));
    return verdict.valid ? 0 : 1;
  },
});

async function judge(folder: string): Promise<Verdict> {
  try {
    return await withPackage(
      folder,
      ({ loaded }) =>
        Promise.resolve({
          valid: true,
          problems: loaded.problems,
          fingerprint: loaded.fingerprint,
          tables: loaded.tables.map(({ name, rows }) => ({ name, rows })),
        }),
      true,
    );
  } catch (error) {
    if (!(error instanceof ProblemError) || error instanceof CallError) throw error;
    return { valid: false, problems: error.problems, fingerprint: null, tables: [] };
  }
}

function say(verdict: Verdict, output: Output): Promise<void> {
  for (const problem of verdict.problems) output.complain(problemLine(problem));
  const rows = verdict.tables.reduce((sum, table) => sum + table.rows, 0);
  const errors = counted(placesOf(verdict.problems.filter((p) => p.severity === 'error')), 'error');
  const warnings = counted(placesOf(verdict.problems.filter((p) => p.severity === 'warning')), 'warning');
  return output.write(
    verdict.valid
      ? `valid: ${counted(verdict.tables.length, 'table')}, ${counted(rows, 'row')}, ${warnings}, fingerprint ${verdict.fingerprint ?? ''}\n`
      : `refused: ${errors}, ${warnings}\n`,
  );
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
