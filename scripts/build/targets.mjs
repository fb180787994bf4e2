/** What each build target is made of. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { bundledPackages } from './bundled-packages.mjs';
import { definitionFiles } from './definition-files.ts';

const builtins = [...builtinModules, /^node:/];

/** Packages that find their WebAssembly beside them, so that they stay where they are. */
const wasmPackages = [/^@duckdb\/duckdb-wasm/, /^apache-arrow/, /^parquet-wasm/];

/** The program that prepares the demo. */
const preparer = 'prepare.mjs';

/** What is done in a target's folder after it was bundled. */
export const afterwards = {
  prepared: (root, outDir) => {
    const program = path.join(outDir, preparer);
    const made = spawnSync(process.execPath, [program, path.join(root, 'datasets/demo'), outDir, 'demo'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`The demo could not be prepared: ${made.stderr}`);
    rmSync(program);
  },
};

/** The Vite configuration of each target, from the repository, an output folder and the set that takes the names of bundled packages. */
export const targets = {
  'browser-host': nodeTarget({
    entry: 'electron/browser-host/index.ts',
    format: 'es',
    file: 'index.mjs',
    external: [],
  }),
  main: nodeTarget({
    entry: 'electron/main/index.ts',
    format: 'cjs',
    file: 'index.cjs',
    external: ['electron'],
  }),
  preload: nodeTarget({
    entry: 'electron/preload/index.ts',
    format: 'cjs',
    file: 'index.cjs',
    external: ['electron'],
  }),
  cli: nodeTarget({
    entry: 'electron/cli/main.ts',
    format: 'es',
    file: 'index.mjs',
    external: wasmPackages,
  }),
  // A program that makes the target, and is gone then.
  prepared: nodeTarget({
    entry: 'scripts/prepare/main.ts',
    format: 'es',
    file: preparer,
    external: wasmPackages,
  }),
  renderer: (root, outDir, bundled) => ({
    ...common(root),
    root: path.join(root, 'renderer'),
    base: '/',
    plugins: [react(), definitionFiles(), bundledPackages(bundled)],
    worker: { format: 'es', plugins: () => [definitionFiles(), bundledPackages(bundled)] },
    build: {
      ...output(outDir),
      target: 'es2023',
      // The policy allows no data: fonts and scripts, so that everything stays a file of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  }),
};

/** A target that runs in Node, or in Electron's: one file. */
function nodeTarget({ entry, format, file, external }) {
  return (root, outDir, bundled) => ({
    ...common(root),
    publicDir: false,
    plugins: [definitionFiles(), bundledPackages(bundled)],
    ssr: { noExternal: true },
    build: {
      ...output(outDir),
      ssr: path.join(root, entry),
      target: 'node24',
      rolldownOptions: {
        external: [...builtins, ...external],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

function common(root) {
  return { configFile: false, root, logLevel: 'warn' };
}

function output(outDir) {
  return { outDir, emptyOutDir: true, minify: true, sourcemap: false, reportCompressedSize: false };
}
