import { describe, expect, test } from 'vitest';
import { readTimedText } from './read.ts';

const read = (text: string) => readTimedText(new TextEncoder().encode(text), { format: 'webvtt' });
const texts = (text: string) => read(text).events.map((event) => event.text);
const codes = (text: string) => read(text).problems.map(({ code }) => code.replace('timed-text.', ''));

describe('the file', () => {
  test.each([
    'WEBVTT\n\n',
    '\ufeffWEBVTT\n\n',
    'WEBVTT - a title\n\n',
    'WEBVTT\tx\r\n\r\n',
    'WEBVTT\r\r',
    'WEBVTT\nKind: captions\n\n',
    'WEBVTT\n',
  ])('begins with %j', (head) => {
    expect(texts(`${head}00:01.000 --> 00:02.000\nText`)).toEqual(['Text']);
  });

  test.each(['', 'WEBVT', 'webvtt\n\n', 'WEBVTTX\n\n', ' WEBVTT\n\n', '1\n'])(
    'that begins with %j is not WebVTT',
    (head) => {
      expect(codes(`${head}00:01.000 --> 00:02.000\nText`)).toEqual(['not_webvtt', 'no_events']);
    },
  );

  test('keeps its order, identifiers, settings and line numbers', () => {
    const { events, problems } = read(
      'WEBVTT\n\nNOTE first\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:top lines:3\n\nlate\n00:00:05.000 --> 00:00:06.000 region:top align:start\n<v Ann>Late</v>\n\n00:01.000 --> 00:02.000\nEarly\n',
    );
    expect(problems.map(({ code }) => code)).toEqual(['timed-text.out_of_order']);
    expect(events).toMatchObject([
      {
        ordinal: 1,
        at: { line: 12 },
        id: 'late',
        startMs: 5000,
        settings: 'region:top align:start',
        region: 'top',
        textRaw: '<v Ann>Late</v>',
        text: 'Late',
      },
      {
        ordinal: 2,
        at: { line: 15 },
        id: null,
        startMs: 1000,
        endFlicks: 1_411_200_000,
        settings: '',
        region: null,
        flags: ['out_of_order'],
      },
    ]);
  });

  test('overlap is within a region', () => {
    const cue = (times: string, region = ''): string => `${times}${region}\nText\n\n`;
    const { events } = read(
      `WEBVTT\n\nREGION\nid:a\n\n${cue('00:01.000 --> 00:09.000')}${cue('00:02.000 --> 00:03.000', ' region:a')}${cue('00:04.000 --> 00:05.000')}`,
    );
    expect(events.map(({ flags }) => flags)).toEqual([[], [], ['overlap']]);
  });
});

