import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isFresh, sourceHash, writeStamp } from './stamp.ts';

const root = mkdtempSync(path.join(tmpdir(), 'subtext-stamp-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

it('a build is stale when a source, the lock file or the build changes, and not when a test or another zone does', () => {
  for (const file of ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/build/targets.mjs'])
    write(file, '1');
  write('electron/main/index.ts', '1');
  write('shared/a.ts', '1');
  const built = sourceHash(root, 'main');
  expect(isFresh(root, 'main', built)).toBe(false);
  write('out/main/index.cjs', '');
  writeStamp(root, 'main', { hash: built, bundled: [] });
  expect(isFresh(root, 'main', built)).toBe(true);

  write('electron/main/index.test.ts', '2');
  write('renderer/a.tsx', '2');
  expect(sourceHash(root, 'main')).toBe(built);
  for (const file of [
    'electron/main/index.ts',
    'shared/a.ts',
    'shared/new.ts',
    'package-lock.json',
    'scripts/build/targets.mjs',
  ]) {
    const before = sourceHash(root, 'main');
    write(file, '2');
    expect(sourceHash(root, 'main'), file).not.toBe(before);
  }
  rmSync(path.join(root, 'out', 'main'), { recursive: true });
  expect(isFresh(root, 'main', built)).toBe(false);
});
