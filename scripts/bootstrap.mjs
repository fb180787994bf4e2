/**
 * The way in for every command: installs what is missing, then runs the command under the repository's own Node.
 *
 * Plain JavaScript without dependencies, since it runs before anything is installed and on any Node from 20.19.
 * A shell, and npm itself, remember where they found `node`; spawning the repository's binary by its path is what
 * makes sure that Node 24 runs the rest.
 *
 * Use: `node scripts/bootstrap.mjs <script in scripts/> [arguments...]`
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.subtext-installed');
const ownNode = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const [command, ...args] = process.argv.slice(2);
if (!command) fail('Usage: node scripts/bootstrap.mjs <script> [arguments]');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Subtext needs Node 20.19 or later to install itself; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
}

installPackages();

const child = spawn(
  ownNode,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', command), ...args],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      SUBTEXT_CALLER_DIR: process.env.INIT_CWD ?? process.cwd(),
    },
    cwd: root,
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) =>
  fail(`The repository's Node could not be started: ${error.message}. Delete node_modules and try again.`),
);
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Installs the packages of the lock file, once for each state of it. */
function installPackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
  if (existsSync(ownNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (once; a minute or two) ...');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file that a registry without the other platforms' packages wrote.
  const npmArgs = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...npmArgs], options)
    : spawnSync('npm', npmArgs, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0)
    fail('npm could not install the packages. Check the connection to the npm registry and try again.');
  if (!existsSync(ownNode))
    fail(
      "The repository's Node was not installed: its install script must be allowed to run (npm config get ignore-scripts). Then try again.",
    );
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Says what is being done on standard error, so that a command's own output stays clean. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
