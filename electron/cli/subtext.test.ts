import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { nativeRows, writePackage, type Ran } from './testing.ts';

const root = path.resolve(import.meta.dirname, '../..');

// A child may have to build the command line first, and others of the suite build and compute beside it.
vi.setConfig({ testTimeout: 120_000 });

/** Runs `npm run -s subtext -- ...` without npm, for a user who stands in `from`; `firstOnly` closes the pipe after what comes first. */
async function run(from: string, call: readonly string[], firstOnly = false): Promise<Ran> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/subtext.mjs'), ...call], {
    cwd: root,
    env: { ...process.env, SUBTEXT_CALLER_DIR: from },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [[] as Buffer[], [] as Buffer[]];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    if (firstOnly) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => void stderr.push(chunk));
  await once(child, 'close');
  const lines = Buffer.concat(stderr)
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  return {
    code: child.exitCode,
    stdout: Buffer.concat(stdout).toString(),
    // The build tells on standard error that it had to build the command line first.
    stderr: lines.filter((line) => !line.startsWith('Built cli ')),
  };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-child-'));
  const rows = Array.from({ length: 20_000 }, (_, i) => `t${i},"A name, ${'x'.repeat(20)}",film`);
  await writePackage(path.join(folder, 'exports', 'many'), {
    titles: ['title_id,name,content_type', ...rows, ''].join('\n'),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the demo’s views by country are those that native DuckDB finds, and nothing else is written', async () => {
  const ran = await run(path.join(root, 'datasets'), [
    ...['query', 'demo', '--metrics', 'views,completion_rate', '--by', 'country', '--order', '-views'],
    ...['--where', 'selection != unknown', '--limit', '5', '--format', 'json'],
  ]);
  expect(ran).toMatchObject({ code: 0, stderr: [] });
  const { rows } = z
    .object({ rows: z.array(z.array(z.union([z.string(), z.number()]))) })
    .parse(JSON.parse(ran.stdout));
  const viewing = path.join(root, 'datasets/demo/tables/viewing.parquet');
  const expected = await nativeRows(
    { viewing },
    `SELECT country, sum(views), sum(completers) FILTER (WHERE views IS NOT NULL) / sum(views) FILTER (WHERE completers IS NOT NULL)
     FROM viewing WHERE selection <> 'unknown' GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 5`,
  );
  expect(expected).toHaveLength(5);
  expect(rows.map(([country, views]) => [country, String(views)])).toEqual(
    expected.map(([country, views]) => [country, views]),
  );
  for (const [row, [, , rate]] of expected.entries()) expect(rows[row]?.[2]).toBeCloseTo(Number(rate), 9);
});

test('a reader that closes the pipe after the first rows ends the call in peace', async () => {
  const ran = await run(folder, ['table', 'exports/many', 'titles'], true);
  expect(ran).toMatchObject({ code: 0, stderr: [] });
  expect(ran.stdout).toMatch(/^title_id,name,content_type,/);
});

test('a folder is sought from where the user stands', async () => {
  const ran = await run(path.join(folder, 'exports'), ['validate', 'exports/many']);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toEqual([
    'error cli.no_folder: There is no folder exports/many. Name the folder that holds datapackage.json; paths are relative to where you stand.',
  ]);
});
