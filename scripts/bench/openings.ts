import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { buildModel, countRows, type BuildContext } from '../../shared/engine/build-model.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { checkForeignKeys, checkTables, type CheckedTable } from '../../shared/package/checks.ts';
import { readManifest, type Manifest } from '../../shared/package/manifest.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { inDependencyOrder } from '../../shared/semantic/definitions/models.ts';
import type { Definitions, Model } from '../../shared/semantic/definitions/types.ts';
import { tableOf } from '../../shared/semantic/from.ts';
import { openNativeEngine } from './native-engine.ts';
import { loadNatively } from './native-opening.ts';

/** The parts of an opening. */
export const openingParts = ['start', 'tables', 'checks', 'models'] as const;

/** An open package and how long its parts took, in milliseconds. */
export interface Opening {
  readonly engine: Engine;
  readonly ms: Readonly<Record<(typeof openingParts)[number], number>>;
  readonly totalMs: number;
  /** What the models were built with. */
  readonly context: BuildContext;
  /** Rows of each model, by which two openings are compared. */
  readonly models: Readonly<Record<string, number>>;
  /** What the checks of rows found, in words; planted odd rows, by which two openings are compared too. */
  readonly found: readonly string[];
}

/** Adds up the time between the moments at which parts begin. */
class Clock {
  readonly ms = { start: 0, tables: 0, checks: 0, models: 0 };
  #part: (typeof openingParts)[number] = 'start';
  #since = performance.now();

  begin(part: (typeof openingParts)[number]): void {
    const now = performance.now();
    this.ms[this.#part] += now - this.#since;
    this.#part = part;
    this.#since = now;
  }

  get totalMs(): number {
    return openingParts.reduce((sum, part) => sum + this.ms[part], 0);
  }
}

/** Opens a package as the product does, in DuckDB-WASM in this process. */
export async function openInProduct(folder: string): Promise<Opening> {
  const clock = new Clock();
  const engine = await openNodeEngine();
  const loaded = await loadPackage(engine, await folderFiles(folder), {
    onProgress: ({ stage }) => clock.begin(stage === 'checks' || stage === 'models' ? stage : 'tables'),
  });
  clock.begin('models');
  const { models } = shippedDefinitions();
  return {
    engine,
    ms: clock.ms,
    totalMs: clock.totalMs,
    context: { guide: loaded.manifest.defaultGuide, asOf: loaded.manifest.asOf },
    models: await rowsOfModels(engine, inDependencyOrder(models)),
    found: inWords(loaded.problems),
  };
}

/**
 * Does the same work on native DuckDB with one thread, into a compressed in-memory database: hashes, reading, the same checks of
 * values and keys, the same models. Only the reading differs: it is DuckDB's own.
 */
export async function openNatively(folder: string): Promise<Opening> {
  const clock = new Clock();
  const engine = await openNativeEngine();
  clock.begin('tables');
  const read = await readManifest(await folderFiles(folder));
  if (!read.ok) throw new Error('The manifest is not well formed.');
  await checkHashes(folder, read.value);
  const loaded = await loadNatively(engine, folder, read.value);
  clock.begin('checks');
  const problems = await checkAll(engine, loaded, read.value.engagement?.suppressed_below ?? null);
  clock.begin('models');
  const context = { guide: read.value.defaultGuide, asOf: read.value.asOf };
  const models = inDependencyOrder(shippedDefinitions().models);
  for (const model of models) await buildModel(engine, model, context);
  clock.begin('models');
  const rows = await rowsOfModels(engine, models);
  return { engine, ms: clock.ms, totalMs: clock.totalMs, context, models: rows, found: inWords(problems) };
}

function shippedDefinitions(): Definitions {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The definitions are not well formed.');
  return definitions.value;
}

async function rowsOfModels(engine: Engine, models: readonly Model[]): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const model of models) rows[model.name] = await countRows(engine, tableOf(model));
  return rows;
}

async function checkHashes(folder: string, manifest: Manifest): Promise<void> {
  for (const { files, sha256, spec } of manifest.resources) {
    const hash = createHash('sha256');
    for (const file of files)
      for await (const piece of createReadStream(path.join(folder, file.path))) {
        if (!Buffer.isBuffer(piece)) throw new TypeError('A file is read as bytes.');
        hash.update(piece);
      }
    if (sha256 !== null && hash.digest('hex') !== sha256) throw new Error(`${spec.name} has another hash.`);
  }
}

async function checkAll(
  engine: Engine,
  tables: readonly CheckedTable[],
  suppressedBelow: number | null,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  problems.push(...(await checkTables(engine, tables, { suppressedBelow })));
  return [...problems, ...(await checkForeignKeys(engine, tables))];
}

/** The problems that have a row, each as its code and place. */
function inWords(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ at }) => at.row !== undefined)
    .map(({ code, at, count = 1 }) => `${code} ${JSON.stringify(at)} ${count}`)
    .sort();
}
