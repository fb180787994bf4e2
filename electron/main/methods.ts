import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { OpenDialogOptions } from 'electron';
import type { HostPackage, Input, Output } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { causeOf, type Methods } from '../host/methods.ts';
import type { PackageRegistry } from '../host/packages.ts';
import { platformName } from '../host/platform.ts';
import type { Recents } from '../host/recents.ts';
import {
  readWorkspaceFile,
  savedKinds,
  savedName,
  writeSaved,
  type SavedKind,
} from '../host/workspace-file.ts';

/** What the methods work with. */
export interface MainServices {
  readonly packages: PackageRegistry;
  readonly recents: Recents;
  readonly demo: HostPackage | null;
  readonly given: HostPackage | null;
  readonly selfTest: boolean;
  readonly refusedRequests: () => number;
  /** Prints a document. @returns the PDF */
  readonly print: (html: string) => Promise<Uint8Array>;
  readonly setMenu: (items: Input<'setMenu'>) => void;
  readonly selfTestDone: (report: Input<'selfTestDone'>) => void;
  /** Called when the window has asked for its boot info, and so can hear events. */
  readonly booted: () => void;
}

/** The bridge's methods in Electron's main process. */
export function mainMethods(services: MainServices): Methods {
  const { packages, recents } = services;
  return {
    boot: () => {
      setImmediate(services.booted);
      return Promise.resolve(bootInfo(services));
    },
    chooseFolder: async () => {
      const folder = await choose({ title: 'Open a data package', properties: ['openDirectory'] });
      return folder === null ? null : packages.register(folder);
    },
    listFiles: ({ id }) => packages.list(id),
    recents: () => recents.list(),
    opened: async ({ id, label }) => {
      const folder = packages.folderOf(id);
      if (folder === null) throw new ProblemError([hostMessages.unknownPackage()]);
      if (id === services.demo?.id) return null;
      await recents.add(folder, label, new Date());
      app.addRecentDocument(folder);
      return null;
    },
    openRecent: async ({ id }) => {
      const recent = await recents.find(id);
      if (recent === null) throw new ProblemError([hostMessages.noSuchRecent()]);
      return packages.register(recent.folder, recent.label);
    },
    forgetRecent: async ({ id }) => {
      await recents.forget(id);
      return null;
    },
    save,
    printPdf: (input) => printPdf(input, services.print),
    openWorkspace: async () => {
      const { name, ending } = savedKinds.workspace;
      const file = await choose({
        title: 'Open a workspace',
        properties: ['openFile'],
        filters: [{ name, extensions: [ending] }],
      });
      return file === null ? null : readWorkspaceFile(file);
    },
    refusedRequests: () => Promise.resolve(services.refusedRequests()),
    setMenu: (items) => {
      services.setMenu(items);
      return Promise.resolve(null);
    },
    selfTestDone: (report) => {
      services.selfTestDone(report);
      return Promise.resolve(null);
    },
  };
}

function bootInfo({ given, demo, selfTest }: MainServices): Output<'boot'> {
  return {
    host: 'electron',
    platform: platformName(process.platform),
    appVersion: app.getVersion(),
    given,
    demo,
    nativeDialogs: true,
    selfTest,
  };
}

/** The folder that dialogs start in: where the user last chose something, since Electron starts in Downloads each time. */
let lastFolder: string | null = null;

async function choose(options: OpenDialogOptions): Promise<string | null> {
  const asked = { ...options, ...(lastFolder === null ? {} : { defaultPath: lastFolder }) };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(asked)
    : dialog.showOpenDialog(window, asked));
  const chosen = filePaths[0];
  if (canceled || chosen === undefined) return null;
  lastFolder = path.dirname(chosen);
  return chosen;
}

async function save({ suggestedName, kind, content }: Input<'save'>): Promise<Output<'save'>> {
  const file = await chooseNew(suggestedName, kind);
  if (file === null) return null;
  await writeSaved(file, content);
  return { name: path.basename(file) };
}

async function printPdf(
  { suggestedName, html }: Input<'printPdf'>,
  print: MainServices['print'],
): Promise<Output<'printPdf'>> {
  const file = await chooseNew(suggestedName, 'pdf');
  if (file === null) return null;
  const pdf = await print(html).catch((error: unknown) => {
    throw new ProblemError([hostMessages.cannotPrint({ cause: causeOf(error) })]);
  });
  await writeSaved(file, { base64: Buffer.from(pdf).toString('base64') });
  return { name: path.basename(file) };
}

/** Asks where to save a file; null when the user cancels. */
async function chooseNew(suggestedName: string, kind: SavedKind): Promise<string | null> {
  const { name, ending } = savedKinds[kind];
  const options = {
    title: 'Save',
    defaultPath: path.join(lastFolder ?? app.getPath('documents'), savedName(suggestedName, kind)),
    filters: [{ name, extensions: [ending] }],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  lastFolder = path.dirname(filePath);
  return filePath;
}
