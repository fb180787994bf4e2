import { test as base, expect } from '@playwright/test';
import { demoFolder, electronIsThere, startApp, usualSize, type HostKind, type RunningApp } from './app.ts';
import { AuditPage } from './pages/audit.ts';
import { ConsumptionPage } from './pages/consumption.ts';
import { LineagePage } from './pages/lineage.ts';
import { OpenPage } from './pages/open.ts';
import { ProducersPage } from './pages/producers.ts';
import { SpeedPage } from './pages/reading-speed.ts';
import { Workbench } from './pages/workbench.ts';

/** What a spec file may ask for with `test.use`. Files that ask for the same share a running app. */
export interface HostOptions {
  /** Set by the project, so that every journey runs in both. */
  readonly host: HostKind;
  /** Folder of the package that the app opens at its start; null: it starts on an empty Open screen. */
  readonly given: string | null;
}

interface Shared {
  /** The running app of a worker. */
  readonly app: RunningApp;
}

interface Pages {
  readonly onlyWhereTheHostIs: undefined;
  /** The frame, as it is after a start: no filter, no dialog, the usual size, the light theme. */
  readonly workbench: Workbench;
  readonly open: OpenPage;
  readonly speed: SpeedPage;
  readonly consumption: ConsumptionPage;
  readonly lineage: LineagePage;
  readonly producers: ProducersPage;
  readonly audit: AuditPage;
}

/** Playwright's `test` over a running Subtext. Each test ends by looking at what the window asked for and what went wrong in it. */
export const test = base.extend<Pages, HostOptions & Shared>({
  host: ['browser', { scope: 'worker', option: true }],
  given: [demoFolder, { scope: 'worker', option: true }],
  app: [
    async ({ host, given }, use) => {
      const app = await startApp(host, given);
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],
  onlyWhereTheHostIs: [
    async ({ host }, use) => {
      test.skip(host === 'electron' && !electronIsThere(), "Electron's binary is not installed here.");
      await use(undefined);
    },
    { auto: true },
  ],
  workbench: async ({ app, given }, use) => {
    const workbench = new Workbench(app);
    await workbench.page.setViewportSize(usualSize);
    // Without motion a change of theme is done at once, so that axe never measures a colour on its way to another.
    await workbench.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    if (given === null) await workbench.restart();
    else await workbench.clear();
    await use(workbench);
    expect(workbench.takeFaults(), 'errors in the console').toEqual([]);
    expect(app.requests.filter((address) => leaves(address, app.origin))).toEqual([]);
    expect(app.escaped).toEqual([]);
  },
  open: async ({ workbench }, use) => use(new OpenPage(workbench)),
  speed: async ({ workbench }, use) => use(new SpeedPage(workbench)),
  consumption: async ({ workbench }, use) => use(new ConsumptionPage(workbench)),
  lineage: async ({ workbench }, use) => use(new LineagePage(workbench)),
  producers: async ({ workbench }, use) => use(new ProducersPage(workbench)),
  audit: async ({ workbench }, use) => use(new AuditPage(workbench)),
});

/** Whether a request goes anywhere but to the window's own host. */
export function leaves(address: string, origin: string): boolean {
  return !address.startsWith(`${origin}/`) && !/^(blob|data):/.test(address);
}

export { expect };
