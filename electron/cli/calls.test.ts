import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { subtext, writePackage } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-calls-'));
  await writePackage(folder, { titles: 'title_id,name,content_type\nt1,One,film\n' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Calls that can't be right, with `DIR` for the package, the code that they are told of, and a part of its words. */
const wrong: readonly (readonly [call: readonly string[], code: string, part: string])[] = [
  [
    [],
    'cli.unknown_command',
    'No command was given. Use one of: validate, query, table, diff, audit, study, whatif, brief, lines, check, metrics, dimensions, sql.',
  ],
  [['quary'], 'cli.unknown_command', 'There is no command quary.'],
  [['help', 'quary'], 'cli.unknown_command', 'There is no command quary.'],
  [['validate'], 'cli.wrong_arguments', 'Call it as: subtext validate DIR'],
  [['validate', 'DIR/nowhere'], 'cli.no_folder', 'There is no folder '],
  [['validate', 'DIR/titles.csv'], 'cli.no_folder', 'There is no folder '],
  [['validate', 'DIR', '--format', 'xml'], 'cli.bad_option', '--format takes text, json, not xml.'],
  [['table', 'DIR'], 'cli.wrong_arguments', 'Call it as: subtext table DIR NAME'],
  [['table', 'DIR', 'titles', '--format', 'table'], 'cli.bad_option', '--format takes csv, json, not table.'],
  [
    ['table', 'DIR', 'consumptoin'],
    'cli.no_table',
    'There is no table or model named consumptoin. Use one of: asset_versions, assets, ',
  ],
  [['lines'], 'cli.wrong_arguments', 'Call it as: subtext lines FILE... [--language TAG]'],
  [['check'], 'cli.wrong_arguments', 'Call it as: subtext check FILE... [--language TAG]'],
  [['lines', 'DIR', '--format', 'xml'], 'cli.bad_option', '--format takes table, json, csv, not xml.'],
  [['check', 'DIR', '--format', 'csv'], 'cli.bad_option', '--format takes table, json, not csv.'],
  [['check', 'DIR', '--level', 'fatal'], 'cli.bad_option', '--level takes error, warning, note, not fatal.'],
  [['lines', 'DIR', '--audience', 'all'], 'cli.bad_option', '--audience takes adult, children, not all.'],
  [
    ['lines', 'DIR', '--kind', 'dub'],
    'cli.bad_option',
    '--kind takes subtitle, sdh, forced_narrative, template, not dub.',
  ],
  ...['german', 'x', 'de; DROP', 'und_', ''].map(
    (tag) =>
      [
        ['lines', 'DIR', '--language', tag],
        'cli.bad_option',
        `--language takes a BCP-47 tag, such as pt-BR, not ${tag}.`,
      ] as const,
  ),
  ...['0', '-25', '1/0', '25/26', '1001', '23,976', '1e2', '24000/1001/1', 'pal', ''].map(
    (rate) =>
      [
        ['lines', 'DIR', '--frame-rate', rate],
        'cli.bad_option',
        `--frame-rate takes frames per second, such as 25, 23.976 or 24000/1001, not ${rate}.`,
      ] as const,
  ),
  [
    ['check', 'DIR', '--encoding', 'klingon'],
    'cli.bad_option',
    '--encoding takes a label such as utf-8 or windows-1251, not klingon.',
  ],
  ...['disney', 'DIR', 'DIR/nowhere.json', ''].map(
    (guide) =>
      [
        ['check', 'DIR', '--guide', guide],
        'cli.bad_option',
        '--guide takes netflix, bbc, ofcom, ard-orf-srf-zdf, ted or the JSON file of a guide, not ',
      ] as const,
  ),
  [['check', 'DIR', '--guide', 'DIR/titles.csv'], 'guideline.guide_not_json', ''],
  [
    ['lines', 'DIR', '--shots', 'DIR/nowhere.csv'],
    'cli.bad_option',
    '--shots takes the file of a list of shot changes, not ',
  ],
  [['check', 'DIR', '--shots', 'DIR/titles.csv'], 'guideline.shots_no_column', ' has no column frame'],
  [['check', 'DIR/nowhere.srt'], 'cli.no_file', 'There is no file or folder '],
  [['check', 'DIR/titles.csv'], 'cli.not_subtitles', 'does not end as that of a subtitle file'],
  [['check', 'DIR'], 'cli.no_subtitles', 'holds no subtitle file'],
  [['metrics', 'DIR'], 'cli.extra_word', ' is one too many. Call it as: subtext metrics'],
  [['query', 'DIR'], 'cli.wrong_arguments', 'Call it as: subtext query DIR --metrics a,b'],
  [['query', 'DIR', '--metrics', ','], 'cli.wrong_arguments', 'Call it as: subtext query DIR --metrics a,b'],
  [['query', 'DIR', '--metrics', 'views,', 'lines'], 'cli.extra_word', 'The word lines is one too many.'],
  [['query', 'DIR', '--metrics'], 'cli.bad_option', '--metrics needs a value.'],
  [['query', 'DIR', '--metrics', '--limit', '3'], 'cli.bad_option', '--metrics needs a value.'],
  [
    ['query', 'DIR', '--metrics', 'views', '--metrics', 'lines'],
    'cli.bad_option',
    '--metrics is given twice.',
  ],
  [['query', 'DIR', '--metrics', 'views', '--explain=yes'], 'cli.bad_option', '--explain takes no value.'],
  [
    ['query', 'DIR', '--metrics', 'views', '--formt', 'json'],
    'cli.bad_option',
    'There is no option --formt.',
  ],
  [['query', 'DIR', '--metrics', 'views', '-l', '3'], 'cli.bad_option', 'There is no option -l.'],
  [
    ['query', 'DIR', '--metrics', 'views', '--constructor'],
    'cli.bad_option',
    'There is no option --constructor.',
  ],
  ...['0', '-5', '1.5', '1e3', '2000000', 'many', ''].map(
    (limit) =>
      [
        ['query', 'DIR', '--metrics', 'views', '--limit', limit],
        'cli.bad_option',
        `--limit takes a whole number from 1 to 1000000, not ${limit}.`,
      ] as const,
  ),
  [['query', 'DIR', '--metrics', 'vews'], 'query.unknown_metric', 'There is no metric vews. Use one of: '],
  [['query', 'DIR', '--metrics', 'views,views'], 'query.named_twice', 'The query names views twice.'],
  [
    ['query', 'DIR', '--metrics', 'views', '--order', '-views,views'],
    'query.named_twice',
    'The query names views twice.',
  ],
  [
    ['query', 'DIR', '--metrics', 'views', '--by', 'planet'],
    'query.unknown_dimension',
    'There is no dimension planet.',
  ],
  [
    ['query', 'DIR', '--metrics', 'lines', '--by', 'country'],
    'query.dimension_unreachable',
    "can't be grouped by country",
  ],
  [
    ['query', 'DIR', '--metrics', 'views', '--order', '-lines'],
    'query.unknown_order',
    "can't be ordered by lines.",
  ],
  [['query', 'DIR', '--metrics', 'views', '--where', 'planet = Mars'], 'query.unknown_dimension', 'planet'],
  [
    ['query', 'DIR', '--metrics', 'views', '--where', 'genre'],
    'query.bad_filter',
    'breaks off at character 6',
  ],
  [
    ['query', 'DIR', '--metrics', 'views', '--where', "genre = 'x"],
    'query.bad_filter',
    'breaks off at character 9',
  ],
  [
    ['query', 'DIR', '--metrics', 'views', '--where', 'genre = a b'],
    'query.bad_filter',
    'breaks off at character 11',
  ],
  [['query', 'DIR', '--metrics', 'views', '--where', 'genre in ()'], 'query.bad_filter', 'a value expected'],
  [
    ['query', 'DIR', '--metrics', 'views', '--where', 'week = 2026-02-30'],
    'query.bad_filter_value',
    'a date such as',
  ],
  [
    ['query', 'DIR', '--metrics', 'lines', '--where', 'cps_bin > fast'],
    'query.bad_filter_value',
    'not a number',
  ],
  [
    ['query', 'DIR', '--metrics', 'views', '--where', `genre = ${'x'.repeat(201)}`],
    'cli.bad_option',
    'where.0.values.0',
  ],
];

const oneLine = /^(error|warning) [a-z]+\.[a-z_]+: \P{Cc}+$/u;

describe('a call that is at fault ends with 2, with one line on standard error and nothing on standard output', () => {
  test.each(wrong)('subtext %j: %s', async (call, code, part) => {
    const ran = await subtext(...call.map((word) => word.replace('DIR', folder)));
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ran.stderr).toEqual([expect.stringMatching(oneLine)]);
    expect(ran.stderr[0]).toContain(`error ${code}: `);
    expect(ran.stderr[0]).toContain(part);
  });

  test('hostile words stay in the one line', async () => {
    const hostile = 'no\u001b[2J\n    at evil (file:///x.js:1:2)\u202e';
    for (const call of [[hostile], ['validate', hostile], ['query', folder, '--metrics', hostile]]) {
      const ran = await subtext(...call);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toEqual([expect.stringMatching(oneLine)]);
      expect(ran.stderr[0]).not.toContain('\u202e');
    }
  });
});

describe('help and definitions', () => {
  test.each([[['help']], [['--help']], [['-h']]])('subtext %j shows every command', async (call) => {
    const ran = await subtext(...call);
    expect(ran).toMatchObject({ code: 0, stderr: [] });
    const names = ['validate DIR', 'query DIR --metrics', 'table DIR NAME', 'metrics', 'dimensions'];
    for (const name of [...names, 'lines FILE...', 'check FILE...'])
      expect(ran.stdout).toContain(`subtext ${name}`);
  });

  test.each([[['--version']], [['-v']]])('subtext %j says which app and engine it is', async (call) => {
    const ran = await subtext(...call);
    expect(ran).toEqual({ code: 0, stdout: 'Subtext 0.1.0, DuckDB-WASM 1.32.0\n', stderr: [] });
  });

  test('of one command, asked for in either way', async () => {
    const { stdout } = await subtext('help', 'table');
    expect(stdout).toMatch(/^subtext table DIR NAME \[--format csv\|json\]\n/);
    expect(stdout).not.toContain('subtext query');
    expect((await subtext('table', '--help')).stdout).toBe(stdout);
  });

  /** The names that are part of the interface. */
  const names = {
    metrics:
      'lines median_cps p95_cps over_limit_share exposures rewind_rate pause_rate exit_rate text_off_rate audio_switch_rate rewind_ratio views view_hours completion_rate localized_share localized_hours_share mode_share preference_share',
    dimensions:
      'language original_language title genre audience country workflow asset_type week segment event_type consumption_language consumption_tag consumption_mode consumption_rule choice_set selection cps_bin speed_ratio_bin wpm_bin cpl_bin',
  };

  test.each(['metrics', 'dimensions'] as const)(
    '%s lists all of them, as a table and as JSON',
    async (what) => {
      const shown = await subtext(what);
      const asJson = await subtext(what, '--format', 'json');
      expect([shown.code, asJson.code, ...shown.stderr, ...asJson.stderr]).toEqual([0, 0]);
      const listed = z
        .array(z.looseObject({ name: z.string(), label: z.string().min(1), description: z.string().min(1) }))
        .parse(JSON.parse(asJson.stdout));
      expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(names[what].split(' ')));
      const inTable = shown.stdout
        .split('\n')
        .slice(2, -1)
        .map((line) => line.split(' ')[0]);
      expect(inTable).toEqual(listed.map(({ name }) => name));
    },
  );
});
