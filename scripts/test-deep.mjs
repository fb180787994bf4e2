/**
 * `npm run test:deep`: the tests at random with 10,000 cases instead of a few hundred, lineage column by column, 100,000 damaged
 * subtitle files, the reading-speed study held to two million lines and to simulated worlds whose truth is known, and forecasts of other
 * limits held to worlds that are made under them.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    // Told with the name of each test is what it measured.
    '--reporter=verbose',
    'shared/semantic/oracle',
    'shared/semantic/lineage/oracle',
    'shared/timed-text/hostile',
    '.deep.test.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SUBTEXT_RANDOM_CASES: '10000',
      SUBTEXT_DAMAGED_FILES: '100000',
      SUBTEXT_DEEP: '1',
    },
  },
);
process.exit(status ?? 1);
