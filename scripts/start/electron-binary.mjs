/** Finds Electron's executable, fetching it once where it is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * In this order: the folder in ELECTRON_OVERRIDE_DIST_PATH, Electron's own package, a download into that package.
 * @param {string} root absolute path of the repository
 * @param {(text: string) => void} say tells what is being done
 * @returns {Promise<{ file: string } | { missing: string }>} the executable, or why there is none
 */
export async function electronBinary(root, say) {
  const name = executables[process.platform] ?? 'electron';
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const file = path.join(given, name);
    return existsSync(file)
      ? { file }
      : { missing: `ELECTRON_OVERRIDE_DIST_PATH names ${given}, where there is no ${name}` };
  }
  const folder = path.join(root, 'node_modules', 'electron');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const own = path.join(folder, 'dist', name);
  if (!isWhole(folder, own, version)) {
    say(`Fetching Electron ${version} (once, about 120 MB) ...`);
    const done = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
      stdio: 'ignore',
      env: withProxy(process.env),
    });
    if (done.status !== 0)
      return {
        missing: `its binary could not be fetched from ${downloadAddress(version)} (${await cause(version)})`,
      };
  }
  return existsSync(own) ? { file: own } : { missing: `its package holds no ${name} after the download` };
}

/** A download that was cut off leaves files, but no mark that it was finished. */
function isWhole(folder, executable, version) {
  const mark = path.join(folder, 'dist', 'version');
  return (
    existsSync(executable) &&
    existsSync(path.join(folder, 'path.txt')) &&
    existsSync(mark) &&
    readFileSync(mark, 'utf8').replace(/^v/, '') === version
  );
}

/** npm's own proxy settings are not read by Electron's download. */
function withProxy(env) {
  const proxy = env.npm_config_https_proxy ?? env.npm_config_proxy;
  return proxy && !env.HTTPS_PROXY ? { ...env, HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: '1' } : env;
}

function downloadAddress(version) {
  const base =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  return `${base}v${version}/`;
}

/** Electron's installer hides why it failed; asking the same place again says it. */
async function cause(version) {
  try {
    const answer = await fetch(`${downloadAddress(version)}SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(10_000),
    });
    return answer.ok ? 'the download broke off or did not fit its checksum' : `HTTP ${answer.status}`;
  } catch (error) {
    return error.cause?.code ?? error.cause?.message ?? error.name;
  }
}
