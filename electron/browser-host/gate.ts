import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the gate makes of a request: let it in, give it the cookie (the printed link), or refuse it with a status and a reason. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'enter' }
  | { readonly kind: 'refuse'; readonly status: number; readonly reason: string };

/** Who may come in: the port that the host listens on and the secret of this run. */
export interface Gate {
  readonly port: number;
  readonly token: string;
}

/** The cookie carries the port in its name, since cookies of one host name are shared by all its ports. */
export function cookieName(port: number): string {
  return `subtext_${port}`;
}

/** The origin that the host serves. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * Judges a request before anything else looks at it.
 *
 * The Host must be ours (a page elsewhere can point its name at this machine), the request must not come from another site, the
 * cookie must hold the run's secret, and a POST must come from our own page and be JSON, which no form can send.
 */
export function judge(request: IncomingMessage, gate: Gate): Verdict {
  const { headers, method = '' } = request;
  if (headers.host !== `127.0.0.1:${gate.port}`) return refuse(421, 'Not this host.');
  // A proxy's form of an address (`GET http://…`) has no place here.
  if (request.url?.startsWith('/') !== true) return refuse(400, 'Not a path.');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse(403, 'Open the link by pasting it into the address bar.');
  }
  const given = /^\/enter\?token=([^&]*)$/.exec(request.url ?? '')?.[1];
  if (given !== undefined) {
    return method === 'GET' && isSame(given, gate.token)
      ? { kind: 'enter' }
      : refuse(403, 'This link is of another run.');
  }
  if (!isSame(cookieOf(request, gate.port), gate.token))
    return refuse(403, 'Open the link that Subtext printed when it started.');
  if (method === 'GET' || method === 'HEAD') return { kind: 'pass' };
  if (method !== 'POST') return refuse(405, 'Only GET, HEAD and POST.');
  if (headers.origin !== originOf(gate.port)) return refuse(403, 'Not from this page.');
  if (headers['content-type'] !== 'application/json') return refuse(415, 'Only JSON.');
  return { kind: 'pass' };
}

function refuse(status: number, reason: string): Verdict {
  return { kind: 'refuse', status, reason };
}

function cookieOf(request: IncomingMessage, port: number): string {
  const wanted = `${cookieName(port)}=`;
  const cookie = request.headers.cookie?.split('; ').find((pair) => pair.startsWith(wanted));
  return cookie?.slice(wanted.length) ?? '';
}

/** Compares in a time that says nothing of how much is equal. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
