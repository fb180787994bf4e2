import { ProblemError } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import type { Bridge } from './bridge.ts';
import { isCancelled } from './pick.ts';

/** What a saved file is; it decides the ending and the media type. */
export type SaveKind = 'workspace' | 'csv' | 'svg' | 'png' | 'json' | 'markdown' | 'patch' | 'html';

/** What has a name: what the window saves, and what the host prints. */
export type FileKind = SaveKind | 'pdf';

const endings: Readonly<Record<FileKind, { readonly ending: string; readonly type: string }>> = {
  workspace: { ending: '.subtext', type: 'application/json' },
  csv: { ending: '.csv', type: 'text/csv' },
  svg: { ending: '.svg', type: 'image/svg+xml' },
  png: { ending: '.png', type: 'image/png' },
  json: { ending: '.json', type: 'application/json' },
  markdown: { ending: '.md', type: 'text/markdown' },
  patch: { ending: '.patch', type: 'text/x-diff' },
  html: { ending: '.html', type: 'text/html' },
  pdf: { ending: '.pdf', type: 'application/pdf' },
};

/** A name that every file system takes, with the ending of its kind. */
export function fileName(wanted: string, kind: FileKind): string {
  const { ending } = endings[kind];
  const base = wanted
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const named = base.endsWith(ending) ? base.slice(0, -ending.length) : base;
  // Half a character at the cut, or anywhere, is no name to a file system.
  const short = named
    .slice(0, 80)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed();
  const kept = reserved.test(short) ? `_${short}` : short.replace(/[. ]+$/, '');
  return (kept === '' ? 'subtext' : kept) + ending;
}

/** Names of devices, which Windows takes for no file, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * Saves a file: through the host's dialog, else the browser's picker, else as a download. Only the browser's last way cannot
 * say whether it was cancelled.
 * @returns the name it was saved under, null when the user cancelled. @throws ProblemError
 */
export async function saveFile(
  bridge: Bridge | null,
  kind: SaveKind,
  wanted: string,
  content: string | Blob,
): Promise<string | null> {
  const name = fileName(wanted, kind);
  if (bridge !== null) {
    const sent = typeof content === 'string' ? { text: content } : { base64: await base64(content) };
    return (await bridge.call('save', { suggestedName: name, kind, content: sent }))?.name ?? null;
  }
  return 'showSaveFilePicker' in window ? picked(name, kind, content) : downloaded(name, kind, content);
}

async function picked(name: string, kind: SaveKind, content: string | Blob): Promise<string | null> {
  const { ending, type } = endings[kind];
  const options = { suggestedName: name, types: [{ accept: { [type]: [ending] } }] };
  try {
    const pick: unknown = Reflect.get(window, 'showSaveFilePicker');
    if (typeof pick !== 'function') return null;
    const handle: unknown = await Promise.resolve(Reflect.apply(pick, window, [options]));
    if (!(handle instanceof FileSystemFileHandle)) return null;
    // A writable stream goes to a swap file and replaces the old one when it closes: atomic.
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
    return handle.name;
  } catch (cause) {
    if (isCancelled(cause)) return null;
    throw new ProblemError([
      workspaceMessages.notSaved({ name, reason: cause instanceof Error ? cause.message : String(cause) }),
    ]);
  }
}

function downloaded(name: string, kind: SaveKind, content: string | Blob): string {
  const address = URL.createObjectURL(new Blob([content], { type: endings[kind].type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
