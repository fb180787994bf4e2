import { describe, expect, test } from 'vitest';
import { ProblemList } from '../problems.ts';
import { mendXml } from './mend.ts';
import { briefly, documentOf, readDocument } from './testing.ts';

const around = (content: string): string => documentOf(`<body><div>\n${content}\n</div></body>`);

/** Damaged lines: what is read of them, and what is said, with the line where it is. */
const damaged: readonly [
  damage: string,
  events: readonly string[],
  problems: readonly (readonly [string, number])[],
][] = [
  ['<p end="1s">R&B</p>\n<p end="2s">B; C</p>', ['0..1 R&B', '0..2 B; C overlap'], [['xml_stray', 2]]],
  ['<p end="1s">I <3 you</p>', ['0..1 I <3 you'], [['xml_stray', 2]]],
  ['<p end="1s">a < b</p>\n<p begin="1s" end="2s">B</p>', ['0..1 a < b', '1..2 B'], [['xml_stray', 2]]],
  ['<p end="1s">a <b c</p>', ['0..1 a <b c'], [['xml_stray', 2]]],
  ['<p end="1s"><!x></p>\n<p begin="1s" end="2s">B</p>', ['0..1 <!x>', '1..2 B'], [['xml_stray', 2]]],
  ['<p end="1s">A</i></p>\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_unopened', 2]]],
  ['<p end="1s"><span>A</p>\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_unclosed', 2]]],
  ['<p end="1s">A\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_unclosed', 3]]],
  [
    '<p end="1s">A <span>B\n<p begin="1s" end="2s">C</p>',
    ['0..1 A B', '1..2 C'],
    [
      ['xml_unclosed', 3],
      ['xml_unclosed', 3],
    ],
  ],
  ['<p end="1s>A</p>\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_cut', 2]]],
  ['<p end="1s"\n<span>A</span></p>', ['0..1 A'], [['xml_cut', 3]]],
  [
    '<p end="1s" title="a<b & c">A</p>',
    ['0..1 A'],
    [
      ['xml_stray', 2],
      ['xml_stray', 2],
    ],
  ],
  ['<p end=1s>A</p>\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_malformed', 2]]],
  ['<p end="1s" end="2s">A</p>', ['0..2 A'], [['xml_malformed', 2]]],
  ['<p end="1s"begin="0s">A</p>', ['0..1 A'], [['xml_malformed', 2]]],
  ['<p end="1s"">A</p>\n<p begin="1s" end="2s">B</p>', ['0..1 A', '1..2 B'], [['xml_malformed', 2]]],
  ['<p end="1s">a\u0001b</p>', ['0..1 a\u0001b'], [['xml_malformed', 2]]],
  ['<p end="1s">&#0;</p>', ['0..1 &#0;'], [['xml_malformed', 2]]],
  [
    '<p end="1s">&nbsp;caf&eacute;&x;</p>',
    ['0..1 café&x;'],
    [
      ['xml_entity', 2],
      ['xml_entity', 2],
      ['xml_entity', 2],
    ],
  ],
  ['<p end="1s">&amp;nbsp;</p>', ['0..1 &nbsp;'], []],
  ['<p end="1s"><![CDATA[R&B </p>]]></p>', ['0..1 R&B </p>'], []],
  ['<!-- <p> & -- > --><p end="1s">A</p>', ['0..1 A'], [['xml_malformed', 2]]],
];

describe('damage', () => {
  test.each(damaged)('%j', (damage, events, problems) => {
    const text = around(damage);
    expect(briefly(text)).toEqual(events);
    const found = readDocument(text).problems.filter(({ code }) => code.startsWith('timed-text.xml'));
    expect(found.map(({ code, at }) => [code.replace('timed-text.', ''), at.line])).toEqual(problems);
  });

  test('a file that is cut off keeps all its lines, the last as far as it goes', () => {
    const whole = around('<p end="1s">First</p>\n<p begin="1s" end="2s">Sec<span>ond</span></p>');
    const cut = (until: string): readonly string[] => briefly(whole.slice(0, whole.indexOf(until)));
    expect(cut('ond')).toEqual(['0..1 First', '1..2 Sec']);
    expect(cut('an>ond')).toEqual(['0..1 First', '1..2 Sec<sp']);
    expect(cut('s">Sec')).toEqual(['0..1 First', '1..-  bad_time empty_text']);
    expect(cut('p begin')).toEqual(['0..1 First']);
    expect(cut('First')).toEqual(['0..1  empty_text']);
  });

  test('a second document behind the first is read too', () => {
    const text = around('<p end="1s">A</p>');
    expect(briefly(`${text}\n${text}`)).toEqual(['0..1 A', '0..1 A overlap']);
  });

  test('a well-formed text stays as it is', () => {
    const text = around('<p end="1s" title="x > y &quot;">A &amp; B<br/><!-- & < --></p>');
    const problems = new ProblemList();
    expect(mendXml(text, problems)).toBe(text);
    expect(problems.all()).toEqual([]);
  });
});

