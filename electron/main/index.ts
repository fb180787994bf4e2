import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, crashReporter, dialog, protocol } from 'electron';
import { parseLaunch } from '../host/launch.ts';
import type { Launch } from '../host/launch.ts';
import { causeOf } from '../host/methods.ts';
import { Application } from './application.ts';
import { guardContents } from './guards.ts';
import { scheme } from './origin.ts';

/*
 * What has to happen before Electron is ready, in this order, and nothing else. This file is built as CommonJS: `ready` comes only
 * after it has been evaluated, so that a top-level await here would wait for ever.
 */
const appFolder = path.resolve(__dirname, '../..');
const ownFolder = app.isPackaged ? null : appFolder;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  {
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
const userData = process.env['SUBTEXT_USER_DATA'];
if (!app.isPackaged && userData !== undefined) {
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', path.resolve(userData));
}
app.setPath('crashDumps', path.join(app.getPath('userData'), 'crashes'));
crashReporter.start({ uploadToServer: false });
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');

const launch = parseLaunch(process.argv.slice(1), process.cwd(), ownFolder);
const application = new Application(appFolder, launch);

app.on('web-contents-created', (_event, contents) => {
  guardContents(contents);
});
// macOS says what to open before the app is ready; it waits until the window can hear it.
app.on('open-file', (event, file) => {
  event.preventDefault();
  application.open(parseLaunch([file], '/', null));
});

// A self-test is a run of its own beside an open app.
if (launch.selfTest || app.requestSingleInstanceLock({ args: process.argv.slice(1), cwd: process.cwd() })) {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    application.open(secondLaunch(data));
  });
  app.on('activate', () => {
    application.show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || launch.selfTest) app.quit();
  });
  app
    .whenReady()
    .then(() => application.start())
    .catch((error: unknown) => {
      dialog.showErrorBox('Subtext could not start', causeOf(error));
      app.exit(1);
    });
} else {
  app.exit(0);
}

/** What a second start asked for: its own words, since Chromium reorders the arguments that it passes on. */
function secondLaunch(data: unknown): Launch {
  const empty: Launch = { packageFolder: null, workspaceFile: null, selfTest: false };
  if (typeof data !== 'object' || data === null || !('args' in data) || !('cwd' in data)) return empty;
  const { args, cwd } = data;
  if (!Array.isArray(args) || typeof cwd !== 'string') return empty;
  return parseLaunch(args.map(String), cwd, ownFolder);
}
