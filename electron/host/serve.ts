import path from 'node:path';
import { fileAnswer } from './file-answer.ts';
import type { FileKind } from './file-answer.ts';
import { textAnswer } from './headers.ts';
import type { PackageRegistry } from './packages.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Bytes of a package are never a page, a script or an image to the browser, whatever their name says. */
const packageFile: FileKind = { type: 'application/octet-stream', cache: 'no-store' };

/**
 * Makes the answer to every request for bytes, the same in both hosts:
 * `/package/<id>/<path>` is a file of a registered package, `/prepared/<file>` one of the demo as it is opened, anything else a file of
 * the built renderer.
 * @param builtFolder absolute path of `out`
 */
export function createFileServer(
  builtFolder: string,
  packages: PackageRegistry,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const parts = pathParts(request.url);
    if (parts === null) return textAnswer(400, 'Not a path.');
    if (parts[0] === 'package') {
      const [, id = '', ...inside] = parts;
      const file = await packages.file(id, inside.join('/'));
      return file === null ? textAnswer(404, 'Not here.') : fileAnswer(file, request, packageFile);
    }
    const asked = parts.length === 0 ? ['index.html'] : parts;
    if (asked.some((part) => /[\\:]/.test(part))) return textAnswer(404, 'Not here.');
    const folder = parts[0] === 'prepared' ? builtFolder : path.join(builtFolder, 'renderer');
    return fileAnswer(path.join(folder, ...asked), request, rendererKind(asked));
  };
}

/**
 * The decoded parts of a URL's path; null when one could lead elsewhere: a step (`..`), an encoded or a Windows separator,
 * a NUL, a drive, or what is no valid encoding.
 */
export function pathParts(url: string): string[] | null {
  const rawPath = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/?([^?#]*)/i.exec(url)?.[1];
  if (rawPath === undefined) return null;
  if (rawPath === '') return [];
  try {
    const parts = rawPath.split('/').map(decodeURIComponent);
    return parts.every(isPlainPart) ? parts : null;
  } catch {
    return null;
  }
}

function isPlainPart(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[/\0]/.test(part);
}

function rendererKind(parts: readonly string[]): FileKind {
  const name = parts.at(-1) ?? '';
  // Names in assets/ carry a hash of their content, so that they never go stale and compiled WebAssembly is kept.
  const cache = parts[0] === 'assets' ? 'private, max-age=31536000, immutable' : 'no-cache';
  return { type: contentTypes[path.extname(name)] ?? 'application/octet-stream', cache };
}
