import { message } from './define.ts';

/** Messages of the window itself: saved workspaces, the address, and what no other domain foresaw. */
export const workspaceMessages = {
  unexpected: message<{ detail: string }>('workspace.unexpected', {
    severity: 'error',
    message: ({ detail }) => `Subtext met a fault of its own: ${detail}.`,
    fix: () =>
      'Try again. If it comes back, reopen the package and report the receipt of what you were looking at.',
  }),
  addressDamaged: message('workspace.address_damaged', {
    severity: 'warning',
    message: () => 'A part of the address could not be read and was left out.',
    fix: () => 'Set it again, or open the saved workspace that the address came from.',
  }),
  notJson: message<{ name: string }>('workspace.not_json', {
    severity: 'error',
    message: ({ name }) => `${name} is not a workspace: it holds no JSON.`,
    fix: () => 'Choose a file that Subtext saved, with the ending .subtext.',
  }),
  notWorkspace: message<{ name: string }>('workspace.not_workspace', {
    severity: 'error',
    message: ({ name }) => `${name} is JSON, but not a Subtext workspace.`,
    fix: () => 'Choose a file that Subtext saved, with the ending .subtext.',
  }),
  fromTheFuture: message<{ name: string; found: number; newest: number }>('workspace.from_the_future', {
    severity: 'error',
    message: ({ name, found, newest }) =>
      `${name} was saved in format ${found}; this Subtext reads up to ${newest}.`,
    fix: () => 'Open it with a newer Subtext, or save it again from there in the older format.',
  }),
  damaged: message<{ name: string; rule: string }>('workspace.damaged', {
    severity: 'error',
    message: ({ name, rule }) => `${name} is damaged: ${rule}.`,
    fix: () => 'Choose an earlier copy of the file, or set the view up again and save it.',
  }),
  partLeftOut: message<{ name: string }>('workspace.part_left_out', {
    severity: 'warning',
    message: ({ name }) => `A part of ${name} could not be read and was left out.`,
    fix: () => 'Set it again, or choose an earlier copy of the file.',
  }),
  otherPackage: message<{ saved: string; open: string }>('workspace.other_package', {
    severity: 'warning',
    message: ({ saved, open }) =>
      `This workspace was saved on package ${saved}; the open one is ${open}, so figures may differ.`,
    fix: () => 'Open the package that it was saved on to see the same picture.',
  }),
  noPackage: message<{ saved: string }>('workspace.no_package', {
    severity: 'note',
    message: ({ saved }) => `This workspace was saved on package ${saved}, and no package is open.`,
    fix: () => 'Open that package; the view is ready and will fill.',
  }),
  notSaved: message<{ name: string; reason: string }>('workspace.not_saved', {
    severity: 'error',
    message: ({ name, reason }) => `${name} was not saved: ${reason}.`,
    fix: () =>
      'Choose another folder, or free some space, and save again. What was there before is untouched.',
  }),
  unreadable: message<{ name: string }>('workspace.unreadable', {
    severity: 'error',
    message: ({ name }) => `${name} could not be read.`,
    fix: () => 'Check that it still exists and that you may read it, then choose it again.',
  }),
  tooLarge: message<{ name: string; bytes: number }>('workspace.too_large', {
    severity: 'error',
    message: ({ name, bytes }) => `${name} has ${bytes} bytes; a workspace has at most 5 MB.`,
    fix: () => 'Choose a file that Subtext saved, with the ending .subtext.',
  }),
  bridgeAnswer: message<{ method: string }>('workspace.bridge_answer', {
    severity: 'error',
    message: ({ method }) => `The host gave an answer to ${method} that this window does not understand.`,
    fix: () => 'Close Subtext and start it again: window and host are not of the same version.',
  }),
  nothingDropped: message('workspace.nothing_dropped', {
    severity: 'warning',
    message: () => 'What was dropped holds no files.',
    fix: () => 'Drop the folder that holds datapackage.json, or all of its files together.',
  }),
} as const;
