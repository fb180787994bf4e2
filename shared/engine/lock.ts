import { literal } from './quote.ts';

/** The database in memory that connections begin in. */
export const dataDatabase = 'data';

/** The database file that connections begin in where one was opened in the place of `data`. */
export const preparedDatabase = 'prepared';

/** The schemas of the database `data`: tables as exported, and models. */
export const dataSchemas = ['source', 'core'] as const;

/** The schema where batches wait before they are cast: `memory.staging`, outside the compressed database. */
export const stagingSchema = 'staging';

/** The schema of `data` where a CSV file waits as text until it is cast. */
export const rawSchema = 'raw';

/** The database beside `data` where edited models are built, so that to write there never compresses what is loaded. */
export const labDatabase = 'lab';

/**
 * A directory name that nobody can guess, for the files that the engine may read. In Node the engine's files are the
 * real ones, so a known name would let a statement reach that folder.
 */
export function unguessableDirectory(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What is written since the last compression before the next one. A small package is never compressed, which opens it faster;
 * a large one holds this much more at its peak.
 */
const checkpointThreshold = '128MB';

/** The statements that make a fresh engine's databases: `data` and the lab, in memory and compressed, and the staging area outside of them. */
export function databaseStatements(): string[] {
  return [
    `SET checkpoint_threshold='${checkpointThreshold}'`,
    `ATTACH ':memory:' AS ${dataDatabase} (COMPRESS)`,
    `ATTACH ':memory:' AS ${labDatabase} (COMPRESS)`,
    ...[...dataSchemas, rawSchema].map((schema) => `CREATE SCHEMA ${dataDatabase}.${schema}`),
    `CREATE SCHEMA memory.${stagingSchema}`,
  ];
}

/**
 * The statements that make a fresh engine ready and lock it, in the order that works: the databases first, then no
 * extension from anywhere, no file or address but those under `directory`, and no way back.
 */
export function lockStatements(directory: string): string[] {
  return [
    ...databaseStatements(),
    'SET autoinstall_known_extensions=false',
    'SET autoload_known_extensions=false',
    `SET allowed_directories=[${literal(`${directory}/`)}]`,
    'SET enable_external_access=false',
    'SET lock_configuration=true',
  ];
}
