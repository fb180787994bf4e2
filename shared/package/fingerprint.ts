import { packageMessages } from '../errors/package.ts';
import type { Problem } from '../errors/problem.ts';
import type { Resource } from './resource.ts';
import { Sha256 } from './sha256.ts';

/** One part of a package with the SHA-256 of its bytes: a resource by its name, a subtitle file by its path. */
export interface Digest {
  readonly name: string;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** The size of the pieces in which files are hashed, in bytes. */
const piece = 4_194_304;

/** A single file of at most so many bytes is held whole: then the platform hashes it, many times as fast. */
const heldWhole = 67_108_864;

/**
 * SHA-256 over the bytes of all files in order, a piece at a time, so that a large file is never held whole.
 * @returns 64 lower-case hexadecimal digits.
 */
export async function sha256Of(files: readonly Blob[], signal?: AbortSignal): Promise<string> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && only.size <= heldWhole) {
    signal?.throwIfAborted();
    return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', await only.arrayBuffer())));
  }
  const hash = new Sha256();
  for (const file of files) {
    for (let at = 0; at < file.size; at += piece) {
      signal?.throwIfAborted();
      hash.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    }
  }
  return hash.hex();
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares a resource's hash with the one that the manifest declares; none declared is no problem. */
export function checkHash(resource: Pick<Resource, 'spec' | 'files' | 'sha256'>, found: string): Problem[] {
  const declared = resource.sha256;
  if (declared === null || declared === found) return [];
  const [first] = resource.files;
  const file = resource.files.length === 1 && first !== undefined ? { file: first.path } : {};
  return [packageMessages.hashDiffers({ declared, found }, { ...file, table: resource.spec.name })];
}

/**
 * What identifies the data of a package: SHA-256 over `name NUL sha256 LF` of every part, sorted by name by code
 * unit. The same data has the same fingerprint wherever it lies and in whatever order the manifest lists it.
 * @returns 64 lower-case hexadecimal digits.
 */
export function fingerprint(parts: readonly Digest[]): string {
  const lines = parts.map((part) => `${part.name}\0${part.sha256}\n`).sort();
  return new Sha256().update(new TextEncoder().encode(lines.join(''))).hex();
}
