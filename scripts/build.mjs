/**
 * Builds what is stale of the app into `out/`: `node scripts/build.mjs [target...]`, all targets when none is named.
 * A target whose sources and lock file are as they were is left alone. Progress is told on standard error.
 */
import { mkdirSync, rmSync, renameSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dropStaleDemo, isFresh, sourceHash, targetSources, writeStamp } from './build/stamp.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const names = Object.keys(targetSources);

/**
 * Builds targets that are stale, one after the other; two builds at once wait for each other.
 * @param {readonly string[]} wanted names of targets
 * @throws what Vite throws, with the place in the source
 */
export async function build(wanted = names) {
  if (!wanted.includes('prepared')) dropStaleDemo(root);
  const stale = () => wanted.filter((name) => !isFresh(root, name, sourceHash(root, name)));
  if (stale().length === 0) return;
  const release = await takeTurn();
  try {
    for (const name of stale()) await buildTarget(name);
  } finally {
    release();
  }
}

async function buildTarget(name) {
  const started = Date.now();
  const [vite, { targets, afterwards }] = await Promise.all([import('vite'), import('./build/targets.mjs')]);
  const hash = sourceHash(root, name);
  const bundled = new Set();
  // Built beside the old output and then swapped, so that a failed build leaves the old one.
  const fresh = path.join(root, 'out', `.${name}`);
  rmSync(fresh, { recursive: true, force: true });
  await vite.build(targets[name](root, fresh, bundled));
  afterwards[name]?.(root, fresh);
  const built = path.join(root, 'out', name);
  rmSync(built, { recursive: true, force: true });
  renameSync(fresh, built);
  writeStamp(root, name, { hash, bundled: [...bundled].sort() });
  process.stderr.write(`Built ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

/** Waits until no other build runs; a lock whose process is gone is taken over. */
async function takeTurn() {
  const lock = path.join(root, 'out', '.lock');
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isRunning(lock)) rmSync(lock, { force: true });
      else await pause(200);
    }
  }
}

function isRunning(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no target ${unknown.join(', ')}. Targets: ${names.join(', ')}.\n`);
    process.exit(2);
  }
  await build(wanted.length > 0 ? wanted : names).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
