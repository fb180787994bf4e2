import { tableFromArrays, tableToIPC, type Table } from 'apache-arrow';
import { afterEach, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { ProblemError } from '../errors/problem.ts';
import type { PackageFiles } from '../package/files.ts';
import { loadPackage } from './load.ts';
import type { Engine } from './port.ts';

let engine: Engine;

afterEach(async () => engine.close());

/** A package of columns by table; those named in `csv` as CSV, the others as Arrow. */
function packageOf(
  tables: Readonly<Record<string, Readonly<Record<string, readonly (string | bigint)[]>>>>,
  csv: readonly string[] = [],
): PackageFiles {
  const fileOf = (table: string): string => `${table}.${csv.includes(table) ? 'csv' : 'arrow'}`;
  const manifest = {
    name: 'opened',
    resources: Object.keys(tables).map((name) => ({ name, path: fileOf(name) })),
    subtext: {
      schema_version: 1,
      exported_on: '2026-10-05',
      as_of: '2026-10-05',
      viewing: { view_threshold_s: 120, completion: 0.9 },
      engagement: { exposure: 'on screen for half of its time', attribution_s: { rewinds: 10 } },
    },
  };
  const files = new Map<string, Blob>([['datapackage.json', new Blob([JSON.stringify(manifest)])]]);
  for (const [table, columns] of Object.entries(tables)) {
    const names = Object.keys(columns);
    const rows = Object.values(columns)[0]?.map((_, row) =>
      names.map((name) => String(columns[name]?.[row])).join(','),
    );
    const bytes = csv.includes(table)
      ? [[names.join(','), ...(rows ?? [])].join('\n')]
      : [Uint8Array.from(tableToIPC(arrow(columns), 'file'))];
    files.set(fileOf(table), new Blob(bytes));
  }
  return {
    label: 'opened',
    list: () => Promise.resolve([...files].map(([path, { size }]) => ({ path, bytes: size }))),
    open: (path) => Promise.resolve(files.get(path) ?? null),
  };
}

function arrow(columns: Readonly<Record<string, readonly (string | bigint)[]>>): Table {
  return tableFromArrays(
    Object.fromEntries(
      Object.entries(columns).map(([name, values]) => {
        const whole = values.filter((value) => typeof value === 'bigint');
        return [name, whole.length === values.length ? BigInt64Array.from(whole) : [...values]];
      }),
    ),
  );
}

/** A Japanese and a German version, whose ids are whole numbers, of a line each with a wide and two narrow characters. */
const tables = {
  languages: { language: ['ja', 'de'], name: ['Japanese', 'German'], language_group: ['ja', 'de'] },
  titles: { title_id: [1n], name: ['One'], content_type: ['film'] },
  assets: {
    asset_id: [10n, 20n],
    title_id: [1n, 1n],
    language: ['ja', 'de'],
    asset_type: ['subtitle', 'subtitle'],
  },
  asset_versions: { version_id: [100n, 200n], asset_id: [10n, 20n], version: [1n, 1n] },
  timed_text_events: {
    version_id: [100n, 200n],
    ordinal: [0n, 0n],
    event_type: ['dialogue', 'dialogue'],
    start_ms: [0n, 0n],
    end_ms: [1000n, 1000n],
    text: ['日ab', '日ab'],
  },
};

/** Characters by version, as they were counted when the package was loaded. */
async function charactersIn(files: PackageFiles): Promise<unknown> {
  engine = await openNodeEngine();
  await loadPackage(engine, files);
  const { values } = await engine.query(
    'SELECT version_id, char_count FROM source.timed_text_events ORDER BY version_id',
  );
  return values;
}

// Japanese counts a narrow character as a half: 1 + 0.5 + 0.5 (facts, timed text, section 2.5).
const counted = [
  ['100', '200'],
  [2, 3],
];

test('lines are counted in the language of their version, whose ids are whole numbers here', async () => {
  expect(await charactersIn(packageOf(tables))).toEqual(counted);
});

test.each(['assets', 'asset_versions', 'timed_text_events'])(
  'and so they are where %s comes as CSV, of which nothing is known before it is loaded',
  async (table) => {
    expect(await charactersIn(packageOf(tables, [table]))).toEqual(counted);
  },
);

test('a damaged file is told at its own table, though others were read before it was its turn', async () => {
  const files = packageOf(tables);
  engine = await openNodeEngine();
  const damaged: PackageFiles = {
    ...files,
    open: async (path) => {
      const file = await files.open(path);
      return path === 'assets.arrow' ? (file?.slice(0, 100) ?? null) : file;
    },
  };
  const refused = await loadPackage(engine, damaged).catch((error: unknown) => error);
  const problems = refused instanceof ProblemError ? refused.problems : [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, at }) => [code, at.file])).toEqual([['engine.unreadable_file', 'assets.arrow']]);
});
