import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nativeRows, subtext, writePackage } from './testing.ts';

/** Two titles of English and Korean origin; views of a French dub with English, Korean and German text, and of the originals. */
const tables = {
  titles: ['title_id,name,content_type', 't1,The Harbour,film', 't2,Small Hours,film', ''].join('\n'),
  languages: [
    'language,name,language_group,script',
    'en,English,en,Latn',
    'ko,Korean,ko,Kore',
    'fr,French,fr,Latn',
    'de,German,de,Latn',
    '',
  ].join('\n'),
  title_original_languages: ['title_id,language,is_primary', 't1,en,true', 't2,ko,true', ''].join('\n'),
  viewing: [
    'view_row_id,title_id,country,week_start,audio_language,audio_type,text_language,text_type,selection,views,completers,view_hours',
    '1,t1,FR,2026-01-05,fr,dub,en,subtitle,default,100,40,10.5',
    '2,t1,FR,2026-01-05,fr,dub,,off,default,50,10,4',
    '3,t1,DE,2026-01-12,fr,dub,de,subtitle,explicit,30,15,2',
    '4,t2,FR,2026-01-12,fr,dub,ko,subtitle,explicit,70,7,6',
    '5,t2,DE,2026-01-05,ko,original,,off,default,300,90,31',
    '6,t2,FR,2026-01-19,ko,original,fr,subtitle,default,20,5,1',
    '',
  ].join('\n'),
};

/** The modes before the edit, and after it: a dub with text in an original language is mixed. */
const modeSql = (edited: boolean): string => `CASE
  WHEN audio_type = 'original' AND text_type = 'off' THEN 'original'
  WHEN audio_type = 'original' THEN 'subtitles'
  WHEN text_type = 'off' THEN 'dub'
  WHEN text_language = CASE title_id WHEN 't1' THEN 'en' ELSE 'ko' END THEN '${edited ? 'mixed' : 'dub'}'
  ELSE 'mixed' END`;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const values = z.record(z.string(), cell);
/** The keys are exactly these, in every object. */
const diffSchema = z.strictObject({
  models: z.array(
    z.strictObject({
      name: z.string(),
      rows_before: z.number(),
      rows_after: z.number(),
      changed: z.number(),
      samples: z.array(
        z.strictObject({
          key: values,
          from: values.nullable(),
          to: values.nullable(),
          rule: z.string().nullable(),
        }),
      ),
    }),
  ),
  metrics: z.array(
    z.strictObject({
      name: z.string(),
      by: values,
      before: z.number().nullable(),
      after: z.number().nullable(),
      delta: z.number().nullable(),
    }),
  ),
  untouched: z.array(z.string()),
});

