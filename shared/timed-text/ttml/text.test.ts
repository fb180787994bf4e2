import { describe, expect, test } from 'vitest';
import { documentOf, readDocument } from './testing.ts';

const eventsOf = (line: string, head = '', tt = '') =>
  readDocument(documentOf(`<body><div>${line}</div></body>`, { head, tt })).events;
const textOf = (content: string, attributes = ''): string | undefined =>
  eventsOf(`<p end="1s" ${attributes}>${content}</p>`)[0]?.text;

describe('white space', () => {
  test.each([
    ['\n  Two\t\n  words \n', 'Two words'],
    ['One<br/>two', 'One\ntwo'],
    ['  One  <br/>  two  ', 'One\ntwo'],
    ['One<br/><br/>two', 'One\n\ntwo'],
    ['<br/>One<br/>', 'One'],
    ['<span> One </span> <span> two </span>', 'One two'],
    ['One<span>,</span> two', 'One, two'],
    ['a\u00a0 \u00a0b', 'a\u00a0 \u00a0b'],
    ['全角\u3000 空白<span> 、</span>\u3000<span> x</span>', '全角\u3000 空白 、\u3000 x'],
    ['<span xml:space="preserve">a  b</span>  c', 'a  b c'],
    ['a&#10;b', 'a b'],
    ['<![CDATA[a < b]]> &amp; &#x63;', 'a < b & c'],
    ['a<!-- b -->c<?d e?>f', 'acf'],
  ])('is that of lines in %j', (content, text) => {
    expect(textOf(content)).toBe(text);
  });

  test('is kept where the file says so, less that at the ends of lines', () => {
    expect(textOf('  One  two \n  three <br/> four', 'xml:space="preserve"')).toBe('One  two\nthree\nfour');
    expect(eventsOf('<p end="1s">a  b</p>', '', 'xml:space="preserve"')[0]?.text).toBe('a  b');
    expect(eventsOf('<p end="1s" xml:space="default">a  b</p>', '', 'xml:space="preserve"')[0]?.text).toBe(
      'a b',
    );
  });

  test('is kept in the text as written', () => {
    expect(eventsOf('<p end="1s">\n  a &amp; <span>b</span><br/>c\n</p>')[0]?.textRaw).toBe(
      '\n  a &amp; b<br/>c\n',
    );
  });
});

describe('ruby', () => {
  test.each([
    [
      '<span tts:ruby="container"><span tts:ruby="base">漢</span><span tts:ruby="text">かん</span></span>字',
      '漢字',
      'かん',
    ],
    [
      '<span tts:ruby="container">\n<span tts:ruby="base">漢</span>\n<span tts:ruby="delimiter">(</span><span tts:ruby="text">かん</span><span tts:ruby="delimiter">)</span>\n</span>字',
      '漢字',
      'かん',
    ],
    [
      '<span tts:ruby="container"><span tts:ruby="baseContainer"><span tts:ruby="base">漢</span><span tts:ruby="base">字</span></span> <span tts:ruby="textContainer"><span tts:ruby="text">かん</span> <span tts:ruby="text">じ</span></span></span>',
      '漢字',
      'かん じ',
    ],
    ['<span tts:ruby="text">a<span>b</span></span>c', 'c', 'ab'],
    ['<span style="rt">a</span>b', 'b', 'a'],
    ['plain', 'plain', null],
  ])('%s', (content, text, ruby) => {
    expect(
      eventsOf(`<p end="1s">${content}</p>`, '<styling><style xml:id="rt" tts:ruby="text"/></styling>'),
    ).toMatchObject([{ text, ruby }]);
  });
});

