import { z } from 'zod';
import type { PackageFiles } from '../package/files.ts';
import { sha256Of } from '../package/fingerprint.ts';

/** Where a problem is, as `Place` has it. */
const placeSchema = z.strictObject({
  file: z.string().exactOptional(),
  table: z.string().exactOptional(),
  row: z.int().exactOptional(),
  line: z.int().exactOptional(),
  byte: z.int().exactOptional(),
  column: z.string().exactOptional(),
  value: z.string().exactOptional(),
});

const problemSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['warning', 'note']),
  message: z.string(),
  fix: z.string(),
  at: placeSchema,
  count: z.int().exactOptional(),
});

const subtitleFileSchema = z.strictObject({
  path: z.string(),
  format: z.string(),
  language: z.string(),
  encoding: z
    .strictObject({
      name: z.string(),
      by: z.enum(['mark', 'declared', 'chosen', 'well_formed', 'guess']),
      confidence: z.number(),
    })
    .nullable(),
  lines: z.int(),
  problems: z.int(),
});

const hashedFileSchema = z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() });
/** A file of a package with the SHA-256 of its bytes: 64 lower-case hexadecimal digits. */
export type HashedFile = z.infer<typeof hashedFileSchema>;

/** What is noted of a package beside its database: whose it is, and what was told of it when it was opened. */
export const preparedNoteSchema = z.strictObject({
  /** Every file that was read, first the manifest, with the SHA-256 of its bytes. */
  files: z.tuple([hashedFileSchema], hashedFileSchema),
  /** Fingerprint of the definitions that its tables were derived by. */
  definitions: z.string(),
  /** Of what `LoadedPackage` says, all that the manifest does not. */
  loaded: z.strictObject({
    fingerprint: z.string(),
    tables: z.array(z.strictObject({ name: z.string(), file: z.string(), rows: z.int(), bytes: z.int() })),
    absentTables: z.array(z.string()),
    subtitleFiles: z.array(subtitleFileSchema),
    problems: z.array(problemSchema),
  }),
});
/** What is noted of a package beside its database. */
export type PreparedNote = z.infer<typeof preparedNoteSchema>;

/** Reads a note; null where the text is none, such as one that was written in part. */
export function readPreparedNote(text: string): PreparedNote | null {
  try {
    return preparedNoteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * A package that was opened before and kept as a database: what was loaded, checked and derived of the same bytes under the same
 * definitions is not loaded, checked and derived again.
 */
export interface PreparedPackage {
  readonly note: PreparedNote;
  /** The database file of the engine's own version, with schemas `source` and `core`, all derived tables made; null where it is gone. */
  readonly database: () => Promise<Blob | null>;
}

/** The files of a package under these paths, hashed. @param onFile told the bytes of each as it is done @returns null where one is not there */
export async function hashFiles(
  files: PackageFiles,
  paths: readonly string[],
  { signal, onFile = () => undefined }: HashOptions = {},
): Promise<readonly HashedFile[] | null> {
  const hashed = await Promise.all(
    paths.map(async (path) => {
      const blob = await files.open(path);
      if (blob === null) return null;
      const sha256 = await sha256Of([blob], signal);
      onFile(path, blob.size);
      return { path, bytes: blob.size, sha256 };
    }),
  );
  const present = hashed.filter((file) => file !== null);
  return present.length < hashed.length ? null : present;
}

/** How files are hashed, and who is told of it. */
export interface HashOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onFile?: (path: string, bytes: number) => void;
}

/** Whether files are there as they are noted, to the byte. */
export async function areSameFiles(
  files: PackageFiles,
  noted: readonly HashedFile[],
  options: HashOptions,
): Promise<boolean> {
  const paths = noted.map(({ path }) => path);
  const found = await hashFiles(files, paths, options);
  return found?.every(({ sha256 }, i) => sha256 === noted[i]?.sha256) === true;
}
