import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { schemaFiles } from '../shared/package/schema-json.ts';
import { definitionSchemas } from '../shared/semantic/definitions/json-schema.ts';

/** Writes `datasets/schema` anew from the tables in `shared/package`, and the schemas of the definition files: `npm run schemas`. */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'datasets', 'schema');

await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) await rm(path.join(folder, name));
for (const [name, text] of schemaFiles()) await writeFile(path.join(folder, name), text);
for (const [name, text] of definitionSchemas()) await writeFile(path.join(root, 'shared', name), text);
