import { describe, expect, test } from 'vitest';
import type { Problem } from '../errors/problem.ts';
import type { PackageFile, PackageFiles } from './files.ts';
import { checkManifest, manifestLimit, readManifest } from './manifest.ts';
import { TABLES } from './tables.ts';

const subtext = {
  schema_version: 1,
  exported_on: '2026-10-05',
  as_of: '2026-10-04',
  default_guide: 'acme',
  viewing: { view_threshold_s: 120, completion: 0.9 },
};
const whole = {
  name: 'export',
  title: 'An export',
  resources: [
    { name: 'viewing', path: 'viewing.csv' },
    { name: 'titles', path: 'titles.parquet', bytes: 7 },
  ],
  subtext,
};
const listing: PackageFile[] = [
  { path: 'datapackage.json', bytes: 1 },
  { path: 'viewing.csv', bytes: 5 },
  { path: 'titles.parquet', bytes: 7 },
];

/** The problems with a manifest that are more than tables left out. */
function problemsOf(manifest: unknown, files: readonly PackageFile[] = listing): readonly Problem[] {
  return checkManifest(manifest, files).problems.filter(({ code }) => code !== 'package.missing_table');
}
const withSubtext = (own: object): object => ({ ...whole, subtext: { ...subtext, ...own } });
const withTitles = (resource: object): object => ({
  ...whole,
  resources: [whole.resources[0], { ...whole.resources[1], ...resource }],
});

describe('a manifest', () => {
  test('that is whole is read, its tables in the order of the data package', () => {
    const found = checkManifest(whole, listing);
    expect(found).toMatchObject({
      ok: true,
      value: {
        name: 'export',
        title: 'An export',
        schemaVersion: 1,
        exportedOn: '2026-10-05',
        asOf: '2026-10-04',
        defaultGuide: 'acme',
        viewing: { view_threshold_s: 120, completion: 0.9 },
        engagement: null,
      },
    });
    if (!found.ok) return;
    expect(found.value.resources.map(({ spec, bytes }) => [spec.name, bytes])).toEqual([
      ['titles', 7],
      ['viewing', 5],
    ]);
    expect(found.value.absentTables).toHaveLength(TABLES.length - 2);
    expect(problemsOf(whole)).toEqual([]);
  });

  test('without one of its dates takes the other, and says so', () => {
    const found = checkManifest(
      withSubtext({ as_of: undefined, exported_on: '2026-10-05T12:00:00Z' }),
      listing,
    );
    expect(found).toMatchObject({ ok: true, value: { asOf: '2026-10-05', exportedOn: '2026-10-05' } });
    expect(problemsOf(withSubtext({ as_of: undefined }))).toMatchObject([
      { code: 'package.date_assumed', severity: 'warning' },
    ]);
  });

  test.each<[what: string, manifest: unknown, code: string, part: string]>([
    ['is a list', [], 'manifest_field', 'The property root'],
    ['lists nothing', { ...whole, resources: [] }, 'manifest_field', 'The property resources'],
    ['has no part of ours', { ...whole, subtext: undefined }, 'manifest_field', 'The property subtext'],
    [
      'has no date',
      withSubtext({ as_of: undefined, exported_on: undefined }),
      'manifest_field',
      'subtext.as_of',
    ],
    [
      'has a date that does not exist',
      withSubtext({ as_of: '2026-02-30' }),
      'manifest_field',
      'subtext.as_of',
    ],
    [
      'has a version as text',
      withSubtext({ schema_version: '1' }),
      'manifest_field',
      'subtext.schema_version',
    ],
    [
      'has a version from the future, whatever else',
      withSubtext({ schema_version: 2, as_of: 7 }),
      'future_version',
      'schema version 2; this build reads versions up to 1',
    ],
    [
      'has a threshold below zero',
      withSubtext({ viewing: { view_threshold_s: -1, completion: 0.9 } }),
      'manifest_field',
      'subtext.viewing.view_threshold_s',
    ],
    [
      'names a resource by number',
      { ...whole, resources: [...whole.resources, { name: 7 }] },
      'manifest_field',
      'resources[2].name',
    ],
    [
      'holds data itself',
      withTitles({ path: undefined, data: [] }),
      'inline_data',
      'in datapackage.json itself',
    ],
    ['names no path', withTitles({ path: undefined }), 'manifest_field', 'resources.titles.path'],
    ['names a file that is not there', withTitles({ path: 'else.parquet' }), 'file_missing', 'else.parquet'],
    ['climbs out of the folder', withTitles({ path: '../titles.parquet' }), 'path_outside', 'climbs out'],
    [
      'climbs out of the folder for a table that is not known',
      { ...whole, resources: [...whole.resources, { name: 'else', path: '/etc/passwd' }] },
      'path_outside',
      'root of a disk',
    ],
    ['names a format that is not read', withTitles({ format: 'xlsx' }), 'unknown_format', 'xlsx'],
    ['says another size', withTitles({ bytes: 8 }), 'bytes_differ', 'says 8 bytes, but there are 7'],
    [
      'lists a table twice',
      { ...whole, resources: [...whole.resources, whole.resources[1]] },
      'duplicate_table',
      '2 times',
    ],
    [
      'lacks the titles',
      { ...whole, resources: [whole.resources[0]] },
      'missing_required_table',
      'lacks this table',
    ],
    [
      'says that a file is in an old encoding',
      withTitles({ encoding: 'latin-1' }),
      'unknown_encoding',
      'latin-1',
    ],
    ['has no header lines', withTitles({ dialect: { header: false } }), 'unknown_dialect', 'header'],
    [
      'parts columns by two characters',
      withTitles({ dialect: { delimiter: '||' } }),
      'unknown_dialect',
      'delimiter',
    ],
    [
      'leads to a dialect elsewhere',
      withTitles({ dialect: 'https://example.org/d.json' }),
      'unknown_dialect',
      'address',
    ],
  ])('that %s is refused', (_, manifest, code, part) => {
    expect(checkManifest(manifest, listing).ok).toBe(false);
    const problems = problemsOf(manifest).filter(({ severity }) => severity === 'error');
    expect(problems.map((problem) => problem.code)).toContain(`package.${code}`);
    expect(problems.find((problem) => problem.code === `package.${code}`)?.message).toContain(part);
  });

  test('that has many faults is told of all of them', () => {
    const manifest = {
      ...withSubtext({ colour: 'red' }),
      resources: [
        { name: 'titles', path: 'C:\\x.csv', encoding: 'utf-16' },
        { name: 'viewing', path: 'viewing.csv', bytes: 9, hash: 'md5:0' },
        { name: 'planets', path: 'p.csv' },
      ],
    };
    expect(
      problemsOf(manifest)
        .map(({ code, severity }) => `${severity} ${code}`)
        .sort(),
    ).toEqual([
      'error package.bytes_differ',
      'error package.path_outside',
      'error package.unknown_encoding',
      'warning package.hash_unknown',
      'warning package.unknown_property',
      'warning package.unknown_table',
    ]);
  });

  test('is only warned of what does no harm', () => {
    const odd = {
      ...withTitles({ hash: 'md5:00', schema: { fields: [{ name: 'name', type: 'integer' }] } }),
      subtext: { ...subtext, viewing: undefined, more: 1 },
    };
    expect(checkManifest(odd, listing).ok).toBe(true);
    expect(
      problemsOf(odd)
        .map(({ code, severity }) => `${severity} ${code}`)
        .sort(),
    ).toEqual([
      'warning package.definition_missing',
      'warning package.hash_unknown',
      'warning package.schema_differs',
      'warning package.unknown_property',
    ]);
  });
});

