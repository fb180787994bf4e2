import { open, stat } from 'node:fs/promises';
import { securityHeaders, textAnswer } from './headers.ts';
import { parseRange } from './range.ts';

/** How much of a file is read at a time: the reader pulls, so that no more than this waits in memory. */
const chunkBytes = 256 * 1024;

/** How a file is to be answered. */
export interface FileKind {
  /** Value of `content-type`. */
  readonly type: string;
  /** Value of `cache-control`. */
  readonly cache: string;
}

/**
 * Answers GET and HEAD for one file on disk, whole (200) or a part of it (206, 416), as a stream that reads only what is pulled.
 * @param file path of the file, already checked to be one that may be read
 */
export async function fileAnswer(file: string, request: Request, kind: FileKind): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return textAnswer(405, 'Only GET and HEAD.');
  const about = await stat(file).catch(() => null);
  if (!about?.isFile()) return textAnswer(404, 'Not here.');
  const headers: Record<string, string> = {
    ...securityHeaders(kind.type.startsWith('text/html')),
    'content-type': kind.type,
    'cache-control': kind.cache,
    'accept-ranges': 'bytes',
  };
  const range = parseRange(request.headers.get('range'), about.size);
  if (range.kind === 'none') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${about.size}` },
    });
  }
  const [first, last] = range.kind === 'part' ? [range.first, range.last] : [0, about.size - 1];
  headers['content-length'] = String(last - first + 1);
  if (range.kind === 'part') headers['content-range'] = `bytes ${first}-${last}/${about.size}`;
  const body = request.method === 'HEAD' || last < first ? null : fileStream(file, first, last);
  return new Response(body, { status: range.kind === 'part' ? 206 : 200, headers });
}

/** The bytes `first` to `last` (included) of a file. The file is opened at the first pull and closed at the end or on cancel. */
function fileStream(file: string, first: number, last: number): ReadableStream<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  let [at, isCancelled] = [first, false];
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(file, 'r');
        const wanted = Math.min(chunkBytes, last + 1 - at);
        const { bytesRead, buffer } = await handle
          .read(new Uint8Array(wanted), 0, wanted, at)
          .catch(async (error: unknown) => {
            await handle?.close();
            throw error;
          });
        // Nobody could close what was not open yet.
        if (isCancelled) return handle.close();
        at += bytesRead;
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        if (at <= last && bytesRead > 0) return;
        await handle.close();
        if (at <= last) controller.error(new Error('The file became shorter while it was read.'));
        else controller.close();
      },
      async cancel() {
        isCancelled = true;
        await handle?.close();
      },
    },
    { highWaterMark: 0 },
  );
}
