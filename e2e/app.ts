import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium } from '@playwright/test';
import { setTrap } from './trap.ts';
import type { BrowserContext, ElectronApplication, Page } from '@playwright/test';

/** The repository's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The demo as it is in the repository. */
export const demoFolder = path.join(root, 'datasets', 'demo');

export type HostKind = 'browser' | 'electron';

/** The window's size when a test does not ask for another. */
export const usualSize = { width: 1440, height: 900 } as const;

/** A running Subtext in one of its hosts. */
export interface RunningApp {
  readonly host: HostKind;
  readonly page: Page;
  /** The origin that the host serves; every request elsewhere is a fault. */
  readonly origin: string;
  /** All addresses that the window and its workers asked for since the start. */
  readonly requests: readonly string[];
  /** What was asked of other machines, by whatever part of the browser; in Electron the app itself counts what it refuses. */
  readonly escaped: readonly string[];
  /** Errors and policy violations that the window reported since they were last taken. */
  takeFaults(): string[];
  /** Electron only: the application, for stubbing native dialogs. */
  readonly electron: ElectronApplication | null;
  close(): Promise<void>;
}

/** Whether Electron can be run here: its binary is installed, or another place for it is named. */
export function electronIsThere(): boolean {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) return true;
  return existsSync(path.join(root, 'node_modules', 'electron', 'dist', 'version'));
}

/**
 * Starts the built app in a host with an empty profile.
 * @param given folder of the package to open at once; null: the Open screen
 */
export async function startApp(host: HostKind, given: string | null): Promise<RunningApp> {
  return host === 'browser' ? startInBrowser(given) : startInElectron(given);
}

const chromiumFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

async function startInBrowser(given: string | null): Promise<RunningApp> {
  const trap = await setTrap();
  const server = await serve(given);
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium
    .launch({
      ...(executablePath ? { executablePath } : {}),
      // Not Playwright's own setting, which would send requests to this machine there too.
      args: [...chromiumFlags, `--proxy-server=${trap.server}`],
    })
    .catch((error: unknown) => {
      server.stop();
      throw error;
    });
  const context = await browser.newContext({ acceptDownloads: true, viewport: usualSize });
  const origin = originOf(server.link);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  // A save picker can't be answered from here; where a browser has none, the app saves as a download.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const seen = watch(context);
  const page = await context.newPage();
  // A listener from the start: the first one turns pickers into events, and a picker may open while that happens.
  page.on('filechooser', () => undefined);
  await page.goto(server.link);
  return {
    host: 'browser',
    page,
    origin,
    ...seen,
    escaped: trap.caught,
    electron: null,
    close: async () => {
      await browser.close();
      trap.close();
      server.stop();
    },
  };
}

/** Starts the browser host as a process of its own and waits for the link that it prints. */
async function serve(given: string | null): Promise<{ link: string; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), '--host', 'browser', ...packageArguments(given)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
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

async function startInElectron(given: string | null): Promise<RunningApp> {
  const profile = mkdtempSync(path.join(tmpdir(), 'subtext-e2e-'));
  const app = await _electron.launch({
    cwd: root,
    args: ['.', ...packageArguments(given)],
    env: { ...environment(), SUBTEXT_USER_DATA: profile },
    timeout: 120_000,
  });
  const seen = watch(app.context());
  const page = await app.firstWindow();
  await page.waitForURL((url) => url.protocol !== 'about:');
  await page.setViewportSize(usualSize);
  return {
    host: 'electron',
    page,
    origin: originOf(page.url()),
    ...seen,
    escaped: [],
    electron: app,
    close: async () => {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function packageArguments(given: string | null): string[] {
  return given === null ? [] : ['--package', given];
}

/** The origin of an address, also of a scheme of Electron's own, which no URL parser outside of it knows as one. */
function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Collects what the window and its workers ask for and what goes wrong in them. */
function watch(context: BrowserContext): Pick<RunningApp, 'requests' | 'takeFaults'> {
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (entry) => {
    if (entry.type() === 'error') faults.push(entry.text());
  });
  return { requests, takeFaults: () => faults.splice(0) };
}
