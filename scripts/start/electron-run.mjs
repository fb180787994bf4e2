/** Runs the built app under Electron. */
import { spawn } from 'node:child_process';

const causes = [
  {
    sign: /SUID sandbox helper/,
    reason: (file) =>
      `its sandbox helper is not set up on this system; run: sudo chown root:root ${helper(file)} && sudo chmod 4755 ${helper(file)}`,
  },
  { sign: /Missing X server|cannot open display|ozone_platform/i, reason: () => 'it found no display' },
  {
    sign: /error while loading shared libraries: ([^:]+)/,
    reason: (_file, match) => `the system library ${match[1]} is missing`,
  },
];

/**
 * Runs Electron until it ends; what it says goes through.
 * @param {string} file Electron's executable
 * @param {string[]} args arguments, the app's folder first
 * @returns {Promise<{ code: number, why: string | null }>} its exit code, and, where it could not open at all, why
 */
export function runElectron(file, args) {
  return new Promise((resolve) => {
    const env = { ...process.env };
    delete env.ELECTRON_RUN_AS_NODE;
    const child = spawn(file, args, { stdio: ['inherit', 'inherit', 'pipe'], env });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-20_000);
      process.stderr.write(chunk);
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => resolve({ code: 1, why: error.message }));
    child.on('close', (code, signal) => {
      const found = code === 0 ? undefined : causes.find(({ sign }) => sign.test(said));
      resolve({
        code: code ?? (signal === 'SIGINT' ? 0 : 1),
        why: found ? found.reason(file, found.sign.exec(said)) : null,
      });
    });
  });
}

function helper(file) {
  return file.replace(/[^/]*$/, 'chrome-sandbox');
}
