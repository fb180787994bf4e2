import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { element } from '../../shared/brief/html.ts';
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

test('text that looks like markup stays text', () => {
  const { text } = element('p', { title: '"><script>' }, '<img onerror=alert(1)>&\u0001');
  expect(text).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;img onerror=alert(1)&gt;&amp;\uFFFD</p>');
  expect(elementsOf(text)).toEqual(['p']);
});

describe('the brief of the demo', () => {
  let folder = '';
  let html = '';
  const write = async (name: string): Promise<string> => {
    const out = path.join(folder, name);
    const call = ['brief', 'datasets/demo', '--languages', 'de,ar', '--limits', 'de=16', '--bootstrap', '39'];
    expect(await subtext(...call, '--out', out)).toEqual({ code: 0, stdout: '', stderr: [] });
    return readFile(out, 'utf8');
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'brief-'));
    html = await write('one.html');
  }, 120_000);
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

  test('tells verdict, limit and redline of each language', () => {
    expect(html).toMatch(/<h2>de: (Raise|Keep|Lower|Can’t tell)<\/h2>/);
    expect(html).toMatch(/<h2>ar: (Raise|Keep|Lower|Can’t tell)<\/h2>/);
    expect(html).toContain('At most 17 characters per second.');
    expect(html).toContain('At most <del>17</del> <ins>16</ins> characters per second.');
  });

  test('marks Arabic text with its language and direction', () => {
    expect(html).toMatch(/<span lang="ar" dir="auto">[^<]*\p{Script=Arabic}/u);
  });

  test('has the same bytes again', async () => {
    expect(await write('two.html')).toBe(html);
  }, 120_000);
});

test.each([
  [['--out', 'x.pdf', '--languages', 'de'], 'cli.brief_file'],
  [['--languages', 'de'], 'cli.wrong_arguments'],
  [['--out', 'x.html', '--languages', 'de', '--limits', 'fr=16'], 'cli.bad_option'],
])('brief refuses %j', async (words, code) => {
  const ran = await subtext('brief', 'nowhere', ...words);
  expect(ran.code).toBe(2);
  expect(ran.stderr.join('')).toContain(code);
});
