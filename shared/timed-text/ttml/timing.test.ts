import { describe, expect, test } from 'vitest';
import { briefly, documentOf, readDocument } from './testing.ts';

const inDiv = (content: string, attributes = ''): string =>
  documentOf(`<body><div ${attributes}>${content}</div></body>`);

describe('times of lines', () => {
  test.each<[string, readonly string[]]>([
    ['<p begin="1s" end="3s">A</p>', ['1..3 A']],
    ['<p begin="1s" dur="3s">A</p>', ['1..4 A']],
    ['<p begin="1s" dur="3s" end="2s">A</p>', ['1..2 A']],
    ['<p begin="1s" dur="1s" end="9s">A</p>', ['1..2 A']],
    ['<p end="2s">A</p>', ['0..2 A']],
    ['<p begin="2s" end="2s">A</p>', ['2..2 A zero_duration']],
    ['<p begin="3s" end="2s">A</p>', ['3..2 A negative_duration']],
    ['<p begin="2s">A</p>', ['2..- A no_end']],
    ['<p>A</p>', ['0..- A no_end']],
    ['<p begin="1s" end="2s"/>', ['1..2  empty_text']],
    ['<p begin="1s" end="2s"> <br/> </p>', ['1..2  empty_text']],
    ['<p begin="x" end="2s">A</p>', ['-..2 A bad_time']],
    ['<p begin="1s" end="x">A</p>', ['1..- A bad_time']],
    ['<p begin="1s" dur="x">A</p>', ['1..- A bad_time']],
    ['<p begin="x" end="x">A</p>', ['-..- A bad_time']],
  ])('%s', (content, expected) => {
    expect(briefly(inDiv(content))).toEqual(expected);
  });

  test('are relative to what is around them, at every depth', () => {
    const text = documentOf(
      '<body begin="100s"><div begin="10s"><div begin="1s"><p begin="0.5s" end="0.7s">A</p></div></div></body>',
    );
    expect(briefly(text)).toEqual(['111.5..111.7 A']);
  });

  test('are kept as written, and empty where they are those of what is around', () => {
    const { events } = readDocument(
      documentOf(
        '<body end="9s"><div begin="1s"><p begin="00:00:01.000" dur="2s">A</p><p begin=" 3s ">B</p></div></body>',
        { tt: 'ttp:frameRate="25"' },
      ),
    );
    expect(
      events.map(({ startRaw, endRaw, startFrame, endFrame }) => [startRaw, endRaw, startFrame, endFrame]),
    ).toEqual([
      ['00:00:01.000', '2s', 50, 100],
      [' 3s ', '', 100, 225],
    ]);
  });

  test('end where what is around them ends, which cuts them only where they ask for more', () => {
    const text = documentOf(
      '<body><div begin="10s" end="20s"><p begin="5s" end="15s">A</p><p begin="7s">B</p><p begin="12s" end="13s">C</p><p begin="5s" end="10s">D</p></div></body>',
    );
    expect(briefly(text)).toEqual([
      '15..20 A clipped',
      '17..20 B overlap',
      '20..20 C zero_duration clipped',
      '15..20 D out_of_order overlap',
    ]);
  });

  test('cut a part that takes its end from its line', () => {
    expect(
      briefly(documentOf('<body><div end="10s"><p end="12s"><span begin="1s">A</span></p></div></body>')),
    ).toEqual(['1..10 A clipped']);
  });

  test('of an end and a duration the one that holds is kept as written', () => {
    const { events } = readDocument(inDiv('<p dur="1s" end="9s">A</p><p begin="1s" dur="8s" end="2s">B</p>'));
    expect(events.map(({ endRaw }) => endRaw)).toEqual(['1s', '2s']);
  });

  test('a line without an end is in the way of those after it', () => {
    expect(briefly(inDiv('<p>A</p><p begin="1s" end="2s">B</p>'))).toEqual([
      '0..- A no_end',
      '1..2 B overlap',
    ]);
  });

  test('a bad time of what is around them is reported, and passed over', () => {
    const { events, problems } = readDocument(
      documentOf('\n<body begin="soon">\n<div dur="?"><p end="1s">A</p></div></body>'),
    );
    expect(events).toMatchObject([{ startMs: 0, endMs: 1000, flags: [] }]);
    expect(problems.map(({ code, at }) => [code, at.line])).toEqual([
      ['timed-text.bad_time_ignored', 2],
      ['timed-text.bad_time_ignored', 3],
    ]);
  });

  test('that flicks cannot carry together are bad', () => {
    expect(
      briefly(documentOf('<body begin="3000h"><div><p begin="3000h" end="3001h">A</p></div></body>')),
    ).toEqual(['-..- A bad_time']);
  });
});

