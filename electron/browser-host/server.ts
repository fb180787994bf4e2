import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BridgeEvents, EventName } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { z } from 'zod';
import { securityHeaders, textAnswer } from '../host/headers.ts';
import { createInvoke } from '../host/methods.ts';
import { createFileServer } from '../host/serve.ts';
import { cookieName, judge, originOf } from './gate.ts';
import type { Gate } from './gate.ts';
import { browserMethods } from './methods.ts';
import type { BrowserHostOptions } from './methods.ts';
import pageBridge from './page-bridge.mjs?raw';

/** The largest question that the page may post; questions are a few hundred bytes. */
const largestPost = 1_000_000;

/** A running browser host. */
export interface BrowserHost {
  readonly port: number;
  /** The link that lets a browser in; it holds the secret of this run. */
  readonly link: string;
  /** Says something to every open page. */
  send<E extends EventName>(event: E, payload: z.infer<BridgeEvents[E]>): void;
  close(): Promise<void>;
}

/**
 * Serves the workbench to a browser on this machine only, and only to who has the link.
 * @param port port of 127.0.0.1; 0 takes a free one
 * @throws ProblemError when the port is taken
 */
export async function startBrowserHost(
  options: BrowserHostOptions & { readonly port: number },
): Promise<BrowserHost> {
  const token = randomBytes(32).toString('hex');
  const pages = new Set<ServerResponse>();
  const files = createFileServer(options.builtFolder, options.packages);
  const invoke = createInvoke(browserMethods(options));
  const server = createServer();
  const port = await listen(server, options.port);
  const gate: Gate = { port, token };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = judge(request, gate);
    if (verdict.kind === 'refuse') return send(textAnswer(verdict.status, verdict.reason), response);
    if (verdict.kind === 'enter') return send(enter(gate), response);
    const where = request.url ?? '/';
    if (where === '/bridge/events') {
      openEvents(response, pages);
      return;
    }
    if (where === '/bridge/page.js') return send(script(pageBridge), response);
    if (request.method === 'POST') return send(await answerPost(request, where, invoke), response);
    if (where === '/' || where.startsWith('/?')) return send(await page(options.builtFolder), response);
    return send(await files(webRequest(request, port)), response);
  };
  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    port,
    link: `${originOf(port)}/enter?token=${token}`,
    send: (event, payload) => {
      for (const open of pages) open.write(`data: ${JSON.stringify({ event, payload })}\n\n`);
    },
    close: () => close(server, pages),
  };
}

/** Starts listening on loopback only; resolves to the port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new ProblemError([hostMessages.portTaken({ port })]) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function close(server: Server, pages: ReadonlySet<ServerResponse>): Promise<void> {
  for (const open of pages) open.end();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The link's answer: the secret moves into a cookie that no script can read, and out of the address. */
function enter({ port, token }: Gate): Response {
  const cookie = `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`;
  return new Response(null, {
    status: 303,
    headers: { ...securityHeaders(false), location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' },
  });
}

function script(text: string): Response {
  return new Response(text, {
    headers: {
      ...securityHeaders(false),
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    },
  });
}

/** The renderer's page with the bridge's script before its own. */
async function page(builtFolder: string): Promise<Response> {
  const html = await readFile(path.join(builtFolder, 'renderer', 'index.html'), 'utf8');
  return new Response(html.replace('<head>', '<head><script src="/bridge/page.js"></script>'), {
    headers: {
      ...securityHeaders(true),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}

function openEvents(response: ServerResponse, pages: Set<ServerResponse>): void {
  response.writeHead(200, {
    ...securityHeaders(false),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  });
  response.write(': open\n\n');
  pages.add(response);
  response.on('close', () => pages.delete(response));
}

async function answerPost(
  request: IncomingMessage,
  where: string,
  invoke: ReturnType<typeof createInvoke>,
): Promise<Response> {
  const method = /^\/bridge\/invoke\/([A-Za-z]+)$/.exec(where)?.[1];
  if (method === undefined) return textAnswer(404, 'Not here.');
  const body = await readBody(request);
  if (body === null) return textAnswer(413, 'Too large.');
  const input = inputOf(body);
  if (input === null) return textAnswer(400, 'Not a question.');
  return Response.json(await invoke(method, input.value), {
    headers: { ...securityHeaders(false), 'cache-control': 'no-store' },
  });
}

/** The body as text; null when it is larger than any question. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > largestPost) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function inputOf(body: string): { readonly value: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'input' in parsed
      ? { value: parsed.input }
      : null;
  } catch {
    return null;
  }
}

function webRequest(request: IncomingMessage, port: number): Request {
  const range = request.headers.range;
  return new Request(`${originOf(port)}${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers: range === undefined ? {} : { range },
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  await pipeline(answer.body, response);
}
