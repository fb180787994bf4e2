import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage, extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const base = mkdtempSync(path.join(tmpdir(), 'subtext-packaging-'));
const require = createRequire(import.meta.url);

/** What Electron's executable is searched for when its fuses are set: the sentinel, the wire's version, its length, its state. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fusesAsShipped = '101100011';

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

interface BuilderConfig {
  readonly getConfig: (
    folder: string,
    file: string | null,
    options: null,
  ) => Promise<Record<string, unknown>>;
  readonly validateConfiguration: (
    config: Record<string, unknown>,
    log: { add: () => void; isEnabled: boolean },
  ) => Promise<void>;
}
const builder = (): BuilderConfig => require('app-builder-lib/out/util/config/config.js') as BuilderConfig;
const quiet = { add: () => undefined, isEnabled: false };

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema', async () => {
    const config = await builder().getConfig(root, 'electron-builder.yml', null);
    await expect(builder().validateConfiguration(config, quiet)).resolves.toBeUndefined();
    await expect(builder().validateConfiguration({ ...config, unheardOf: 1 }, quiet)).rejects.toThrow(
      /unheardOf/,
    );
    expect(config['electronVersion']).toBe(
      (
        JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
          devDependencies: { electron: string };
        }
      ).devDependencies.electron,
    );
  });
});

describe('a packed app', () => {
  const packed = path.join(base, 'dist', 'linux-unpacked');
  const archive = path.join(packed, 'resources', 'app.asar');
  let listing: string[] = [];

  beforeAll(async () => {
    const electron = await electronDist();
    const node = (...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, CI: '1' } });
    const built = node('scripts/build.mjs', 'main', 'preload', 'renderer', 'prepared');
    if (built.status !== 0) throw new Error(String(built.stderr));
    const args = [
      '--linux',
      'dir',
      '--x64',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${path.join(base, 'dist')}`,
    ];
    const done = node('node_modules/electron-builder/cli.js', ...args, '--publish', 'never');
    if (done.status !== 0) throw new Error(`${String(done.stdout)}\n${String(done.stderr)}`);
    listing = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  });

  it('holds the built app and nothing else', () => {
    const files = listing.filter((file) => path.extname(file) !== '' || /\/(LICENSE|NOTICE)$/.test(file));
    expect(files).toContain('/out/main/index.cjs');
    expect(files).toContain('/out/preload/index.cjs');
    expect(files).toContain('/out/renderer/index.html');
    expect(files).toContain('/out/prepared/demo.duckdb');
    expect(
      files.filter(
        (file) =>
          !/^\/(out\/(main|preload)\/index\.cjs|out\/renderer\/.+|out\/prepared\/demo\.(duckdb|json)|package\.json|LICENSE|NOTICE)$/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(listing.filter((file) => /node_modules|\.map$|\.ts$|\.stamp/.test(file))).toEqual([]);
    expect(
      extractFile(archive, 'out/main/index.cjs').equals(readFileSync(path.join(root, 'out/main/index.cjs'))),
    ).toBe(true);
  });

  it('holds the demo beside the archive, whole', () => {
    const names = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    expect(names(path.join(packed, 'resources', 'demo'))).toEqual(names(path.join(root, 'datasets', 'demo')));
    expect(existsSync(path.join(packed, 'resources', 'demo', 'datapackage.json'))).toBe(true);
  });

  it('has its fuses set', () => {
    const binary = readFileSync(path.join(packed, 'subtext')).toString('latin1');
    const wire = binary.slice(binary.indexOf(fuseSentinel) + fuseSentinel.length);
    expect([wire.charCodeAt(0), wire.charCodeAt(1)]).toEqual([1, 9]);
    // In order: runAsNode, cookieEncryption, nodeOptions, cliInspect, asarIntegrity, onlyAsar, v8Snapshot, fileProtocol, and one of Electron's own.
    expect(wire.slice(2, 11)).toBe('010011001');
  });
});

/** A folder that looks like Electron's own distribution to the packager, with fuses as they are shipped. */
async function electronDist(): Promise<string> {
  const dist = path.join(base, 'electron');
  mkdirSync(path.join(dist, 'locales'), { recursive: true });
  mkdirSync(path.join(dist, 'resources'));
  mkdirSync(path.join(base, 'default-app'));
  writeFileSync(path.join(base, 'default-app', 'package.json'), '{"name":"default"}');
  await createPackage(path.join(base, 'default-app'), path.join(dist, 'resources', 'default_app.asar'));
  writeFileSync(path.join(dist, 'electron'), `ELF${fuseSentinel}\u0001\u0009${fusesAsShipped}`, {
    mode: 0o755,
    encoding: 'latin1',
  });
  writeFileSync(path.join(dist, 'version'), '45.4.1');
  writeFileSync(path.join(dist, 'locales', 'en-US.pak'), '');
  return dist;
}
