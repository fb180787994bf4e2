import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nativeRows, subtext, writePackage } from './testing.ts';

const escape = '\u001b[31m';
const tables = {
  titles: [
    'title_id,name,content_type,genre,audience',
    't1,The Harbour,film,"=HYPERLINK(""http://x.example"",""go"")",adult',
    `t2,Small Hours,episode,"${escape}com\nedy\u0007\u202e",adult`,
    't3,Paper Boats,film,,children',
    't4,Low Tide,film,"drama, light",adult',
    '',
  ].join('\n'),
  viewing: [
    'view_row_id,title_id,country,week_start,audio_type,text_type,selection,views,completers,view_hours',
    '1,t1,FR,2026-01-05,original,off,default,9007199254740993,,1234567.8',
    '2,t2,FR,2026-01-05,original,off,default,100,40,10.5',
    '3,t2,DE,2026-01-12,original,off,explicit,50,10,0.25',
    '4,t3,FR,2026-01-12,original,off,explicit,7,7,',
    '5,t4,DE,2026-01-05,original,off,default,30,3,2',
    '6,t4,FR,2026-01-19,original,off,unknown,,,1',
    '',
  ].join('\n'),
};

let folder: string;
let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-query-'));
  await writePackage(folder, tables);
  files = { titles: path.join(folder, 'titles.csv'), viewing: path.join(folder, 'viewing.csv') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The keys are exactly these, in every object. */
const answerSchema = z.strictObject({
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['string', 'integer', 'number', 'date', 'boolean']),
      unit: z.string().nullable(),
    }),
  ),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  sql: z.string(),
  receipt: z.strictObject({
    package: z.string(),
    as_of: z.iso.date(),
    default_guide: z.string().nullable(),
    definitions: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    view: z.unknown(),
    not_applied: z.array(z.unknown()),
    sql: z.string(),
    engine: z.string(),
    app: z.string(),
  }),
});

/** SHA-256 over the sorted `name NUL sha256` of the tables, a line each. */
function fingerprint(): string {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const lines = Object.entries(tables).map(([name, csv]) => `${name}\0${sha256(csv)}\n`);
  return sha256(lines.sort().join(''));
}

describe('query', () => {
  test('as JSON: the columns, rows as native DuckDB has them, the SQL and the receipt', async () => {
    const ran = await subtext(
      ...['query', folder, '--metrics', 'views,completion_rate', '--by', 'genre,week', '--format', 'json'],
    );
    expect(ran.code).toBe(0);
    const { columns, rows, sql, receipt } = answerSchema.parse(JSON.parse(ran.stdout));
    expect(columns).toEqual([
      { name: 'genre', type: 'string', unit: null },
      { name: 'week', type: 'date', unit: null },
      { name: 'views', type: 'integer', unit: 'views' },
      { name: 'completion_rate', type: 'number', unit: 'share of views' },
      { name: 'completion_rate_low', type: 'number', unit: 'share of views' },
      { name: 'completion_rate_high', type: 'number', unit: 'share of views' },
      { name: 'completion_rate_n', type: 'integer', unit: null },
    ]);
    const expected = await nativeRows(
      files,
      `SELECT genre, week_start, sum(views), sum(completers) / sum(views) FILTER (WHERE completers IS NOT NULL)
       FROM viewing JOIN titles USING (title_id) GROUP BY ALL ORDER BY genre NULLS LAST, week_start NULLS LAST`,
    );
    const shown = rows.map((row) => row.slice(0, 4).map((cell) => (cell === null ? null : String(cell))));
    expect(shown).toEqual(expected);
    expect(rows[2]?.[2]).toBe('9007199254740993');
    expect(receipt).toMatchObject({
      package: fingerprint(),
      as_of: '2026-10-05',
      default_guide: null,
      view: {
        metrics: ['views', 'completion_rate'],
        by: ['genre', 'week'],
        where: [],
        order: [],
        limit: null,
      },
      not_applied: [],
      sql,
      engine: 'DuckDB-WASM 1.32.0',
      app: 'Subtext 0.1.0',
    });
  });

  test('as a table: filters are ANDed, the order and the limit hold, and no cell speaks to the terminal', async () => {
    const ran = await subtext(
      ...['query', folder, '--metrics', 'views,view_hours', '--by', 'genre', '--order', '-view_hours'],
      ...['--where', "genre != 'drama, light'", '--where', 'week between 2026-01-05 and 2026-01-12'],
      ...['--where', 'country in (FR,DE)', '--limit', '2'],
    );
    expect(ran.code).toBe(0);
    expect(ran.stdout).toBe(
      [
        'genre                                           views  view_hours',
        '-----------------------------------  ----------------  ----------',
        '=HYPERLINK("http://x.example","go")  9007199254740993     1234568',
        '[31mcom edy                                       150       10.75',
        '',
      ].join('\n'),
    );
  });

  test('as CSV, raw, as another reader finds it; a filter that does not reach is told of, and ends with 2', async () => {
    const ran = await subtext(
      ...[
        'query',
        folder,
        '--metrics',
        'views',
        '--by',
        'genre',
        '--format',
        'csv',
        '--where',
        'workflow = in_house',
      ],
    );
    expect(ran.code).toBe(2);
    expect(ran.stderr).toEqual([
      expect.stringMatching(
        /^error cli\.filter_not_applied: The filter on workflow was not applied: Workflow describes /,
      ),
    ]);
    expect(ran.stdout).toMatch(/^genre,views\r\n/);
    expect(ran.stdout).toContain(`"${escape}com\nedy\u0007\u202e",150\r\n`);
    expect(ran.stdout).toContain('"=HYPERLINK(""http://x.example"",""go"")",');
    const written = path.join(folder, 'answer.csv');
    await writeFile(written, ran.stdout);
    expect(await nativeRows({ answer: written }, 'SELECT * FROM answer')).toEqual(
      await nativeRows(
        files,
        'SELECT genre, sum(views) FROM viewing JOIN titles USING (title_id) GROUP BY ALL ORDER BY genre NULLS LAST',
      ),
    );
  });

  test('a metric that counts nothing, since its tables are left out, is unknown', async () => {
    const { stdout, stderr } = await subtext('query', folder, '--metrics', 'lines,views', '--format', 'csv');
    expect(stdout).toBe('lines,views\r\n0,9007199254741180\r\n');
    expect(stderr).toEqual([
      'warning cli.tables_absent: The package leaves out timed_text_events, so that lines counts nothing. Take the figure for unknown, or export these tables too.',
    ]);
  });

  test('--explain shows the SQL and what it reads, and runs nothing', async () => {
    const call = ['query', folder, '--metrics', 'over_limit_share', '--by', 'language', '--explain'];
    const shown = await subtext(...call);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /SELECT[^]*FROM "core"\."line_reading"[^]*\n-- over_limit_share reads core\./,
    );
    const asJson: unknown = JSON.parse((await subtext(...call, '--format', 'json')).stdout);
    const { sql } = z
      .object({ sql: z.string(), uses: z.object({ over_limit_share: z.array(z.string()).min(1) }) })
      .parse(asJson);
    expect(shown.stdout.startsWith(sql)).toBe(true);
  });
});

