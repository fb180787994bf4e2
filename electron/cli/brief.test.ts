import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { generate } from '../../datasets/tools/generate.ts';
import { tiny } from '../../datasets/tools/sizes.ts';
import { publishedWorld } from '../../datasets/tools/world.ts';
import { assembleBrief, type BriefProgress } from '../../shared/brief/assemble.ts';
import type { BriefQuestion } from '../../shared/brief/model.ts';
import { findChromium } from './chromium.ts';
import { withPackage } from './session.ts';
import { subtext } from './testing.ts';

/** The names of a document's elements in order. @throws when it is not well-formed */
function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void names.push(name));
  parser.write(xml).close();
  return names;
}

describe('the brief of the demo', () => {
  let folder = '';
  let html = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'brief-'));
    const out = path.join(folder, 'one.html');
    const asked = ['--languages', 'th,de,ar', '--limits', 'de=16', '--bootstrap', '39', '--matters', '0.001'];
    const ran = await subtext('brief', 'datasets/demo', ...asked, '--out', out);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: [] });
    html = await readFile(out, 'utf8');
  });
  afterAll(async () => rm(folder, { recursive: true }));

  test('is well-formed, with headings in order and no script', () => {
    const names = elementsOf(html);
    const levels = names.filter((name) => /^h\d$/.test(name)).map((name) => Number(name[1]));
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(names).not.toContain('script');
    expect(names.filter((name) => name === 'caption')).toHaveLength(
      names.filter((name) => name === 'table').length,
    );
  });

  test('tells verdict, limit and redline of each language, in the order that was asked for', () => {
    const verdicts = [...html.matchAll(/<h2>([^<]*, [a-z]+): (Raise|Keep|Lower|Can’t tell)<\/h2>/g)];
    expect(verdicts.map(([, name]) => name)).toEqual(['Thai, th', 'German, de', 'Arabic, ar']);
    expect(html).toContain('At most 17 characters per second.');
    expect(html).toContain('at most <del>17</del> <ins>16</ins> characters per second.');
  });

  test('holds the limit that it proposes against the smallest change that matters, and is graded as the study is', () => {
    const [, german = '', arabic = ''] = html.split('<h2>').slice(1);
    expect(german).toContain('The verdict, “Raise”, would propose 21');
    expect(html).toContain('<td>16 (by the verdict: 21)</td>');
    const change = (limit: number): RegExp =>
      new RegExp(
        `At a limit of ${limit} cps the 95 % intervals .* they take in the smallest change that matters, 0\\.1 %`,
      );
    expect(german).toMatch(change(16));
    expect(arabic).toMatch(/At a limit of 15 cps .* larger than the smallest that matters, 0\.1 %/);
    expect(german).toContain('The intervals of what is forecast for the proposed limit hold 0');
    expect(arabic).not.toContain('hold 0: it may change nothing');
  });

  test('explains the three compliances, and signs the changes', () => {
    const [, cells = ''] = /German, de<\/th>(<td>.*?)<\/tr>/s.exec(html) ?? [];
    const told = [...cells.matchAll(/(\d+) %, ([^:<]*): \+\d\.\d\d \(−\d\.\d\d to \+\d+\.\d\d\)/g)];
    expect(told.map(([, , place]) => place)).toEqual(['15 points less than read', 'as read', 'every line']);
    const [less = NaN, read = NaN, all] = told.map(([, share]) => Number(share));
    expect(all).toBe(100);
    expect(read - less).toBe(15);
  });

  test('has the verdict of the study of all languages', async () => {
    const { stdout } = await subtext('study', 'datasets/demo', '--bootstrap', '39', '--format', 'json');
    const verdicts = z
      .array(z.object({ language: z.string(), verdict: z.string() }))
      .parse(JSON.parse(stdout));
    const words: Readonly<Record<string, string>> = {
      raise: 'Raise',
      keep: 'Keep',
      lower: 'Lower',
      cannot_tell: 'Can’t tell',
    };
    for (const [tag, name] of [
      ['th', 'Thai'],
      ['de', 'German'],
      ['ar', 'Arabic'],
    ]) {
      const verdict = verdicts.find(({ language }) => language === tag)?.verdict ?? '';
      expect(html).toContain(`<h2>${name}, ${tag}: ${words[verdict] ?? ''}</h2>`);
    }
  });

  test('carries the fonts of the scripts that it is in', () => {
    const ranges = [...html.matchAll(/@font-face{[^}]*unicode-range:(U\+\w+)/g)].map(([, first]) => first);
    const text = html.replace(/<style>.*<\/style>/s, '');
    const scripts = {
      'U+0600': /[\u0620-\u064A]/,
      'U+0900': /[\u0904-\u0939]/,
      'U+0590': /[א-ת]/,
      'U+0E01': /[ก-ฮ]/,
    };
    expect(ranges).toEqual(
      Object.entries(scripts).flatMap(([first, letter]) => (letter.test(text) ? [first] : [])),
    );
    expect(ranges).toEqual(expect.arrayContaining(['U+0600', 'U+0E01']));
    expect(ranges.length).toBeLessThan(4);
  });

  test('marks Arabic text with its language and direction', () => {
    expect(html).toMatch(/<span lang="ar" dir="auto">[^<]*\p{Script=Arabic}/u);
  });
});

test.each([
  [['--out', 'x.docx', '--languages', 'de'], 'cli.brief_file'],
  [['--out', 'x.html', '--languages', 'de', '--compliance', '1.5'], 'cli.bad_option'],
  [['--out', 'x.html', '--languages', 'de', '--matters', '0'], 'cli.bad_option'],
  [['--languages', 'de'], 'cli.wrong_arguments'],
  [['--out', 'x.html', '--languages', 'de', '--limits', 'de=16,de=18'], 'cli.bad_option'],
  [['--out', 'x.html', '--languages', 'de', '--limits', 'fr=16'], 'cli.bad_option'],
])('brief refuses %j', async (words, code) => {
  const ran = await subtext('brief', 'nowhere', ...words);
  expect(ran.code).toBe(2);
  expect(ran.stderr.join('')).toContain(code);
});