describe('a sequence', () => {
  test.each<[string, readonly string[]]>([
    ['<p dur="2s">A</p><p dur="3s">B</p>', ['0..2 A', '2..5 B']],
    ['<p begin="1s" end="2s">A</p><p begin="1s" end="4s">B</p>', ['1..2 A', '3..6 B']],
    ['<p dur="2s">A</p><p>B</p><p dur="1s">C</p>', ['0..2 A', '2..- B no_end', '-..- C never_begins']],
    ['<p dur="2s" timeContainer="seq">A</p><p dur="1s">B</p>', ['0..0 A zero_duration', '2..3 B']],
    ['<p begin="3s" end="1s">A</p><p dur="1s">B</p>', ['3..1 A negative_duration', '3..4 B']],
    [
      '<p><span dur="1s">A</span><span dur="2s">B</span></p><p dur="1s">C</p>',
      ['0..1 AB', '1..2 B', '2..3 C'],
    ],
  ])('of %s', (content, expected) => {
    expect(briefly(inDiv(content, 'timeContainer="seq"'))).toEqual(expected);
  });

  test('of groups goes on where the group before ends, by what is in it', () => {
    const text = documentOf(
      '<body timeContainer="seq"><div><p begin="1s" end="5s">A</p><p end="2s">B</p></div><div timeContainer="seq"><p dur="1s">C</p><p dur="1s">D</p></div><div><p end="1s">E</p></div></body>',
    );
    expect(briefly(text)).toEqual(['1..5 A', '0..2 B out_of_order overlap', '5..6 C', '6..7 D', '7..8 E']);
  });
});

describe('a region', () => {
  const inRegion = (times: string, line: string): string =>
    documentOf(`<body><div region="r">${line}</div></body>`, {
      head: `<layout><region xml:id="r" ${times}/></layout>`,
    });

  test.each<[string, string, readonly string[]]>([
    ['', '<p end="3s">A</p>', ['0..3 A']],
    ['end="2s"', '<p end="3s">A</p>', ['0..2 A clipped']],
    ['begin="1s"', '<p begin="0s" end="3s">A</p>', ['1..3 A clipped']],
    ['begin="1s" dur="1s"', '<p>A</p>', ['1..2 A']],
    ['begin="5s"', '<p begin="1s" end="3s">A</p>', ['5..5 A zero_duration clipped']],
    ['end="1s"', '<p begin="2s" end="3s">A</p>', ['1..1 A zero_duration clipped']],
    ['begin="?"', '<p end="3s">A</p>', ['0..3 A']],
  ])('%s holds %s', (times, line, expected) => {
    expect(briefly(inRegion(times, line))).toEqual(expected);
  });

  test('that is not defined is named all the same', () => {
    const { events, codes } = readDocument(inRegion('', '<p region="none" end="1s">A</p>'));
    expect(events).toMatchObject([{ region: 'none', endMs: 1000 }]);
    expect(codes).toEqual(['unknown_region']);
  });

  test('keeps overlaps apart', () => {
    const text = documentOf(
      '<body><div><p region="a" end="3s">A</p><p region="b" end="3s">B</p></div></body>',
    );
    expect(briefly(text)).toEqual(['0..3 A', '0..3 B']);
  });
});

