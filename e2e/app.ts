import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

/** The repository's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The demo as it is in the repository. */
export const demoFolder = path.join(root, 'datasets', 'demo');

export type HostKind = 'browser' | 'electron';

/** How the app is started for a test. */
export interface StartOptions {
  /** Folder of the package to open at once; none: the Open screen. */
  readonly package?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
}

/** A running Subtext in one of its hosts. */
export interface RunningApp {
  readonly host: HostKind;
  readonly page: Page;
  /** The origin that the host serves; every request elsewhere is a fault. */
  readonly origin: string;
  /** All URLs that the window and its workers asked for since the start. */
  readonly requests: readonly string[];
  /** Errors and policy violations that the page reported. */
  readonly faults: readonly string[];
  /** Electron only: the application, for stubbing native dialogs. */
  readonly electron: ElectronApplication | null;
  close(): Promise<void>;
}

/** Whether Electron can be run here: its binary is installed, or another place for it is named. */
export function electronIsThere(): boolean {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) return true;
  return existsSync(path.join(root, 'node_modules', 'electron', 'dist', 'version'));
}

/** Starts the built app in a host with an empty profile. */
export async function startApp(host: HostKind, options: StartOptions = {}): Promise<RunningApp> {
  return host === 'browser' ? startInBrowser(options) : startInElectron(options);
}

const chromiumFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

async function startInBrowser(options: StartOptions): Promise<RunningApp> {
  const server = await serve(options.package);
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumFlags,
  });
  const context = await browser.newContext({
    acceptDownloads: true,
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.size ?? { width: 1440, height: 900 },
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(server.link).origin,
  });
  const page = await context.newPage();
  const seen = watch(page);
  await page.goto(server.link);
  return {
    host: 'browser',
    page,
    origin: new URL(server.link).origin,
    ...seen,
    electron: null,
    close: async () => {
      await browser.close();
      server.stop();
    },
  };
}

/** Starts the browser host as a process of its own and waits for the link that it prints. */
async function serve(folder: string | undefined): Promise<{ link: string; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), '--host', 'browser', ...(folder ? ['--package', folder] : [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const link = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The browser host ended with ${String(code)}: ${output}`)));
  });
  return { link, stop: () => child.kill() };
}

async function startInElectron(options: StartOptions): Promise<RunningApp> {
  const profile = mkdtempSync(path.join(tmpdir(), 'subtext-e2e-'));
  const app = await _electron.launch({
    cwd: root,
    args: ['.', ...(options.package ? ['--package', options.package] : [])],
    env: { ...environment(), APP_USER_DATA: profile },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const seen = watch(page);
  await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
  if (options.size) await page.setViewportSize({ ...options.size });
  return {
    host: 'electron',
    page,
    origin: 'app://bundle',
    ...seen,
    electron: app,
    close: async () => {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Collects what the page asks for and what goes wrong in it. */
function watch(page: Page): { requests: string[]; faults: string[] } {
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (entry) => {
    if (entry.type() === 'error') faults.push(entry.text());
  });
  return { requests, faults };
}