const definition = path.resolve('shared/models/consumption.yaml');
let folder: string;
let viewing: string;
let edited: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-diff-'));
  await writePackage(path.join(folder, 'package'), tables);
  viewing = path.join(folder, 'package', 'viewing.csv');
  edited = path.join(folder, 'my edit.yaml');
  const text = await readFile(definition, 'utf8');
  expect(text).toContain('when: text_in_original\n');
  await writeFile(edited, text.replace('when: text_in_original\n', 'when: text_in_original and views < 0\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const diff = (...words: readonly string[]) => subtext('diff', path.join(folder, 'package'), ...words);

test('as JSON: the rows, the metrics of both states as native DuckDB has them, and 3 since something moved', async () => {
  const ran = await diff('--definitions', edited, '--format', 'json', '--fail-on-change');
  expect(ran.code).toBe(3);
  const { models, metrics, untouched } = diffSchema.parse(JSON.parse(ran.stdout));
  expect(models[0]).toEqual({
    name: 'consumption',
    rows_before: 6,
    rows_after: 6,
    changed: 2,
    samples: [
      ['en', 1],
      ['ko', 4],
    ].map(([text, row]) => ({
      key: { view_row_id: row },
      from: {
        consumption_mode: 'dub',
        consumption_tag: 'fr',
        consumption_language: 'fr',
        consumption_rule: 'dub_original_text',
      },
      to: {
        consumption_mode: 'mixed',
        consumption_tag: text,
        consumption_language: text,
        consumption_rule: 'mixed',
      },
      rule: 'mixed',
    })),
  });
  const [before, after] = await Promise.all(
    [false, true].map((isEdited) =>
      nativeRows(
        { viewing },
        `SELECT ${modeSql(isEdited)} AS mode, sum(views), sum(completers) / sum(views) FROM viewing GROUP BY mode`,
      ),
    ),
  );
  for (const mode of ['dub', 'mixed'])
    for (const [i, name] of ['views', 'completion_rate'].entries()) {
      const of = (rows: (string | null)[][] | undefined) =>
        Number(rows?.find(([found]) => found === mode)?.[i + 1]);
      const move = metrics.find((one) => one.name === name && one.by['consumption_mode'] === mode);
      expect(move?.before).toBeCloseTo(of(before), 12);
      expect(move?.after).toBeCloseTo(of(after), 12);
      expect(move?.delta).toBeCloseTo(of(after) - of(before), 12);
    }
  expect(metrics.some(({ name, by }) => name === 'views' && Object.keys(by).length === 0)).toBe(false);
  expect(untouched).toContain('lines');
  expect(untouched).not.toContain('views');
});

test('as Markdown, from a folder of definitions: words for a review; 0, since nothing was to stay', async () => {
  const models = path.join(folder, 'edits', 'models');
  await mkdir(models, { recursive: true });
  await writeFile(path.join(models, 'consumption.yaml'), await readFile(edited));
  const ran = await diff('--definitions', path.join(folder, 'edits'));
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^# The edit changes 2 of 6 rows of consumption\b/);
  expect(ran.stdout).toContain(
    '- Case `dub_original_text` of consumption (Dubbed audio, text in an original language): changed',
  );
  expect(ran.stdout).toContain('| Views (consumption\\_mode dub) | 220 | 50 | −170 |');
});

test('a patch that changes words alone moves nothing, and 0 even where nothing may move', async () => {
  const patch = path.join(folder, 'words.patch');
  await writeFile(
    patch,
    `--- a/shared/models/consumption.yaml
+++ b/shared/models/consumption.yaml
@@ -1,3 +1,3 @@
 name: consumption
-label: Viewing
+label: Views
 counts: viewing
`,
  );
  const ran = await diff('--definitions', patch, '--format', 'json', '--fail-on-change');
  expect(ran.code).toBe(0);
  expect(diffSchema.parse(JSON.parse(ran.stdout))).toMatchObject({ models: [], metrics: [] });
});

test.each([['shared/metrics/partners.yaml'], ['shared']])(
  'what is shipped and not edited moves nothing: %s',
  async (given) => {
    const ran = await diff('--definitions', given, '--format', 'json', '--fail-on-change');
    expect([ran.code, ran.stderr]).toEqual([0, []]);
    expect(diffSchema.parse(JSON.parse(ran.stdout))).toMatchObject({ models: [], metrics: [] });
  },
);

describe('a call that is wrong ends with 2, before the package is read', () => {
  const wrong = async (...words: readonly string[]): Promise<string> => {
    const ran = await diff(...words);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    return ran.stderr.join('\n');
  };

  test('without definitions, or with a path where there are none', async () => {
    expect(await wrong()).toMatch(/^error cli\.wrong_arguments/);
    expect(await wrong('--definitions', path.join(folder, 'nowhere'))).toMatch(/^error lab\.no_definitions/);
    expect(await wrong('--definitions', path.join(folder, 'package'))).toMatch(/^error lab\.no_definitions/);
  });

  test('with a folder of more files than definitions ever are: none of them may be left out', async () => {
    const many = path.join(folder, 'many');
    await mkdir(many);
    await Promise.all(Array.from({ length: 1001 }, (_, i) => writeFile(path.join(many, `${i}.yaml`), '')));
    expect(await wrong('--definitions', many)).toMatch(
      /^error lab\.too_many_files: .* holds 1,001 YAML files/,
    );
  });

  test('with definitions that are wrong, told with the line', async () => {
    const broken = path.join(folder, 'broken.yaml');
    const text = (await readFile(definition, 'utf8')).replace(
      'when: text_in_original',
      'when: text_in_orignal',
    );
    await writeFile(broken, text);
    const line = text.split('\n').findIndex((each) => each.includes('text_in_orignal')) + 1;
    expect(await wrong('--definitions', broken)).toMatch(
      `error query.unknown_column: models/consumption.yaml, line ${line}`,
    );
  });

  test('with two files for one place, told with both, wherever in the folder they lie', async () => {
    const copies = path.join(folder, 'copies');
    await mkdir(path.join(copies, 'of mine'), { recursive: true });
    const text = await readFile('shared/metrics/producers.yaml');
    for (const name of ['a.yaml', path.join('of mine', 'b.yaml')])
      await writeFile(path.join(copies, name), text);
    const told = await wrong('--definitions', copies);
    expect(told).toMatch(/^error lab\.same_place: metrics\/producers\.yaml: /);
    expect(told).toContain('metrics/producers.yaml is edited 2 times');
    for (const name of ['a.yaml', path.join('of mine', 'b.yaml')]) expect(told).toContain(name);
  });

  test('with what is no diff', async () => {
    expect(await wrong('--definitions', viewing)).toMatch(/^error lab\.not_patch: viewing\.csv/);
  });
});