describe('reading it', () => {
  const files = (content: BlobPart | null, escapes = false): PackageFiles => ({
    label: 'x',
    list: () =>
      Promise.resolve(
        content === null ? [] : [{ path: 'datapackage.json', bytes: 1, escapes }, ...listing.slice(1)],
      ),
    open: () => Promise.resolve(content === null ? null : new Blob([content])),
  });
  const codes = async (given: PackageFiles): Promise<string[]> =>
    (await readManifest(given)).problems.map(({ code }) => code);

  test('takes a byte order mark', async () => {
    expect(await readManifest(files(`\ufeff${JSON.stringify(whole)}`))).toMatchObject({ ok: true });
  });

  test.each<[below: readonly string[], message: string]>([
    [[], 'There is no datapackage.json in the folder.'],
    [['a.csv', 'datapackage.json.bak'], 'There is no datapackage.json in the folder.'],
    [
      ['may/datapackage.json', 'may/a.csv'],
      'There is no datapackage.json in the folder itself, but there is in may.',
    ],
    [
      ['e', 'd', 'x/c', 'b', 'a'].map((folder) => `${folder}/datapackage.json`),
      'There is no datapackage.json in the folder itself, but there is in a, b, d and 2 more.',
    ],
  ])('without a manifest, and with %j, it says so', async (below, message) => {
    const { problems } = await readManifest({
      label: 'x',
      list: () => Promise.resolve(below.map((path) => ({ path, bytes: 1 }))),
      open: () => Promise.resolve(null),
    });
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  test.each<[what: string, given: PackageFiles, code: string]>([
    ['nothing', files(null), 'package.no_manifest'],
    ['a link that leads out', files('{}', true), 'package.path_outside'],
    ['too much', files(' '.repeat(manifestLimit + 1)), 'package.manifest_too_large'],
    ['nesting without end', files('['.repeat(100_000)), 'package.manifest_too_deep'],
    ['another encoding', files(new Uint8Array([0x7b, 0xff, 0x7d])), 'package.manifest_not_text'],
    ['half a manifest', files(JSON.stringify(whole).slice(0, 50)), 'package.manifest_not_json'],
  ])('%s is told of, and nothing else', async (_, given, code) => {
    expect(await codes(given)).toEqual([code]);
  });
});
