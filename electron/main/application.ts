import path from 'node:path';
import { app, dialog, session } from 'electron';
import type { BrowserWindow } from 'electron';
import type { z } from 'zod';
import type { BridgeEvents, EventName, HostPackage, Input } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { eventChannel } from '../host/channels.ts';
import type { Launch } from '../host/launch.ts';
import { createInvoke, problemOf } from '../host/methods.ts';
import { packageFolder, PackageRegistry } from '../host/packages.ts';
import { Recents } from '../host/recents.ts';
import { createFileServer } from '../host/serve.ts';
import { readWorkspaceFile } from '../host/workspace-file.ts';
import { guardSession } from './guards.ts';
import { handleInvoke } from './ipc.ts';
import { setMenu } from './menu.ts';
import { mainMethods } from './methods.ts';
import { scheme } from './origin.ts';
import { SelfTest } from './self-test.ts';
import { Printer } from './printer.ts';
import { openWindow } from './window.ts';

/** The running app: its one window, what it may read, and what waits to be opened. */
export class Application {
  readonly #folder: string;
  readonly #launch: Launch;
  readonly #packages = new PackageRegistry();
  #window: BrowserWindow | null = null;
  #refused = 0;
  #hears = false;
  #waiting: (() => void)[] = [];

  /**
   * @param folder the app's own folder, which holds `out/`
   * @param launch what this start was asked to do
   */
  constructor(folder: string, launch: Launch) {
    this.#folder = folder;
    this.#launch = launch;
  }

  /** Sets everything up and opens the window; called once Electron is ready. */
  async start(): Promise<void> {
    guardSession(session.defaultSession, () => (this.#refused += 1));
    const serve = createFileServer(path.join(this.#folder, 'out'), this.#packages);
    const printer = new Printer();
    session.defaultSession.protocol.handle(
      scheme,
      (request) => printer.answer(request.url) ?? serve(request),
    );
    const demoFolder = app.isPackaged
      ? path.join(process.resourcesPath, 'demo')
      : path.join(this.#folder, 'datasets', 'demo');
    const demo = await this.#packages.register(demoFolder, 'Demo').catch(() => null);
    if (this.#launch.selfTest && demo === null) {
      complain(hostMessages.demoMissing({ folder: demoFolder }), 2);
      return;
    }
    const selfTest = this.#launch.selfTest ? new SelfTest(() => this.#refused) : null;
    const invoke = createInvoke(
      mainMethods({
        packages: this.#packages,
        recents: new Recents(path.join(app.getPath('userData'), 'recents.json')),
        demo,
        given: selfTest ? demo : await this.#given(),
        selfTest: selfTest !== null,
        refusedRequests: () => this.#refused,
        print: (html) => printer.print(html),
        setMenu: (items) => {
          this.#setMenu(items);
        },
        selfTestDone: (report) => selfTest?.done(report),
        booted: () => {
          this.#deliver();
        },
      }),
    );
    handleInvoke(invoke, (id) => id === this.#window?.webContents.id);
    this.#setMenu([]);
    if (this.#launch.workspaceFile !== null) this.open({ ...this.#launch, packageFolder: null });
    this.show();
    if (selfTest !== null && this.#window !== null) selfTest.watch(this.#window);
  }

  /** Opens what a second start or the system asks for, once the window can hear it. */
  open(launch: Launch): void {
    this.#waiting.push(() => void this.#open(launch));
    if (this.#hears) this.#deliver();
    if (app.isReady()) this.show();
  }

  /** Brings the window to the front, opening it when there is none. */
  show(): void {
    if (this.#window !== null) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const window = openWindow(!this.#launch.selfTest);
    this.#window = window;
    window.webContents.on('did-navigate', () => (this.#hears = false));
    window.on('closed', () => {
      this.#window = null;
      this.#hears = false;
    });
  }

  async #given(): Promise<HostPackage | null> {
    const folder = this.#launch.packageFolder;
    if (folder === null) return null;
    try {
      return await this.#packages.register(await packageFolder(folder));
    } catch (error) {
      await tell(error);
      return null;
    }
  }

  async #open({ packageFolder: folder, workspaceFile }: Launch): Promise<void> {
    try {
      if (folder !== null)
        this.#send('openPackage', await this.#packages.register(await packageFolder(folder)));
      if (workspaceFile !== null) this.#send('openWorkspace', await readWorkspaceFile(workspaceFile));
    } catch (error) {
      await tell(error);
    }
  }

  /** The window can hear events from now on: what waited for it goes out. */
  #deliver(): void {
    this.#hears = true;
    for (const say of this.#waiting.splice(0)) say();
  }

  #setMenu(items: Input<'setMenu'>): void {
    setMenu(items, (id) => {
      this.#send('command', { id });
    });
  }

  #send<E extends EventName>(event: E, payload: z.infer<BridgeEvents[E]>): void {
    this.#window?.webContents.send(eventChannel, event, payload);
  }
}

async function tell(error: unknown): Promise<void> {
  const { message, fix } = problemOf(error);
  await dialog.showMessageBox({ type: 'error', message, detail: fix });
}

/** Ends a run that nobody watches, with the reason on standard error. */
function complain(
  { message, fix }: { readonly message: string; readonly fix: string },
  exitCode: number,
): void {
  process.stderr.write(`${message} ${fix}\n`);
  app.exit(exitCode);
}
