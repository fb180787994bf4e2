import type { z } from 'zod';
import { expectedWords } from '../errors/expected.ts';
import { packageMessages } from '../errors/package.ts';
import type { Problem, Result } from '../errors/problem.ts';
import type { PackageFile, PackageFiles } from './files.ts';
import { nestsDeeper } from './json-guard.ts';
import { outerSchema, resourceSchema, subtextSchema, versionSchema } from './manifest-schema.ts';
import type { engagementDefinition, viewingDefinition } from './manifest-schema.ts';
import { indexFiles } from './path.ts';
import { readResource } from './resource.ts';
import type { Resource } from './resource.ts';
import { TABLES, schemaVersion, tableSpec } from './tables.ts';

export type { Resource } from './resource.ts';

/** The manifest's name in the package. */
export const manifestPath = 'datapackage.json';

/** The most bytes of a manifest that are read. */
export const manifestLimit = 4_000_000;

/** The deepest nesting of a manifest that is read. */
export const nestingLimit = 64;

/** A data package's description, checked: every resource is a known table whose files are in the folder. */
export interface Manifest {
  readonly name: string | null;
  readonly title: string | null;
  readonly schemaVersion: number;
  /** ISO date. */
  readonly exportedOn: string;
  /** ISO date that stands for today in every rule. */
  readonly asOf: string;
  readonly defaultGuide: string | null;
  readonly viewing: z.infer<typeof viewingDefinition> | null;
  readonly engagement: z.infer<typeof engagementDefinition> | null;
  /** The tables in the package, in the order of {@link TABLES}. */
  readonly resources: readonly Resource[];
  /** Names of the tables that the package leaves out. */
  readonly absentTables: readonly string[];
}

/** Reads and checks `datapackage.json`, and that the files it names are there and are inside the folder. Finds all problems. */
export async function readManifest(files: PackageFiles): Promise<Result<Manifest>> {
  const listing = await files.list();
  const text = await manifestText(files, listing);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  return checkManifest(json.value, listing);
}

async function manifestText(files: PackageFiles, listing: readonly PackageFile[]): Promise<Result<string>> {
  const at = { file: manifestPath };
  const listed = listing.find((file) => file.path === manifestPath);
  if (listed?.escapes === true)
    return refuse(packageMessages.pathOutside({ path: manifestPath, fault: 'link' }, at));
  const blob = listed === undefined ? null : await files.open(listed.path);
  if (blob === null) return refuse(packageMessages.noManifest({ folders: foldersWithManifest(listing) }));
  if (blob.size > manifestLimit) {
    return refuse(packageMessages.manifestTooLarge({ bytes: blob.size, limit: manifestLimit }, at));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await blob.arrayBuffer());
    return { ok: true, value: text, problems: [] };
  } catch (error) {
    if (error instanceof TypeError) return refuse(packageMessages.manifestNotText(undefined, at));
    throw error;
  }
}

/** The folders below that hold a package: somebody chose the one above, or dropped several. */
function foldersWithManifest(listing: readonly PackageFile[]): string[] {
  const end = `/${manifestPath}`;
  return listing.flatMap(({ path }) => (path.endsWith(end) ? [path.slice(0, -end.length)] : [])).sort();
}

function parseJson(text: string): Result<unknown> {
  const at = { file: manifestPath };
  if (nestsDeeper(text, nestingLimit))
    return refuse(packageMessages.manifestTooDeep({ limit: nestingLimit }, at));
  try {
    return { ok: true, value: JSON.parse(text), problems: [] };
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse(packageMessages.manifestNotJson({ reason: error.message }, at));
    throw error;
  }
}

/** Checks a parsed manifest against a listing of the folder. */
export function checkManifest(json: unknown, listing: readonly PackageFile[]): Result<Manifest> {
  const outer = outerSchema.safeParse(json);
  if (!outer.success) return { ok: false, problems: fieldProblems(outer.error, []) };
  const problems: Problem[] = [];
  const own = readOwn(outer.data.subtext, problems);
  const resources = readResources(outer.data.resources, listing, problems);
  const absentTables = findAbsent(outer.data.resources, problems);
  if (own !== null) problems.push(...missingDefinitions(own, resources));
  if (own === null || problems.some((p) => p.severity === 'error')) return { ok: false, problems };
  const { name = null, title = null } = outer.data;
  return { ok: true, value: { name, title, ...own, resources, absentTables }, problems };
}

type Own = Omit<Manifest, 'name' | 'title' | 'resources' | 'absentTables'>;

