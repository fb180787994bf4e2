/** `npm run dataset`: writes a data package with the seeded generator. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const caller = process.env.SUBTEXT_CALLER_DIR ?? process.cwd();
const done = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    path.join(root, 'datasets/tools/dataset.ts'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    cwd: caller,
  },
);
process.exit(done.status ?? 1);
