/**
 * `npm run bench`: how fast Subtext opens, answers and redraws, as JSON on standard output; progress on standard error.
 *
 *   --size demo|medium|large   packages to measure on, repeatable or comma-separated (medium, large when none is named);
 *                              made with the seeded generator on first use and kept under out/. The demo, whose texts native
 *                              DuckDB would not count, is measured in the window alone, and always there.
 *   --no-window                leave out what needs a browser
 *
 * Times are compared as ratios within one run, with native DuckDB on one thread. Exit code 0 when everything was measured,
 * whatever the figures are.
 */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sizeNames } from '../datasets/tools/sizes.ts';
import { build } from './build.mjs';
import { definitionFiles } from './build/definition-files.ts';
import { findChromium } from './chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stderr.write(`${text}\n`);

const { sizes, hasWindow } = readOptions();
const { runBench } = await bundled();
const chromium = hasWindow ? findChromium(say) : null;
if (hasWindow && chromium === null) {
  say(
    'The window needs a Chromium: set CHROMIUM_PATH, install one, or leave the window out with --no-window.',
  );
  process.exit(1);
}
if (hasWindow) await build(['browser-host', 'renderer', 'prepared']);
console.log(JSON.stringify(await runBench({ root, sizes, chromium, say }), null, 1));

/** The bench as one program: the definitions are read from YAML files by the bundler, as in the product. */
async function bundled() {
  const vite = await import('vite');
  const outDir = path.join(root, 'out', 'bench');
  await vite.build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [definitionFiles()],
    build: {
      ssr: path.join(root, 'scripts/bench/main.ts'),
      outDir,
      target: 'node24',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.mjs' } },
    },
  });
  return import(pathToFileURL(path.join(outDir, 'main.mjs')).href);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { size: { type: 'string', multiple: true }, 'no-window': { type: 'boolean', default: false } },
    });
    const sizes = (values.size ?? ['medium', 'large']).flatMap((each) => each.split(','));
    const unknown = sizes.find((size) => !sizeNames.includes(size));
    if (unknown !== undefined) throw new Error(`There is no size ${unknown}.`);
    return { sizes: [...new Set(sizes)], hasWindow: !values['no-window'] };
  } catch (error) {
    say(error.message);
    say(`Usage: npm run bench -- [--size ${sizeNames.join('|')}]... [--no-window]`);
    process.exit(2);
  }
}
