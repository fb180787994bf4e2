import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const empty = mkdtempSync(path.join(tmpdir(), 'subtext-start-'));
afterAll(() => {
  rmSync(empty, { recursive: true, force: true });
});

/** Runs the start script as a user in `empty` would; these calls end before anything is opened. */
const start = (...args: string[]): { readonly code: number | null; readonly said: string } => {
  const env = { ...process.env, SUBTEXT_CALLER_DIR: empty };
  const done = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { code: done.status, said: done.stderr };
};

describe('npm start', () => {
  it.each([
    ['--package', 'gone', /gone is not there, or cannot be read\. Check that/],
    ['--package', '.', /is not a data package: there is no datapackage\.json in it\. Name the folder/],
    ['--host', 'both', /--host takes electron or browser\.\nUsage:/],
    ['--port', '70000', /--port takes a number from 0 to 65535\.\nUsage:/],
    ['--wat', '', /--wat.*\nUsage:/],
  ])('%s %s is refused with words and exit code 2', (option, value, words) => {
    const { code, said } = start(option, ...(value === '' ? [] : [value]));
    expect(said).toMatch(words);
    expect(code).toBe(2);
  });
});
