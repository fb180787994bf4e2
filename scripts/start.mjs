/**
 * `npm start`: builds what is stale and opens the workbench, in Electron or, where that can't be had, in the browser.
 *
 *   --package DIR              open this data package
 *   --host electron|browser    this host and no other
 *   --port N                   port of the browser host (else a free one)
 *   --self-test                open the demo unseen, print a JSON verdict, exit 0 or 1
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { electronBinary } from './start/electron-binary.mjs';
import { runElectron } from './start/electron-run.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const say = (text) => process.stderr.write(`${text}\n`);

const options = readOptions();
await build(['browser-host']).catch(stop);
const browserHost = await import(pathToFileURL(path.join(root, 'out/browser-host/index.mjs')).href);
const start = { root, packageFolder: options.packageFolder, port: options.port, appVersion: version };

const problem = await browserHost.checkStart(start);
if (problem) stop(problem, 2);
if (options.host !== 'browser') await tryElectron();
await openInBrowser();

/** Opens Electron and ends with it; comes back only where it can't be had and the browser may stand in for it. */
async function tryElectron() {
  const display = hasDisplay() || options.host === 'electron';
  const binary = display ? await electronBinary(root, say) : { missing: 'this session has no display' };
  if (binary.file) {
    await build(['main', 'preload', 'renderer']).catch(stop);
    await prepareDemo();
    const named = options.packageFolder ? [`--package=${options.packageFolder}`] : [];
    const { code, why } = await runElectron(binary.file, [
      root,
      ...named,
      ...(options.selfTest ? ['--self-test'] : []),
    ]);
    if (why === null) process.exit(code);
    binary.missing = why;
  }
  say(`Electron can't open a window: ${binary.missing}.`);
  if (options.host === 'electron') process.exit(1);
  say('Serving Subtext to a browser tab instead (--host electron|browser chooses).');
}

/** Without it the demo takes longer to open, and any other package opens as before. */
async function prepareDemo() {
  await build(['prepared']).catch((error) => say(error.message.trim()));
}

async function openInBrowser() {
  await build(['renderer']).catch(stop);
  await prepareDemo();
  if (options.selfTest) {
    const report = await browserHost.selfTestInBrowser(start).catch(stop);
    console.log(JSON.stringify(report));
    process.exit(report.ok ? 0 : 1);
  }
  const host = await browserHost.serveInBrowser(start).catch(stop);
  console.log(`Subtext is at ${host.link}`);
  say('Open the link in a browser on this machine. Stop with Ctrl+C.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => host.close().then(() => process.exit(0)));
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        package: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'self-test': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error('--port takes a number from 0 to 65535.');
    if (![undefined, 'electron', 'browser'].includes(values.host))
      throw new Error('--host takes electron or browser.');
    const from = process.env.SUBTEXT_CALLER_DIR ?? process.cwd();
    return {
      host: values.host ?? null,
      packageFolder: values.package === undefined ? null : path.resolve(from, values.package),
      port,
      selfTest: values['self-test'],
    };
  } catch (error) {
    say(error.message);
    say('Usage: npm start -- [--package DIR] [--host electron|browser] [--port N] [--self-test]');
    process.exit(2);
  }
}

/** Whether a window can be shown: macOS and Windows always can. */
function hasDisplay() {
  return (
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

/** Ends with what went wrong, in the words of its problem where it has one. */
function stop(error, exitCode = 1) {
  const problem = error.problems?.[0] ?? error;
  say(problem.fix ? `${problem.message} ${problem.fix}` : problem.message);
  process.exit(exitCode);
}
