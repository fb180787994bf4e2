import type { BootInfo, HostPackage, MenuItem, RecentPackage } from '../../shared/bridge/contract.ts';
import { guidelineMessages } from '../../shared/errors/guideline.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { Bridge } from './bridge.ts';
import { hostFiles } from './host-files.ts';
import { handleFiles, localFiles, readDrop } from './local-files.ts';
import { askFiles, pickFiles, pickFolder, type Picked } from './pick.ts';
import { forgetFolder, recentFolders, rememberFolder, reopenFolder } from './recents.ts';
import { fileName, saveFile, type SaveKind } from './save.ts';

/** A workspace file's name and text, not yet parsed. */
export interface WorkspaceFile {
  readonly name: string;
  readonly text: string;
}

/** The file of a style guide: its name and text, not yet parsed. */
export type GuideFile = WorkspaceFile;

/** A package that can be opened, and the way to remember it once it was. */
export interface Source {
  readonly files: PackageFiles;
  readonly remember: () => Promise<void>;
}

/** Everything that the window asks of its machine. The rest of the window does not know which host it has. */
export interface Platform {
  readonly boot: BootInfo;
  readonly bridge: Bridge;
  /** Asks for a folder; null when the user cancels. */
  chooseFolder(): Promise<Source | null>;
  chooseFiles(): Promise<Source | null>;
  /** Reads a drop; to be called in the event itself. */
  dropped(transfer: DataTransfer): Promise<Source>;
  hosted(hostPackage: HostPackage): Source;
  recents(): Promise<readonly RecentPackage[]>;
  openRecent(recent: RecentPackage): Promise<Source | null>;
  forgetRecent(recent: RecentPackage): Promise<void>;
  /** Saves; null when cancelled, else the file's name. */
  save(kind: SaveKind, wanted: string, content: string | Blob): Promise<string | null>;
  /** Prints a document to PDF and saves that; null when cancelled, else the file's name. Null where the host can't print by itself. */
  readonly savePdf: ((wanted: string, html: string) => Promise<string | null>) | null;
  chooseWorkspace(): Promise<WorkspaceFile | null>;
  /** Asks for the JSON file of a style guide; null when the user cancels. */
  chooseGuide(): Promise<GuideFile | null>;
  setMenu(items: readonly MenuItem[]): Promise<void>;
}

const workspaceLimit = 5_000_000;

/** The platform over a bridge that has answered `boot`. */
export function makePlatform(bridge: Bridge, boot: BootInfo): Platform {
  const native = boot.nativeDialogs;
  const hosted = (hostPackage: HostPackage): Source => ({
    files: hostFiles(bridge, hostPackage),
    remember: async () => {
      await bridge.call('opened', { id: hostPackage.id, label: hostPackage.label });
    },
  });
  return {
    boot,
    bridge,
    hosted,
    chooseFolder: async () => {
      if (!native) return remembered(await pickFolder());
      const chosen = await bridge.call('chooseFolder', null);
      return chosen === null ? null : hosted(chosen);
    },
    chooseFiles: async () => remembered(await pickFiles()),
    dropped: async (transfer) => {
      const { files, folder } = await readDrop(transfer);
      const label = folder?.name ?? files[0]?.path ?? '';
      return source({ files: await localFiles(files, label), folder: native ? null : folder });
    },
    recents: () => (native ? bridge.call('recents', null) : recentFolders()),
    openRecent: async ({ id }) => {
      if (native) return hosted(await bridge.call('openRecent', { id }));
      const folder = await reopenFolder(id);
      return folder === null
        ? null
        : source({ files: await localFiles(await handleFiles(folder), folder.name), folder });
    },
    forgetRecent: async ({ id }) => {
      if (native) await bridge.call('forgetRecent', { id });
      else await forgetFolder(id);
    },
    save: (kind, wanted, content) => saveFile(native ? bridge : null, kind, wanted, content),
    savePdf: native
      ? async (wanted, html) =>
          (await bridge.call('printPdf', { suggestedName: fileName(wanted, 'pdf'), html }))?.name ?? null
      : null,
    chooseWorkspace: () => (native ? bridge.call('openWorkspace', null) : pickWorkspace()),
    chooseGuide: pickGuide,
    setMenu: async (items) => {
      await bridge.call('setMenu', [...items]);
    },
  };
}

function remembered(picked: Picked | null): Source | null {
  return picked === null ? null : source(picked);
}

function source({ files, folder }: Picked): Source {
  return { files, remember: async () => (folder === null ? undefined : rememberFolder(folder, new Date())) };
}

/** More bytes than any guide has characters. */
const guideLimit = 4_000_000;

async function pickGuide(): Promise<GuideFile | null> {
  const file = (await askFiles({ folder: false, multiple: false, accept: '.json,application/json' }))?.[0];
  if (file === undefined) return null;
  const { name } = file;
  if (file.size > guideLimit)
    throw new ProblemError([guidelineMessages.guideTooLarge({ name, most: '1,000,000' })]);
  return { name, text: await file.text() };
}

async function pickWorkspace(): Promise<WorkspaceFile | null> {
  const file = (
    await askFiles({ folder: false, multiple: false, accept: '.subtext,.json,application/json' })
  )?.[0];
  return file === undefined ? null : readWorkspaceFile(file);
}

/** Reads a workspace file that the user gave. @throws ProblemError when it is too large or unreadable. */
export async function readWorkspaceFile(file: File): Promise<WorkspaceFile> {
  if (file.size > workspaceLimit)
    throw new ProblemError([workspaceMessages.tooLarge({ name: file.name, bytes: file.size })]);
  try {
    return { name: file.name, text: await file.text() };
  } catch {
    throw new ProblemError([workspaceMessages.unreadable({ name: file.name })]);
  }
}
