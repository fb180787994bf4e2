import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaFiles } from '../shared/package/schema-json.ts';

/** Writes `datasets/schema` anew from the tables in `shared/package`: `npm run schemas`. */
const folder = path.join(import.meta.dirname, '..', 'datasets', 'schema');

await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) await rm(path.join(folder, name));
for (const [name, text] of schemaFiles()) await writeFile(path.join(folder, name), text);
