import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that lets nothing through and remembers what it was asked for. */
export interface Trap {
  /** Its address, for a browser's proxy setting. */
  readonly server: string;
  /** Every host or address that something outside of this machine was asked for. */
  readonly caught: readonly string[];
  close(): void;
}

/** What Chromium asks of its maker about itself, whatever page it shows. */
const ownAffairs = /^(https?:\/\/)?[a-z0-9.-]+\.(google|googleapis|gstatic|gvt1)\.com[:/]/;

/** Sets the trap: whatever a browser asks of another machine, by whatever part of it, ends here. */
export async function setTrap(): Promise<Trap> {
  const caught: string[] = [];
  const note = ({ url = '' }: IncomingMessage): void => {
    if (!ownAffairs.test(url)) caught.push(url);
  };
  const server = createServer((request, response) => {
    note(request);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server: `http://127.0.0.1:${port}`, caught, close: () => server.close() };
}