test('--having keeps rows by a metric, periods group dates, --totals adds what all groups give', async () => {
  const call = [
    'query',
    folder,
    '--metrics',
    'views,completion_rate',
    '--by',
    'week__month,genre',
    '--totals',
  ];
  const having = [...call, '--having', 'views >= 30', '--having', 'views < 1000', '--format', 'json'];
  const { code, stdout } = await subtext(...having);
  expect(code).toBe(0);
  const answered = z
    .object({ rows: z.array(z.array(z.unknown())), totals: z.array(z.unknown()) })
    .parse(JSON.parse(stdout));
  const wanted = await nativeRows(
    files,
    `SELECT date_trunc('month', week_start)::DATE, genre, sum(views)::BIGINT FROM viewing JOIN titles USING (title_id)
     GROUP BY 1, 2 HAVING sum(views) BETWEEN 30 AND 999 ORDER BY 1, 2 NULLS LAST`,
  );
  expect(answered.rows.map((row) => row.slice(0, 3).map(String))).toEqual(wanted);
  // 9007199254740993 + 100 + 50 + 7 + 30 views; of those with completers, 60 of 187.
  expect(answered.totals.slice(0, 4)).toEqual([null, null, '9007199254741180', 60 / 187]);
  const table = await subtext(...call, '--format', 'csv');
  const lines = table.stdout.trimEnd().split(/\r?\n/);
  // A group may be of nulls: a column tells the total from it.
  expect(lines[0]).toMatch(/,is_total$/);
  expect(lines.at(-1)).toMatch(/^,,9007199254741180,0\.32.*,true$/);
  expect(lines.filter((line) => line.endsWith(',true'))).toHaveLength(1);
  const forPeople = await subtext(...call);
  expect(forPeople.stdout.trimEnd().split('\n').at(-1)).toMatch(/^total +- +/);
});

test.each([
  ['--having', 'hits > 1', 'There is no metric hits.'],
  ['--having', 'views > many', 'compares it with "many", which is not a number'],
  ['--having', 'views >', 'a value expected'],
])('%s %s is refused in words', async (option, text, words) => {
  const { code, stderr } = await subtext('query', folder, '--metrics', 'views', option, text);
  expect(code).toBe(2);
  expect(stderr.join('\n')).toContain(words);
});

test('a language on viewing is named by its group or by a full tag, and ruled out by either', async () => {
  const dubbed = path.join(folder, 'dubbed');
  await writePackage(dubbed, {
    titles: 'title_id,name,content_type\nt1,Low Tide,film\n',
    title_original_languages: 'title_id,position,language,is_primary\nt1,1,en-US,true\n',
    viewing: [
      'view_row_id,title_id,country,week_start,audio_type,audio_language,text_type,selection,views,view_hours',
      '1,t1,MX,2026-01-05,dub,es-419,off,default,100,1',
      '2,t1,ES,2026-01-05,dub,es-ES,off,default,20,1',
      '3,t1,DE,2026-01-05,dub,de,off,default,3,1',
      '',
    ].join('\n'),
  });
  const viewsWhere = async (condition: string): Promise<unknown> => {
    const { stdout, stderr } = await subtext(
      'query',
      dubbed,
      '--metrics',
      'views',
      '--where',
      condition,
      '--format',
      'json',
    );
    expect(stderr.filter((line) => line.startsWith('error'))).toEqual([]);
    return z.object({ rows: z.array(z.array(z.unknown())) }).parse(JSON.parse(stdout)).rows[0]?.[0];
  };
  expect(await viewsWhere('language = es-419')).toBe(100);
  expect(await viewsWhere('language = es')).toBe(120);
  expect(await viewsWhere('language in (es-ES, de)')).toBe(23);
  expect(await viewsWhere('language != es-419')).toBe(23);
  expect(await viewsWhere('language != es')).toBe(3);
  const { stdout } = await subtext(
    'query',
    dubbed,
    '--metrics',
    'views',
    '--by',
    'language',
    '--format',
    'csv',
  );
  expect(stdout.trim().split(/\r?\n/)).toEqual(['language,views', 'de,3', 'es,120']);
});