function readOwn(input: unknown, problems: Problem[]): Own | null {
  const version = futureVersion(input);
  if (version !== null) {
    problems.push(version);
    return null;
  }
  const parsed = subtextSchema.safeParse(input);
  if (!parsed.success) {
    problems.push(...fieldProblems(parsed.error, ['subtext']));
    return null;
  }
  const { schema_version, exported_on, as_of, default_guide, viewing, engagement, ...others } = parsed.data;
  const at = { file: manifestPath };
  for (const name of Object.keys(others)) {
    problems.push(packageMessages.unknownProperty({ property: `subtext.${name}` }, at));
  }
  const dates = bothDates(exported_on, as_of, problems);
  if (dates === null) return null;
  return {
    schemaVersion: schema_version,
    ...dates,
    defaultGuide: default_guide ?? null,
    viewing: viewing ?? null,
    engagement: engagement ?? null,
  };
}

/** A version from the future may differ in everything else, so it is looked for before anything else. */
function futureVersion(input: unknown): Problem | null {
  const version = versionSchema.safeParse(input);
  if (!version.success || version.data.schema_version <= schemaVersion) return null;
  const found = version.data.schema_version;
  return packageMessages.futureVersion({ found, known: schemaVersion }, { file: manifestPath });
}

function bothDates(
  exportedOn: string | undefined,
  asOf: string | undefined,
  problems: Problem[],
): Pick<Manifest, 'exportedOn' | 'asOf'> | null {
  const at = { file: manifestPath };
  const used = asOf ?? exportedOn;
  if (used === undefined) {
    const expected = 'a date that stands for today, such as 2026-10-05';
    problems.push(packageMessages.manifestField({ property: 'subtext.as_of', expected }, at));
    return null;
  }
  if (asOf === undefined) {
    problems.push(packageMessages.dateAssumed({ property: 'subtext.as_of', used, from: 'exported_on' }, at));
  }
  if (exportedOn === undefined) {
    problems.push(packageMessages.dateAssumed({ property: 'subtext.exported_on', used, from: 'as_of' }, at));
  }
  return { exportedOn: exportedOn ?? used, asOf: used };
}

function readResources(
  inputs: readonly unknown[],
  listing: readonly PackageFile[],
  problems: Problem[],
): Resource[] {
  const files = indexFiles(listing);
  const resources: Resource[] = [];
  inputs.forEach((input, index) => {
    const parsed = resourceSchema.safeParse(input);
    if (!parsed.success) {
      problems.push(...fieldProblems(parsed.error, ['resources', index]));
      return;
    }
    const spec = tableSpec(parsed.data.name);
    const at = { file: manifestPath, table: parsed.data.name };
    if (spec === undefined) problems.push(packageMessages.unknownTable(undefined, at));
    const resource = readResource(parsed.data, spec ?? null, files, problems);
    if (resource !== null) resources.push(resource);
  });
  problems.push(...duplicates(inputs));
  const order = new Map(TABLES.map((table, place) => [table.name, place]));
  return resources.sort((a, b) => (order.get(a.spec.name) ?? 0) - (order.get(b.spec.name) ?? 0));
}

function names(inputs: readonly unknown[]): string[] {
  return inputs.flatMap((input) => {
    const named = resourceSchema.pick({ name: true }).safeParse(input);
    return named.success ? [named.data.name] : [];
  });
}

function duplicates(inputs: readonly unknown[]): Problem[] {
  const times = new Map<string, number>();
  for (const name of names(inputs)) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times]
    .filter(([, n]) => n > 1)
    .map(([table, n]) => packageMessages.duplicateTable({ times: n }, { file: manifestPath, table }));
}

function findAbsent(inputs: readonly unknown[], problems: Problem[]): string[] {
  const listed = new Set(names(inputs));
  const present = TABLES.filter((table) => listed.has(table.name));
  const absent = TABLES.filter((table) => !listed.has(table.name));
  for (const { name: table, required } of absent) {
    const neededBy = present
      .filter((p) => p.foreignKeys.some((key) => !key.soft && key.table === table))
      .map((p) => p.name);
    const at = { file: manifestPath, table };
    if (required) problems.push(packageMessages.missingRequiredTable(undefined, at));
    else problems.push(packageMessages.missingTable({ neededBy }, at));
  }
  return absent.map((table) => table.name);
}

function missingDefinitions(own: Own, resources: readonly Resource[]): Problem[] {
  return resources.flatMap(({ spec }) =>
    spec.definition !== null && own[spec.definition] === null
      ? [
          packageMessages.definitionMissing(
            { property: `subtext.${spec.definition}`, table: spec.name },
            { file: manifestPath, table: spec.name },
          ),
        ]
      : [],
  );
}

/** Zod's issues as problems, each at the property's full path. */
function fieldProblems(error: z.ZodError, above: readonly PropertyKey[]): Problem[] {
  return error.issues.map((issue) => {
    const property = propertyPath([...above, ...issue.path]);
    return packageMessages.manifestField(
      { property, expected: expectedWords(issue) },
      { file: manifestPath },
    );
  });
}

function propertyPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '') || 'root';
}

function refuse(problem: Problem): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [problem] };
}
