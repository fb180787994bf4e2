/** `npm run -s subtext -- <command>`: builds the command line when it is stale, then runs it where the user stands. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const caller = process.env.SUBTEXT_CALLER_DIR ?? process.cwd();
const build = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), 'cli'], {
  stdio: ['ignore', 2, 2],
});
if (build.status !== 0) process.exit(1);
const done = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'out/cli/index.mjs'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: caller,
  },
);
process.exit(done.status ?? 1);