describe('what markup says of a text', () => {
  test('its voice, its ruby, its italics, and how its lines run', () => {
    const { events } = read(
      `WEBVTT\n\n00:01.000 --> 00:02.000 vertical:rl\n<v.loud Anna &amp; Bo><i.x><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby></i>`,
    );
    expect(events).toMatchObject([
      { text: '漢字', speaker: 'Anna & Bo', ruby: 'かん じ', hasItalic: true, writingMode: 'tb-rl' },
    ]);
  });

  test.each([
    ['<lang ja>日本</lang>', 'ja'],
    ['<lang.x pt-BR>Bom <i>dia</i>\n', 'pt-BR'],
    ['<lang fr>Oui</lang> yes', null],
    ['Yes <lang fr>oui</lang>', null],
    ['<lang fr>Oui</lang><lang de>Ja</lang>', null],
    ['<lang>Oui</lang>', null],
  ])('its language, where %j is all in one: %s', (text, language) => {
    expect(read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`).events[0]?.language).toBe(language);
  });

  test('else nothing', () => {
    const { events } = read('WEBVTT\n\n00:01.000 --> 00:02.000 vertical:up\n<b>Hello</b>');
    expect(events).toMatchObject([{ speaker: null, ruby: null, hasItalic: false, writingMode: null }]);
  });
});

describe('a timing', () => {
  test.each([
    ['00:01.000 --> 00:02.000', 1000],
    ['00:00:01.000-->00:02.000', 1000],
    ['0:00:01.000 --> 00:02.000', 1000],
    ['100:00:01.000 --> 200:00:00.000', 360_001_000],
    ['\t00:01.000\t-->\t00:02.000', 1000],
    ['00:01.000 --> 00:02.000align:start', 1000],
    ['00:05.000 --> 00:02.000', 5000],
  ])('%j is read', (timing, ms) => {
    expect(read(`WEBVTT\n\n${timing}\nText`).events[0]?.startMs).toBe(ms);
  });

  test.each([
    '00:01 --> 00:02.000',
    '00:01,000 --> 00:02,000',
    '00:01.00 --> 00:02.000',
    '00:01.0000 --> 00:02.000',
    '0:01.000 --> 00:02.000',
    '00:61.000 --> 02:00.000',
    '00:60:01.000 --> 02:00:00.000',
    '120:00.000 --> 120:01.000',
    '-00:01.000 --> 00:02.000',
    'x 00:01.000 --> 00:02.000',
    '00:01.000 -> 00:02.000 -->',
    '-->',
  ])('%j is none: its block is reported, not read', (timing) => {
    const { events, problems } = read(`WEBVTT\n\nid\n${timing}\nText\n\n00:01.000 --> 00:02.000\nNext`);
    expect(events.map(({ text }) => text)).toEqual(['Next']);
    expect(problems).toMatchObject([{ code: 'timed-text.cue_dropped', at: { line: 4 } }]);
  });
});

describe('a block', () => {
  test('ends at a line with an arrow, which begins the next', () => {
    const { events } = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n\nid\n00:05.000 --> 00:06.000\n00:07.000 --> 00:08.000\nFour',
    );
    expect(events.map(({ text, id, flags }) => [text, id, ...flags])).toEqual([
      ['One', null],
      ['Two', null, 'missing_blank'],
      ['', 'id', 'empty_text'],
      ['Four', null, 'missing_blank'],
    ]);
  });

  test('an identifier of two lines makes it none', () => {
    const { events, problems } = read('WEBVTT\n\none\ntwo\n00:01.000 --> 00:02.000\nText');
    expect(events).toMatchObject([{ id: null, text: 'Text', at: { line: 5 } }]);
    expect(problems.map(({ code, at }) => [code, at.line])).toEqual([
      ['timed-text.block_ignored', 3],
      ['timed-text.missing_blank_line', 5],
    ]);
  });

  test.each([
    ['WEBVTT\n\nNOTE\nx\n\nNOTE x\n\n00:01.000 --> 00:02.000\nA', []],
    [
      'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\nA',
      ['timestamp_map'],
    ],
    ['WEBVTT\n\n00:01.000 --> 00:02.000 region:none\nA', ['unknown_region']],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nSTYLE\n::cue {}', ['block_ignored']],
    ['WEBVTT\n\n00:01.000 --> 00:01.000\n', ['zero_duration', 'empty_text']],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nI <3 you', ['tag_not_shown']],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nI <b you', ['tag_not_shown']],
    [
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<laughs> Ha! <i.x>a</i> <v.loud Mary>b</v> <00:01.500>c<c>',
      ['tag_not_shown'],
    ],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>a<rt>b</rt></ruby> <lang en>c</lang></> 3 > 2 <>', []],
    ['WEBVTT', ['no_events']],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nA\0B', ['nul_characters']],
  ])('%j reports %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('the text that is read', () => {
  test.each([
    ['<v.loud Mary>That’s <b>it</b>!', 'That’s it!'],
    ['<ruby>漢<rt>かん</rt>字<rt>じ</ruby>!', '漢字!'],
    ['<rt>Kept: no ruby around it</rt>', 'Kept: no ruby around it'],
    ['a <00:19.000>b <c.x>c', 'a b c'],
    ['I <3 you', 'I'],
    [
      '1 &lt; 2 &amp;&amp; 3 &gt; 2 &#8230; &#x2026; &hellip; &nope; &amp;lt;',
      '1 < 2 && 3 > 2 … … … &nope; &lt;',
    ],
    ['&lt;i&gt;', '<i>'],
    ['a<br>b', 'a\nb'],
    ['&#0;&#xd800;&#1114112;&#146;', '���’'],
    ['  spaced  \n  out  ', 'spaced\nout'],
  ])('%j is %j', (raw, text) => {
    expect(texts(`WEBVTT\n\n00:01.000 --> 00:02.000\n${raw}`)).toEqual([text]);
  });
});
