import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { hostMessages } from '../../shared/errors/host.ts';
import { closedPreferences } from './guards.ts';
import { appOrigin } from './origin.ts';

/**
 * Opens the app's window.
 * @param shown false for a self-test, which needs no one to look
 */
export function openWindow(shown: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Subtext',
    webPreferences: {
      preload: path.join(__dirname, '../preload/index.cjs'),
      ...closedPreferences,
      devTools: !app.isPackaged,
      // A window that no one sees still has to work through its self-test.
      backgroundThrottling: shown,
    },
  });
  if (shown) window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (shown && reason !== 'clean-exit') void offerReload(window, reason);
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

async function offerReload(window: BrowserWindow, reason: string): Promise<void> {
  const { message, fix } = hostMessages.windowCrashed({ reason });
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail: fix,
    buttons: ['Reload', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0 && !window.isDestroyed()) window.reload();
  else app.quit();
}
