import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

it('NOTICE says what the built app holds', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const done = spawnSync(process.execPath, ['scripts/notice.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status: done.status, said: done.status === 0 ? '' : done.stderr }).toEqual({
    status: 0,
    said: '',
  });
});
