/**
 * The app's own origin. Storage is kept under it, so that renaming it loses what users have set.
 */
export const scheme = 'app';
/** The origin that the window's own pages have. */
export const appOrigin = `${scheme}://bundle`;

/** Whether an address is of the app itself. Node's `origin` is "null" for schemes that it does not know, hence the parts. */
export function isOwn(address: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(address);
    return `${protocol}//${host}` === appOrigin && username === '' && password === '';
  } catch {
    return false;
  }
}

/**
 * Whether a request may be made at all: only the app's own files, and what is already in the page (blob:, data:).
 * @param isPackaged an unpackaged app has DevTools, which load their own pages
 */
export function mayRequest(address: string, isPackaged: boolean): boolean {
  if (address.startsWith('data:')) return true;
  if (address.startsWith('blob:')) return isOwn(address.slice('blob:'.length));
  return isOwn(address) || (!isPackaged && address.startsWith('devtools://'));
}

/** Whether an address may be handed to the system's browser or mail program. */
export function mayOpenOutside(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    return (protocol === 'https:' || protocol === 'mailto:') && username === '' && password === '';
  } catch {
    return false;
  }
}

const allowedPermissions = new Set(['clipboard-sanitized-write', 'fullscreen', 'fileSystem']);

/** The permissions that the app's own pages get; everything else is refused. */
export function mayHavePermission(permission: string, address: string): boolean {
  return allowedPermissions.has(permission) && isOwn(address);
}