/** The demo's shape in little, where the document is not what a test is about. */
let little = '';
beforeAll(async () => {
  little = await mkdtemp(path.join(tmpdir(), 'brief-little-'));
  await generate({ size: tiny, seed: 1, folder: little, hasText: true, world: publishedWorld });
});
afterAll(async () => rm(little, { recursive: true }));

describe('assembling a brief', () => {
  const question: BriefQuestion = {
    outcome: 'rewinds',
    margin: 0.05,
    smallestThatMatters: null,
    seed: 1,
    draws: 39,
    assetType: 'subtitle',
    audience: 'children',
    languages: ['xx', 'es-419'],
    limits: new Map([['es-419', 12]]),
    compliance: 0.5,
    scenario: null,
  };
  const receipt = {
    ...{ package: '', fingerprint: '', definitions: '', app: '', engine: '' },
    ...{ exportedOn: '', asOf: '' },
  };

  test('tells its steps, takes the audience that is asked for, and names languages without such lines', async () => {
    const told: BriefProgress[] = [];
    const found = await withPackage(little, ({ engine }) =>
      assembleBrief(engine, question, receipt, { onProgress: (progress) => told.push(progress) }),
    );
    expect(found.missing).toEqual(['xx']);
    expect(
      found.languages.map(({ study, proposed }) => [
        study.stratum.language,
        study.stratum.audience,
        proposed,
      ]),
    ).toEqual([['es-419', 'children', 12]]);
    expect(told[0]?.kind).toBe('study');
    expect(told.flatMap((one) => (one.kind === 'language' ? [[one.part, one.step, one.steps]] : []))).toEqual(
      [
        ['forecast', 1, 3],
        ['lines', 2, 3],
        ['examples', 3, 3],
      ],
    );
  });

  test('is cancelled between its steps', async () => {
    const abort = new AbortController();
    const onProgress = ({ kind }: BriefProgress): void => {
      if (kind === 'language') abort.abort();
    };
    const asked = withPackage(little, ({ engine }) =>
      assembleBrief(engine, question, receipt, { signal: abort.signal, onProgress }),
    );
    await expect(asked).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  });
});

const chromium = await findChromium();
const manifestSchema = z.object({ subtext: z.object({ exported_on: z.string() }) });

describe('a brief as PDF', () => {
  let folder = '';
  const write = (name: string): ReturnType<typeof subtext> =>
    subtext(
      ...['brief', little, '--languages', 'ar', '--bootstrap', '39'],
      ...['--out', path.join(folder, name)],
    );
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'brief-'));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  test.skipIf(chromium === null)(
    `is printed by a Chromium, of the day of the export, with the same bytes again${chromium === null ? ' (skipped: there is none)' : ''}`,
    async () => {
      vi.stubEnv('TMPDIR', folder);
      expect(await write('one.pdf')).toEqual({ code: 0, stdout: '', stderr: [] });
      expect(await write('two.pdf')).toEqual({ code: 0, stdout: '', stderr: [] });
      const [one = '', two] = await Promise.all(
        ['one.pdf', 'two.pdf'].map((name) => readFile(path.join(folder, name), 'latin1')),
      );
      expect(one).toMatch(/^%PDF-/);
      expect(one).toContain('/Lang (en)');
      // With letters from the font that the document carries, whatever the machine has.
      expect(one).toContain('+NotoSansArabic');
      const { exported_on: day } = manifestSchema.parse(
        JSON.parse(await readFile(path.join(little, 'datapackage.json'), 'utf8')),
      ).subtext;
      const date = `D:${day.replaceAll('-', '')}000000+00'00'`;
      expect(one).toContain(`/CreationDate (${date})`);
      expect(one).toContain(`/ModDate (${date})`);
      expect(two).toBe(one);
      expect((await readdir(folder)).filter((name) => name.startsWith('subtext-print-'))).toEqual([]);
    },
  );

  test('is HTML beside where there is no Chromium, which is said', async () => {
    vi.stubEnv('CHROMIUM_PATH', path.join(folder, 'none'));
    const ran = await write('three.pdf');
    expect(ran.code).toBe(1);
    expect(ran.stderr.join()).toMatch(/^warning cli.no_printer: .*three\.html/);
    expect(await readFile(path.join(folder, 'three.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });

  test('is HTML beside where the Chromium fails, which is said', async () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    const ran = await write('four.pdf');
    expect(ran.code).toBe(1);
    expect(ran.stderr.join()).toMatch(/^warning cli.not_printed: /);
    expect(await readdir(folder)).not.toContain('four.pdf');
    expect(await readFile(path.join(folder, 'four.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });
});

describe('the Chromium that prints', () => {
  test('is the one that is named, and no other', async () => {
    expect(await findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
    expect(await findChromium({ CHROMIUM_PATH: tmpdir(), PATH: process.env['PATH'] })).toBeNull();
  });

  test('else the first on the PATH that can be run', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'path-'));
    const [plain, runs] = [path.join(folder, 'a'), path.join(folder, 'b')];
    for (const each of [plain, runs]) await mkdir(each);
    await writeFile(path.join(plain, 'chromium'), '');
    await writeFile(path.join(runs, 'google-chrome'), '', { mode: 0o755 });
    const found = await findChromium({ PATH: ['', plain, runs].join(path.delimiter) }, 'linux');
    expect(found).toBe(path.join(runs, 'google-chrome'));
    await rm(folder, { recursive: true });
  });
});