describe('styles', () => {
  const styling =
    '<styling><initial tts:fontStyle="normal"/><style xml:id="i" tts:fontStyle="italic"/><style xml:id="via" style="i"/>' +
    '<style xml:id="upright" tts:fontStyle="normal"/><style xml:id="loop" style="loop2"/><style xml:id="loop2" style="loop i"/></styling>' +
    '<layout><region xml:id="slanted"><style tts:fontStyle="oblique"/></region></layout>';

  test.each([
    ['<p end="1s">A</p>', false],
    ['<p end="1s" tts:fontStyle="italic">A</p>', true],
    ['<p end="1s">A <span tts:fontStyle="oblique">b</span></p>', true],
    ['<p end="1s">A <span tts:fontStyle="italic"> </span></p>', false],
    ['<p end="1s" style="i">A</p>', true],
    ['<p end="1s" style="via">A</p>', true],
    ['<p end="1s" style="i upright">A</p>', false],
    ['<p end="1s" style="upright i">A</p>', true],
    ['<p end="1s" style="i" tts:fontStyle="normal">A</p>', false],
    ['<p end="1s" style="i"><span tts:fontStyle="normal">A</span></p>', false],
    ['<p end="1s" style="loop">A</p>', true],
    ['<p end="1s" style="none">A</p>', false],
    ['<p end="1s" region="slanted">A</p>', true],
    ['<p end="1s" region="slanted" style="upright">A</p>', false],
    ['<div style="i"><p end="1s">A</p></div>', true],
  ])('%s: italic %j', (line, hasItalic) => {
    expect(eventsOf(line, styling)).toMatchObject([{ hasItalic }]);
  });

  test('an initial value holds where nothing else does', () => {
    const head = '<styling><initial tts:fontStyle="italic"/></styling>';
    expect(eventsOf('<p end="1s">A</p><p end="1s" tts:fontStyle="normal">B</p>', head)).toMatchObject([
      { hasItalic: true },
      { hasItalic: false },
    ]);
  });

  test.each([
    ['<p end="1s" tts:display="none">A</p>'],
    ['<div tts:display="none"><p end="1s" tts:display="auto">A</p></div>'],
    ['<p end="1s" tts:visibility="hidden">A</p>'],
    ['<div tts:visibility="hidden"><p end="1s"><span>A</span></p></div>'],
    ['<p end="1s" tts:opacity="0">A</p>'],
    ['<p end="1s" region="off">A</p>'],
    ['<p end="1s" tts:opacity="0.0">A</p>'],
  ])('%s is kept, and hidden', (line) => {
    const head = '<layout><region xml:id="off" tts:display="none"/></layout>';
    expect(eventsOf(line, head)).toMatchObject([{ text: 'A', flags: ['hidden'] }]);
  });

  test('an opacity that is none, or not zero, hides nothing', () => {
    expect(
      eventsOf('<p end="1s" tts:opacity="">A</p><p begin="1s" end="2s" tts:opacity="0.1">B</p>'),
    ).toMatchObject([{ flags: [] }, { flags: [] }]);
  });

  test('what is hidden within a line is a line of its own; what shows itself again is not hidden', () => {
    expect(
      eventsOf(
        '<p end="2s">A <span tts:visibility="hidden">b <span tts:visibility="visible">C</span></span></p>',
      ),
    ).toMatchObject([
      { text: 'A C', flags: [] },
      { text: 'b', flags: ['hidden'] },
    ]);
  });

  test('a forced narrative beside dialogue is no overlap, two of them are, and a comment is none', () => {
    const itts = 'xmlns:itts="http://www.w3.org/ns/ttml/profile/imsc1#styling"';
    expect(
      eventsOf(
        `<p end="4s">A</p><p ${itts} begin="1s" end="3s" itts:forcedDisplay="true">B</p><p ${itts} begin="2s" end="3s" itts:forcedDisplay="true">C</p><p begin="2s" end="3s" ttm:role="x-comment">D</p><p begin="4s" end="5s">E</p>`,
      ).map(({ kind, flags }) => [kind, ...flags]),
    ).toEqual([
      ['dialogue'],
      ['forced_narrative'],
      ['forced_narrative', 'overlap'],
      ['comment'],
      ['dialogue'],
    ]);
  });

  test('what is hidden is no overlap', () => {
    expect(
      eventsOf('<p end="2s" tts:display="none">A</p><p begin="1s" end="2s">B</p>').map(({ flags }) => flags),
    ).toEqual([['hidden'], []]);
  });

  test.each([
    ['tbrl', 'tb-rl'],
    ['tb', 'tb-rl'],
    ['tblr', 'tb-lr'],
    ['rltb', 'rl-tb'],
    ['rl', 'rl-tb'],
    ['lrtb', null],
    ['lr', null],
  ])('a region written %s is %j', (written, writingMode) => {
    const head = `<layout><region xml:id="r" tts:writingMode="${written}"/></layout>`;
    expect(eventsOf('<p end="1s" region="r">A</p>', head)).toMatchObject([{ region: 'r', writingMode }]);
  });

  test('a direction is one of writing', () => {
    expect(eventsOf('<p end="1s" tts:direction="rtl">A</p>')).toMatchObject([{ writingMode: 'rl-tb' }]);
  });
});

