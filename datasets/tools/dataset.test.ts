import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'subtext-dataset-'));
const own = path.join(folder, 'datapackage.json');
writeFileSync(own, '{"name":"mine"}');
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [['--size', 'huge', '--out', 'x'], '--size takes one of demo, medium, large, not "huge"'],
  [['--seed', '1.5', '--out', 'x'], '--seed takes a whole number'],
  [['--effect=-1', '--out', 'x'], '--effect takes a number of at least 0'],
  [['--limits', 'de', '--out', 'x'], '--limits takes languages with a limit'],
  [[], '--out DIR is missing'],
  [['--seed', '-1'], '--seed'],
  [['--out', own], 'is no folder'],
  [['--out', folder], 'holds a package that the generator did not write'],
])('a call that can’t be made is refused in one line that says why: %j', (words, said) => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'dataset.ts'), ...words],
    { encoding: 'utf8', cwd: folder },
  );
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(readFileSync(own, 'utf8')).toBe('{"name":"mine"}');
});