describe('a document type declaration', () => {
  const withDoctype = (doctype: string, text: string): string =>
    `<?xml version="1.0"?>\n${doctype}\n${documentOf(`<body><div>\n<p end="1s">${text}</p></div></body>`)}`;

  test('that multiplies entities is not expanded', () => {
    const entities = Array.from(
      { length: 30 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    ).join('\n');
    const { events, problems } = readDocument(
      withDoctype(`<!DOCTYPE tt [\n<!ENTITY l0 "lol">\n${entities}\n]>`, 'A &l30; B'),
    );
    expect(events).toMatchObject([{ text: 'A &l30; B', at: { line: 36 } }]);
    expect(problems.map(({ code, at }) => [code, at.line])).toEqual([
      ['timed-text.xml_doctype', 2],
      ['timed-text.xml_entity', 36],
    ]);
  });

  test.each([
    ['<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['<!DOCTYPE tt [<!ENTITY % x SYSTEM "http://localhost/x"> %x; <!ENTITY y "]">] >', '&y;'],
    ['<!DOCTYPE tt SYSTEM "http://localhost/x.dtd">', 'A'],
  ])('%s fetches and means nothing', (doctype, text) => {
    const { events, codes } = readDocument(withDoctype(doctype, text));
    expect(events).toMatchObject([{ text, at: { line: 4 } }]);
    expect(codes).toEqual(text === 'A' ? ['xml_doctype'] : ['xml_doctype', 'xml_entity']);
  });
});

describe('size', () => {
  const timed = (text: string) => {
    const started = performance.now();
    const { events, codes } = readDocument(text);
    return { events, codes, took: performance.now() - started };
  };

  test('100,000 elements within one another', () => {
    const depth = 100_000;
    const { events, codes, took } = timed(
      around(`<p end="1s">${'<span tts:color="red">'.repeat(depth)}A${'</span>'.repeat(depth)}</p>`),
    );
    expect(events).toMatchObject([{ text: 'A', endMs: 1000 }]);
    expect(codes).toEqual([]);
    // What recurses ends in an exception here, and what is quadratic takes minutes; the allowance is for slow machines.
    expect(took).toBeLessThan(8_000);
  });

  test('100,000 elements that are never closed', () => {
    const { events } = timed(around('<div><p end="1s">A<span>'.repeat(50_000)));
    expect(events).toHaveLength(50_000);
  });

  test('a line of 20 MB', () => {
    const { events, took } = timed(around(`<p end="1s">${'0123456789 &amp; '.repeat(1_250_000)}</p>`));
    expect(events[0]?.text.length).toBe(13 * 1_250_000 - 1);
    expect(took).toBeLessThan(8_000);
  });

  test('words that are added to those before: each with those before it, until that would be too much', () => {
    const words = (count: number): string =>
      around(
        `<p end="9h">${Array.from({ length: count }, (_, at) => `<span begin="${at}s">w${at} </span>`).join('')}</p>`,
      );
    const few = readDocument(words(300));
    expect(few.events).toHaveLength(300);
    expect(few.events[299]?.text.split(' ')).toHaveLength(300);
    expect(few.codes).toEqual([]);
    const many = timed(words(30_000));
    expect(many.events).toHaveLength(30_000);
    expect(many.events[29_999]).toMatchObject({ text: 'w29999', startMs: 29_999_000, endMs: 32_400_000 });
    expect([...new Set(many.codes)]).toEqual(['parts_apart', 'overlap']);
    expect(many.took).toBeLessThan(8_000);
  });

  test('lists that hold for many lines', () => {
    const list = Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ');
    const lines = '<p end="1s">A</p>'.repeat(20_000);
    const { events, took } = timed(
      documentOf(
        `<body ttm:role="${list} lyrics" ttm:agent="${list}" style="${list}"><div>${lines}</div></body>`,
      ),
    );
    expect(events[19_999]).toMatchObject({ kind: 'song', speaker: 'a0, a1, a2, a3, a4, a5, a6, a7' });
    expect(took).toBeLessThan(8_000);
  });

  test('a chain of 100,000 styles', () => {
    const styles = Array.from(
      { length: 100_000 },
      (_, at) => `<style xml:id="s${at}" style="s${at + 1}"/>`,
    ).join('');
    const { events, took } = timed(
      documentOf('<body><div><p end="1s" style="s0">A</p></div></body>', {
        head: `<styling>${styles}<style xml:id="s100000" tts:fontStyle="italic"/></styling>`,
      }),
    );
    expect(events).toMatchObject([{ hasItalic: true }]);
    expect(took).toBeLessThan(8_000);
  });

  test('hundreds of thousands of switches on one line', () => {
    const { events, codes, took } = timed(
      around(`<p end="9h">${'<set begin="1s" tts:display="none"/>x'.repeat(100_000)}</p>`),
    );
    expect(events.length).toBeGreaterThan(0);
    expect(codes).toContain('animation_ignored');
    expect(took).toBeLessThan(20_000);
  });
});
