/** Finds a Chromium for the end-to-end tests, installing Debian's where nothing else is there. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * In this order: `CHROMIUM_PATH`, one on the PATH, Playwright's own, Debian's package (where apt and root are there).
 * @param {(text: string) => void} say tells what is being done
 * @returns {string | null} path of the executable, or null when there is none and none can be installed
 */
export function findChromium(say) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    say(`CHROMIUM_PATH names ${named}, which cannot be run; looking elsewhere.`);
  }
  return onPath() ?? playwrightsOwn() ?? installDebians(say);
}

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (folder && isExecutable(file)) return file;
    }
  }
  return null;
}

function playwrightsOwn() {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : null;
}

function installDebians(say) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return null;
  say('Installing Chromium from Debian (once) ...');
  const run = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  run('update', '-qq');
  return run(
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-noto-core',
    'fonts-noto-cjk',
  )
    ? onPath()
    : null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