describe('what a line is', () => {
  test.each([
    ['ttm:role="sound"', 'sound_label'],
    ['ttm:role="dialog music"', 'sound_label'],
    ['ttm:role="lyrics"', 'song'],
    ['ttm:role="x-comment"', 'comment'],
    ['ttm:role="caption"', 'dialogue'],
    ['itts:forcedDisplay="true"', 'forced_narrative'],
    ['itts:forcedDisplay="false"', 'dialogue'],
    ['ttm:role="lyrics" itts:forcedDisplay="true"', 'forced_narrative'],
  ])('%s: %s', (attributes, kind) => {
    expect(eventsOf(`<p end="1s" ${attributes}>A</p>`)).toMatchObject([{ kind }]);
    expect(eventsOf(`<div ${attributes}><p end="1s">A</p></div>`)).toMatchObject([{ kind }]);
  });

  test('a line of which a part is not forced is not', () => {
    expect(eventsOf('<p end="1s">A <span itts:forcedDisplay="true">B</span></p>')).toMatchObject([
      { kind: 'dialogue' },
    ]);
    expect(eventsOf('<p end="1s"> <span itts:forcedDisplay="true">B</span></p>')).toMatchObject([
      { kind: 'forced_narrative' },
    ]);
  });

  test('who speaks is named, or else by what the file calls them', () => {
    const head =
      '<metadata><ttm:agent xml:id="a" type="character"><ttm:name type="full"> Ann\n Lee </ttm:name><ttm:actor agent="x"/></ttm:agent></metadata>';
    expect(
      eventsOf(
        '<p end="1s" ttm:agent="a">A</p><p begin="1s" end="2s"><span ttm:agent="a">A</span> <span ttm:agent="b">B</span></p><p begin="2s" end="3s">C</p>',
        head,
      ).map(({ speaker }) => speaker),
    ).toEqual(['Ann Lee', 'Ann Lee, b', null]);
  });

  test('a language is that of the line where it is not the file’s', () => {
    const { events, track } = readDocument(
      documentOf(
        '<body xml:lang="fr"><div><p end="1s">A</p><p begin="1s" end="2s" xml:lang="ja">B</p><p begin="2s" end="3s"><span xml:lang="ko">C</span></p><p begin="3s" end="4s" xml:lang="">D</p><p begin="4s" end="5s" xml:lang="en">E</p></div></body>',
        { tt: 'xml:lang="en"' },
      ),
    );
    expect(track.language).toBe('en');
    expect(events.map(({ language }) => language)).toEqual(['fr', 'ja', 'ko', null, null]);
  });

  test('metadata and foreign elements are no text of it', () => {
    expect(
      eventsOf(
        '<p end="1s"><metadata><ttm:desc>x</ttm:desc></metadata>A<x:y xmlns:x="urn:x">z<span>q</span></x:y><ttm:title>t</ttm:title></p>',
      ),
    ).toMatchObject([{ text: 'A' }]);
  });

  test('a line break of theirs is none of its own', () => {
    expect(eventsOf('<p end="1s">A<metadata><br/></metadata><x:br xmlns:x="urn:x"/>B</p>')).toMatchObject([
      { text: 'AB' },
    ]);
  });

  test('text that stands in no line is reported', () => {
    const { events, problems } = readDocument(
      documentOf('\n<body><div>\nstray <p end="1s">A</p></div></body>'),
    );
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'timed-text.stray_text', at: { line: 2 } }]);
  });
});

describe('pictures', () => {
  const smpte = 'xmlns:smpte="http://www.smpte-ra.org/schemas/2052-1/2010/smpte-tt"';

  test('are events without text, with their place', () => {
    expect(
      eventsOf(
        `<div xml:id="d" ${smpte} begin="1s" end="9s" region="r" smpte:backgroundImage="#i1"/><div begin="10s" dur="1s"><image src="i2.png" type="image/png"/></div><div begin="20s" end="25s"><image begin="1s" end="2s" src="i3.png"/></div>`,
      ).map((event) => [
        event.id,
        event.startMs,
        event.endMs,
        event.kind,
        event.text,
        event.settings,
        event.region,
        ...event.flags,
      ]),
    ).toEqual([
      ['d', 1000, 9000, 'image', '', '#i1', 'r'],
      [null, 10_000, 11_000, 'image', '', 'i2.png', null],
      [null, 21_000, 22_000, 'image', '', 'i3.png', null],
    ]);
  });

  test('behind a line without text are that line, and behind one with text another', () => {
    const kinds = eventsOf(
      `<p ${smpte} end="1s" smpte:backgroundImage="#a"> <br/></p><p ${smpte} begin="1s" end="2s" smpte:backgroundImage="#b">B</p>`,
    ).map(({ kind, text }) => [kind, text]);
    expect(kinds).toEqual([
      ['image', ''],
      ['image', ''],
      ['dialogue', 'B'],
    ]);
  });

  test('follow one another in a sequence, and may be hidden', () => {
    expect(
      eventsOf(
        `<div timeContainer="seq"><image dur="1s" src="a"/><image dur="2s" src="b" tts:visibility="hidden"/><p dur="1s">C</p></div><div ${smpte} timeContainer="seq" end="9s" smpte:backgroundImage="d"/>`,
      ).map(({ startMs, endMs, settings, flags }) => [startMs, endMs, settings, flags.includes('hidden')]),
    ).toEqual([
      [0, 1000, 'a', false],
      [1000, 3000, 'b', true],
      [3000, 4000, '', false],
      [0, 9000, 'd', false],
    ]);
  });
});
