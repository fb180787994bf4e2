import { stat } from 'node:fs/promises';
import path from 'node:path';
import { cliMessages } from '../../shared/errors/cli.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import { openPackage, type LoadedPackage } from '../../shared/engine/load.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { packageReceipt, type ReceiptContext } from '../../shared/semantic/answer.ts';
import about from '../../package.json' with { type: 'json' };
import { CallError } from './arguments.ts';
import { openNodeEngine } from './engine/open.ts';
import { folderFiles } from './folder-files.ts';
import { preparedDemo } from './prepared-demo.ts';

/** What receipts and `subtext --version` say of the programs, as in the window. */
export const programs = {
  app: `Subtext ${about.version}`,
  engine: `DuckDB-WASM ${about.dependencies['@duckdb/duckdb-wasm']}`,
};

/** A package that is open in an engine of its own. */
export interface Session {
  readonly engine: Reader;
  readonly loaded: LoadedPackage;
  readonly receipt: ReceiptContext;
}

/**
 * Opens a package, does the work and closes the engine, whatever happens.
 * @param folder as the user wrote it, relative to where they stand
 * @param isAnew whether it is loaded and checked even where it is the demo, which the build did before
 * @throws CallError when there is no such folder; ProblemError when the package is refused
 */
export async function withPackage<T>(
  folder: string,
  work: (session: Session) => Promise<T>,
  isAnew = false,
): Promise<T> {
  const files = await filesOf(await existingFolder(folder));
  const engine = await openNodeEngine();
  try {
    const { loaded, tables } = await openPackage(engine, files, {
      prepared: isAnew ? null : await preparedDemo(),
    });
    return await work({ engine: tables, loaded, receipt: { ...programs, ...packageReceipt(loaded) } });
  } finally {
    await engine.close();
  }
}

/**
 * The absolute path of a folder.
 * @throws CallError when there is none, or a file is there
 */
export async function existingFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  const found = await stat(absolute).catch(() => null);
  if (found?.isDirectory() !== true) throw new CallError([cliMessages.noFolder({ folder })]);
  return absolute;
}

/** A folder that can't be listed, or is one above all packages, is the wrong one to name. */
async function filesOf(folder: string): Promise<PackageFiles> {
  try {
    return await folderFiles(folder);
  } catch (error) {
    throw error instanceof ProblemError ? new CallError(error.problems) : error;
  }
}
