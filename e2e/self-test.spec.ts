import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './app.ts';
import { expect, test } from './fixtures.ts';

test('--self-test prints a verdict as JSON and exits 0', ({ host }) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), '--host', host, '--self-test'],
    { encoding: 'utf8', timeout: 240_000 },
  );
  const verdict: unknown = JSON.parse(stdout);
  expect(verdict).toMatchObject({ ok: true, host });
  if (host === 'electron')
    // Sixteen languages have lines in the demo.
    expect(verdict).toMatchObject({ refusedRequests: 0, detail: { rows: 16, isolated: true } });
  expect(status).toBe(0);
});
