import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { recipes } from './recipes.ts';

/** What is to come of a package; `data` are queries on what was loaded, with their rows. */
const expectedSchema = z.strictObject({
  refused: z.boolean(),
  problems: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      message: z.string(),
      fix: z.string(),
      at: z.record(z.string(), z.union([z.string(), z.number()])),
      count: z.number().optional(),
    }),
  ),
  data: z.array(z.strictObject({ sql: z.string(), rows: z.array(z.array(z.unknown())) })).optional(),
});
type Expected = z.infer<typeof expectedSchema>;

const here = import.meta.dirname;
const folders = (await readdir(here, { withFileTypes: true }))
  .filter((e) => e.isDirectory())
  .map((e) => e.name);

let made: string;
beforeAll(async () => {
  made = await mkdtemp(path.join(tmpdir(), 'subtext-broken-'));
});
afterAll(() => rm(made, { recursive: true, force: true }));

test('every recipe has its expectation', () => {
  expect(folders).toEqual(expect.arrayContaining(Object.keys(recipes)));
});

test.each(folders)('%s', async (name) => {
  const expected = expectedSchema.parse(
    JSON.parse(await readFile(path.join(here, name, 'expected.json'), 'utf8')),
  );
  const found = await load(await packageFolder(name), expected.data ?? []);
  expect(comparable(found.problems, expected)).toEqual(expected.problems);
  expect(found.refused).toBe(expected.refused);
  expect(found.rows).toEqual(expected.refused ? null : (expected.data ?? []).map((query) => query.rows));
});

async function packageFolder(name: string): Promise<string> {
  const recipe = recipes[name];
  if (recipe === undefined) return path.join(here, name);
  await recipe(path.join(made, name));
  return path.join(made, name);
}

interface Loaded {
  readonly refused: boolean;
  readonly problems: readonly Problem[];
  readonly rows: unknown[][][] | null;
}

async function load(folder: string, queries: NonNullable<Expected['data']>): Promise<Loaded> {
  const engine = await openNodeEngine();
  try {
    const { problems } = await loadPackage(engine, await folderFiles(folder), {});
    return { refused: false, problems, rows: await answers(engine, queries) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { refused: true, problems: error.problems, rows: null };
  } finally {
    await engine.close();
  }
}

async function answers(engine: Engine, queries: NonNullable<Expected['data']>): Promise<unknown[][][]> {
  const all: unknown[][][] = [];
  for (const { sql } of queries) {
    const { values, rowCount } = await engine.query(sql);
    all.push(Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row])));
  }
  return all;
}

/** These packages leave out most tables and columns, which is told of each: that is left out here unless it is what the package is about. */
function comparable(problems: readonly Problem[], expected: Expected): Problem[] {
  const about = (problem: Problem): boolean =>
    expected.problems.some((e) => e.code === problem.code && e.at['table'] === problem.at.table);
  const usual = ['package.missing_table', 'package.absent_columns'];
  return problems.filter((problem) => !usual.includes(problem.code) || about(problem));
}