describe('parts of a line with times of their own', () => {
  test.each<[string, readonly string[]]>([
    [
      '<p begin="10s"><span begin="1s" end="2s">A</span> <span begin="2s" end="3s">B</span></p>',
      ['11..12 A', '12..13 B'],
    ],
    [
      '<p end="9s">A <span begin="1s">B </span><span begin="2s" end="4s">C</span></p>',
      ['0..1 A', '1..2 A B', '2..4 A B C', '4..9 A B'],
    ],
    ['<p end="9s"><span end="2s">A</span><br/><span begin="3s">B</span></p>', ['0..2 A', '3..9 B']],
    [
      '<p end="9s"><span end="2s">A</span><br/><span begin="1s">B</span></p>',
      ['0..1 A', '1..2 A/B', '2..9 B'],
    ],
    ['<p end="3s"><span begin="1s" end="2s">A</span></p>', ['1..2 A']],
    ['<p end="3s"><span end="5s">A</span></p>', ['0..3 A clipped']],
    ['<p end="3s">A<span begin="4s" end="5s">B</span></p>', ['0..3 A', '3..3 B zero_duration clipped']],
    ['<p end="3s"><span begin="1s"><span begin="1s">A</span></span></p>', ['2..3 A']],
    ['<p><span begin="1s">A</span></p>', ['1..- A no_end']],
    ['<p end="3s"><span end="1s">A</span><span begin="1s">A</span></p>', ['0..3 A']],
    ['<p end="3s"><span begin="x">A</span> B</p>', ['0..3 A B']],
    ['<p timeContainer="seq"><span dur="1s">A</span> <span dur="1s">B</span></p>', ['0..1 A', '1..2 B']],
  ])('%s', (line, expected) => {
    expect(briefly(inDiv(line))).toEqual(expected);
  });

  test('have the raw times of the parts that begin and end them', () => {
    const { events } = readDocument(inDiv('<p begin="1s" end="9s">A <span begin="2s" end="4s">B</span></p>'));
    expect(events.map(({ startRaw, endRaw, textRaw }) => [startRaw, endRaw, textRaw])).toEqual([
      ['1s', '2s', 'A '],
      ['2s', '4s', 'A B'],
      ['4s', '9s', 'A '],
    ]);
  });
});

describe('an animation that shows and hides', () => {
  test('gives the times in which its text is seen', () => {
    expect(
      briefly(
        inDiv(
          '<p end="9s">A <span tts:display="none"><set begin="1s" dur="2s" tts:display="auto"/>B</span></p><p end="9s" region="r"><set tts:visibility="hidden" begin="3s"/>C</p>',
        ),
      ),
    ).toEqual(['0..1 A', '1..3 A B', '3..9 A', '0..3 C out_of_order']);
  });

  test('of what it never shows is a hidden line', () => {
    expect(
      briefly(inDiv('<p end="2s" tts:display="none"><set begin="5s" tts:display="auto"/>A</p>')),
    ).toEqual(['0..2 A hidden']);
  });

  test('shows for a time what is hidden around it', () => {
    const line = '<p end="9s"><set begin="1s" end="2s" tts:visibility="visible"/>A</p>';
    expect(briefly(inDiv(line, 'tts:visibility="hidden"'))).toEqual(['1..2 A']);
  });

  test('in a way that is not followed is reported', () => {
    const animate = '<p end="1s"><animate tts:opacity="0;1" dur="1s"/>A</p>';
    expect(readDocument(inDiv(animate)).codes).toEqual(['animation_ignored']);
    const head =
      '<layout><region xml:id="r" tts:display="none"><set begin="1s" tts:display="auto"/></region></layout>';
    expect(readDocument(documentOf('<body><div><p end="1s">A</p></div></body>', { head })).codes).toEqual([
      'animation_ignored',
    ]);
  });

  test('has no times as written, and its line keeps its own', () => {
    const { events } = readDocument(
      inDiv('<p begin="1s" end="9s"><set begin="2s" end="4s" tts:display="none"/>A</p>'),
    );
    expect(events.map(({ startMs, endMs, startRaw, endRaw }) => [startMs, endMs, startRaw, endRaw])).toEqual([
      [1000, 3000, '1s', ''],
      [5000, 9000, '', '9s'],
    ]);
  });

  test('that changes nothing divides nothing', () => {
    const { events } = readDocument(inDiv('<p end="9s"><set begin="1s" end="2s" tts:opacity="0.5"/>A</p>'));
    expect(events).toMatchObject([{ textRaw: 'A', startMs: 0, endMs: 9000 }]);
  });

  test('of a whole group reaches all within it, but not a visibility that they set themselves', () => {
    expect(
      briefly(
        inDiv(
          '<div><set end="1s" tts:visibility="hidden"/><p end="3s">A</p><p end="3s" region="r" tts:visibility="visible">B</p></div>',
        ),
      ),
    ).toEqual(['1..3 A', '0..3 B out_of_order']);
  });
});
