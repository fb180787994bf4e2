import { message } from './define.ts';

/** Messages of the hosts: what the window asks of Electron's main process or of the browser host. */
export const hostMessages = {
  unknownMethod: message<{ method: string }>('host.unknown_method', {
    severity: 'error',
    message: ({ method }) => `The host has no method "${method}".`,
    fix: () =>
      'Restart Subtext; if it happens again, its window and its host are of different versions: build both anew.',
  }),
  badInput: message<{ method: string; detail: string }>('host.bad_input', {
    severity: 'error',
    message: ({ method, detail }) =>
      `The host was asked for "${method}" with something that it does not take: ${detail}.`,
    fix: () =>
      'Restart Subtext; if it happens again, its window and its host are of different versions: build both anew.',
  }),
  notHere: message<{ method: string }>('host.not_here', {
    severity: 'error',
    message: ({ method }) => `"${method}" is not possible in a browser tab.`,
    fix: () => 'Use the picker of the browser, or start Subtext with Electron.',
  }),
  unknownPackage: message('host.unknown_package', {
    severity: 'error',
    message: () => 'The host does not know this package any more.',
    fix: () => 'Open its folder again.',
  }),
  noSuchRecent: message('host.no_such_recent', {
    severity: 'error',
    message: () => 'This package is no longer in the list of recent ones.',
    fix: () => 'Open its folder again.',
  }),
  folderGone: message<{ folder: string }>('host.folder_gone', {
    severity: 'error',
    message: ({ folder }) => `The folder ${folder} is not there, or cannot be read.`,
    fix: () => 'Check that it was not moved or renamed and that you may read it, then open it again.',
  }),
  notAPackage: message<{ folder: string }>('host.not_a_package', {
    severity: 'error',
    message: ({ folder }) => `${folder} is not a data package: there is no datapackage.json in it.`,
    fix: () => 'Name the folder that holds datapackage.json, or one of subtitle files.',
  }),
  tooManyFiles: message<{ folder: string; most: number }>('host.too_many_files', {
    severity: 'error',
    message: ({ folder, most }) =>
      `The folder ${folder} holds more than ${most} files, so it is hardly a data package.`,
    fix: () => 'Open the folder that holds datapackage.json, not one above it.',
  }),
  cannotSave: message<{ name: string; cause: string }>('host.cannot_save', {
    severity: 'error',
    message: ({ name, cause }) =>
      `${name} could not be written: ${cause}. What was there before is unchanged.`,
    fix: () => 'Check that the disk has room and that you may write to the folder, or save somewhere else.',
  }),
  cannotPrint: message<{ cause: string }>('host.cannot_print', {
    severity: 'error',
    message: ({ cause }) => `The document could not be printed: ${cause}.`,
    fix: () => 'Save it as HTML, open that in a browser and print it there.',
  }),
  cannotRead: message<{ name: string; cause: string }>('host.cannot_read', {
    severity: 'error',
    message: ({ name, cause }) => `${name} could not be read: ${cause}.`,
    fix: () => 'Check that the file is there and that you may read it, then try again.',
  }),
  workspaceTooLarge: message<{ name: string; most: number }>('host.workspace_too_large', {
    severity: 'error',
    message: ({ name, most }) =>
      `${name} is larger than ${most / 1_000_000} MB, so it is hardly a workspace.`,
    fix: () => 'Choose a file that Subtext saved.',
  }),
  demoMissing: message<{ folder: string }>('host.demo_missing', {
    severity: 'error',
    message: ({ folder }) => `The demo data package is not at ${folder}.`,
    fix: () => 'Restore it with "git checkout -- datasets/demo", or name a package with --package DIR.',
  }),
  portTaken: message<{ port: number }>('host.port_taken', {
    severity: 'error',
    message: ({ port }) => `Port ${port} of this machine is in use by another program.`,
    fix: () => 'Name another one with --port N, or leave it out and a free one is chosen.',
  }),
  windowCrashed: message<{ reason: string }>('host.window_crashed', {
    severity: 'error',
    message: ({ reason }) => `The window stopped working (${reason}).`,
    fix: () => 'Reload it: the package has to be opened again; saved workspaces are unharmed.',
  }),
  unexpected: message<{ cause: string }>('host.unexpected', {
    severity: 'error',
    message: ({ cause }) => `The host could not do this: ${cause}.`,
    fix: () => 'Try again; if it happens again, restart Subtext.',
  }),
} as const;
