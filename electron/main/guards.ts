import { app, shell } from 'electron';
import type { Session, WebContents } from 'electron';
import { isOwn, mayHavePermission, mayOpenOutside, mayRequest } from './origin.ts';

/**
 * Closes a session: no permission but the few that the app uses, no device, no download (the window saves
 * through the host's dialog), no request that leaves the machine.
 * @param refused called for each request that was refused
 */
export function guardSession(session: Session, refused: () => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHavePermission(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHavePermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayRequest(details.url, app.isPackaged);
    if (cancel) refused();
    answer({ cancel });
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // DevTools, which only an unpackaged app has, read source maps by file://; pages are refused it above in any case.
  if (app.isPackaged) session.protocol.handle('file', () => Response.error());
}

/** What every page is kept from: Node, the preload's world, other origins, webviews, and what the spell checker would fetch. */
export const closedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
} as const;

/** Keeps a page where it is: no navigation away, no redirect, no webview, no second window. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOwn(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) setImmediate(() => void shell.openExternal(url));
    return { action: 'deny' };
  });
  // WebRTC heeds neither the page's policy nor the request filter.
  if ('setWebRTCIPHandlingPolicy' in contents) contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
