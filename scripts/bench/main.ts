import { cpus, totalmem } from 'node:os';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SizeName } from '../../datasets/tools/sizes.ts';
import { TABLES } from '../../shared/package/tables.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';
import { inDependencyOrder } from '../../shared/semantic/definitions/models.ts';
import { timeCompiler, timeTwoFacts } from './compiler.ts';
import { timeDiffs } from './diffs.ts';
import { openInProduct, openNatively, type Opening } from './openings.ts';
import { benchPackage, type BenchPackage } from './packages.ts';
import { timeQueries } from './queries.ts';
import { timeStudy } from './study.ts';
import {
  compilerMeasures,
  diffMeasures,
  engineMeasures,
  firstChartAgainMeasure,
  generatorMeasures,
  studyMeasures,
  timedTextMeasures,
  windowMeasures,
  type Measure,
} from './targets.ts';
import { timeTimedText } from './timed-text.ts';
import { watchWasmHeap, wasmHeap } from './wasm-heap.ts';
import { firstChartAgain, measureWindow } from './window.ts';

/** What is asked of the bench. */
export interface BenchOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly sizes: readonly SizeName[];
  /** Path of a Chromium; null leaves the window out. */
  readonly chromium: string | null;
  /** Tells of the progress. */
  readonly say: (text: string) => void;
}

/** What the bench found: plain JSON. */
export interface BenchReport {
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: { readonly cores: number; readonly memory_gb: number; readonly platform: string };
  /** Every measure that has a target was met. */
  readonly all_met: boolean;
  readonly measures: readonly Measure[];
}

/** Measures every size in turn, in one run. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { root, sizes, chromium, say } = options;
  say('Compiling ...');
  const compilerMeasured = compilerMeasures(await timeCompiler(), await timeTwoFacts());
  say('Reading subtitles ...');
  const timedTextMeasured = timedTextMeasures(await timeTimedText());
  watchWasmHeap();
  const packages = sizes.filter((size) => size !== 'demo').map((size) => benchPackage(root, size, say));
  const measures: Measure[] = [
    ...compilerMeasured,
    ...timedTextMeasured,
    ...(await measureDemoDiffs(root, say)),
  ];
  for (const made of packages)
    measures.push(...generatorMeasures(made), ...(await measureEngines(made, say)));
  if (chromium !== null) measures.push(...(await measureWindows(options, chromium, packages)));
  return {
    versions: versionsOf(root, chromium),
    machine: {
      cores: cpus().length,
      memory_gb: Math.round(totalmem() / 1024 ** 3),
      platform: `${process.platform} ${process.arch}`,
    },
    all_met: measures.every(({ met }) => met !== false),
    measures,
  };
}

/** What edits change on the demo. */
async function measureDemoDiffs(root: string, say: (text: string) => void): Promise<Measure[]> {
  say('Diffs on the demo ...');
  const demo = await openInProduct(path.join(root, 'datasets/demo'));
  const timings = await timeDiffs(demo, say);
  await demo.engine.close();
  return diffMeasures('demo', timings);
}

/** The demo as it is in the repository, and the packages, in the window. */
async function measureWindows(
  { root, say }: BenchOptions,
  chromium: string,
  packages: readonly BenchPackage[],
): Promise<Measure[]> {
  const demo = path.join(root, 'datasets/demo');
  const measures: Measure[] = [];
  for (const { size, folder } of [{ size: 'demo' as const, folder: demo }, ...packages]) {
    say(`Opening ${size} in the window ...`);
    measures.push(...windowMeasures(size, await measureWindow(root, folder, chromium)));
  }
  say('Opening the demo in a window that was there before ...');
  return [...measures, firstChartAgainMeasure(await firstChartAgain(root, demo, chromium))];
}

/** Opening, study and queries of one package on the product's engine and on native DuckDB. */
async function measureEngines(
  { size, folder }: BenchPackage,
  say: (text: string) => void,
): Promise<Measure[]> {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The definitions are not well formed.');
  const heapBefore = wasmHeap();
  say(`Opening ${size} ...`);
  const product = await openInProduct(folder);
  const heapBytes = wasmHeap() - heapBefore;
  say(`  ${describe(product)}. Natively ...`);
  const native = await openNatively(folder);
  say(`  ${describe(native)}. Queries and the study ...`);
  const isSame =
    JSON.stringify(comparable(definitions.value, product)) ===
    JSON.stringify(comparable(definitions.value, native));
  if (!isSame) throw new Error('The two engines opened the package to different models or problems.');
  const study = await timeStudy(product.engine, native.engine, say);
  const queries = await timeQueries(definitions.value, product.engine, native.engine, say);
  const diffs = await timeDiffs(product, say);
  const { used } = await product.engine.memory();
  await product.engine.close();
  await native.engine.close();
  const figures = { product, native, queries, heapBytes, tableBytes: used };
  return [
    ...engineMeasures(size, figures),
    ...studyMeasures(size, { ...study, heapBytes: study.heapBytes - heapBefore }),
    ...diffMeasures(size, diffs),
  ];
}

/** What two openings of a package must agree on: problems, and rows of models. What the product reads out of dashboards' SQL, native DuckDB has not. */
function comparable({ models }: Definitions, opening: Opening): object {
  const isRead = (source: string): boolean => TABLES.some(({ name }) => name === source);
  const left = new Set<string>();
  for (const { name, reads } of inDependencyOrder(models))
    if (!reads.sources.every(isRead) || reads.models.some((each) => left.has(each))) left.add(name);
  return {
    found: opening.found,
    rows: Object.entries(opening.models).filter(([model]) => !left.has(model)),
  };
}

function describe({ totalMs, ms }: Opening): string {
  const parts = Object.entries(ms).map(([part, took]) => `${part} ${(took / 1000).toFixed(1)}`);
  return `${(totalMs / 1000).toFixed(1)} s (${parts.join(', ')})`;
}

const manifestSchema = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

function versionsOf(root: string, chromium: string | null): Record<string, string> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  return {
    subtext: manifest.version,
    duckdb_wasm: manifest.dependencies['@duckdb/duckdb-wasm'] ?? '',
    duckdb_native: manifest.devDependencies['@duckdb/node-api'] ?? '',
    node: process.versions.node,
    ...(chromium === null
      ? {}
      : { chromium: execFileSync(chromium, ['--version'], { encoding: 'utf8' }).trim() }),
  };
}
