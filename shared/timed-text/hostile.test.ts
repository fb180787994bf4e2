import { describe, expect, test } from 'vitest';
import type { EventFlag } from './event.ts';
import { measureText } from './measure.ts';
import { readTimedText, timedTextFormats, type TimedTextFormat } from './read.ts';

/** A seeded generator of 32-bit integers (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const seeds: Record<TimedTextFormat, string> = {
  srt: '\ufeff1\r\n00:00:01,000 --> 00:00:02,500 X1:1\r\n{\\an8}<i>Déjà</i> vu\r\n\r\n2\r\n-00:00:03.5 --> 99:59:59,999\r\n日本 &amp; 한국\r\n\r\n3\r\n0:0:5 -> 0:0:6\r\nไทย\r\n',
  webvtt:
    'WEBVTT x\n\nREGION\nid:a\n\nNOTE b\n\nid\n00:01.000 --> 01:00:02.500 region:a\n<v.x Ann>It<ruby>漢<rt>k</rt></ruby></v> &lt;\n00:03.000 --> 00:03.000\n<00:02.000>b\n',
  ttml: '<?xml version="1.0" encoding="utf-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="fr" ttp:frameRate="24">\n<head><styling><style xml:id="i" style="i" tts:fontStyle="italic"/></styling>\n<layout><region xml:id="r" end="9s"/></layout></head>\n<body region="r">\n<div timeContainer="seq">\n<p xml:id="a" begin="00:00:01:12" dur="2s">D&eacute;j&#xe0; <span style="i">vu &amp; <![CDATA[<b>]]></span></p>\n<!-- x --><p><span begin="1s" end="2s">A</span><br/><span begin="1.5s">B</span></p>\n<p end="5f">日<span tts:ruby="text">k</span></p>\n</div></body></tt>\n',
};
const pieces = [
  '-->',
  ':',
  ',',
  '.',
  '\n',
  '\r',
  '\0',
  '<',
  '>',
  '{\\',
  '}',
  '&#',
  ';',
  '<rt>',
  '</ruby>',
  '\\N',
  '9'.repeat(30),
  '-',
  ' ',
  '\ufeff',
  'WEBVTT',
  '"',
  "'",
  '/',
  '<p>',
  '</p>',
  '<p begin="1s" end="2s">x',
  '</',
  '<!',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE x [',
  ']>',
  '<?',
  '=',
  ' begin="',
  'f',
];

/** One to six random edits of bytes: overwrite, insert a piece, delete, repeat a stretch, cut. */
function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  let mutated = bytes;
  for (let edits = 1 + (next() % 6); edits > 0; edits -= 1) {
    const at = next() % (mutated.length + 1);
    const head = mutated.subarray(0, at);
    const tail = mutated.subarray(at);
    const piece = new TextEncoder().encode(pieces[next() % pieces.length]);
    const changed = [
      () => [...head, next() & 0xff, ...tail.subarray(1)],
      () => [...head, ...piece, ...tail],
      () => [...head, ...tail.subarray(next() % 9)],
      () => [...head, ...tail.subarray(0, 20), ...tail],
      () => [...head],
    ][next() % 8 === 0 ? 4 : next() % 4];
    mutated = Uint8Array.from(changed?.() ?? []);
  }
  return mutated;
}

test('6,000 damaged files: nothing is thrown, and all that is returned holds together', () => {
  const next = generator(20261005);
  let events = 0;
  for (let round = 0; round < 2_000; round += 1) {
    for (const format of timedTextFormats) {
      const bytes = mutate(new TextEncoder().encode(seeds[format]), next);
      const reading = readTimedText(bytes, { format });
      events += reading.events.length;
      const lines = new TextDecoder(reading.track.encoding.name).decode(bytes).split(/\r\n|[\r\n]/).length;
      reading.events.forEach((event, index) => {
        expect(event.ordinal).toBe(index + 1);
        expect(event.at.line).toBeLessThanOrEqual(lines);
        expect(event.startFlicks === null || Number.isSafeInteger(event.startFlicks)).toBe(true);
        const has = (flag: EventFlag): boolean => event.flags.includes(flag);
        const isOpen = has('no_end') || has('never_begins');
        if (!isOpen) expect(event.startFlicks === null || event.endFlicks === null).toBe(has('bad_time'));
        expect(event.startFlicks === null).toBe(
          has('never_begins') || (has('bad_time') && event.startMs === null),
        );
        expect(event.text).not.toMatch(/[\r\0]/);
        expect(measureText(event.textRaw, 'ja').charCount).toBeGreaterThanOrEqual(0);
      });
      for (const { at, message, fix } of reading.problems) {
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(lines);
        expect(message.length + fix.length).toBeLessThan(500);
      }
      if (reading.events.length === 0) expect(reading.problems).not.toEqual([]);
    }
  }
  expect(events).toBeGreaterThan(6_000);
});

describe('work is bounded by length', () => {
  const million = 1_000_000;
  const head = {
    srt: '1\n00:00:01,000 --> 00:00:02,000\n',
    webvtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\n',
    ttml: '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s" end="1s">',
  };
  const heavy: readonly [what: string, text: string][] = [
    ['one long line', 'x'.repeat(8 * million)],
    ['spaces', ' '.repeat(4 * million) + 'x'],
    ['empty lines', '\n'.repeat(2 * million)],
    ['carriage returns', '\r'.repeat(2 * million)],
    ['opened tags', '<'.repeat(2 * million)],
    ['opened tags, one closed', '<i '.repeat(million) + '>'],
    ['what is no tag, one closed', '<x '.repeat(million) + '>'],
    ['opened overrides', '{\\'.repeat(2 * million)],
    ['nested elements', '<ruby><rt>'.repeat(300_000)],
    ['ampersands', '&'.repeat(2 * million) + '&#'.repeat(million)],
    ['digits', `${'1'.repeat(4 * million)}:00:00,000 --> 1`],
    ['an arrow in spaces', `${' '.repeat(2 * million)}-->${' '.repeat(2 * million)}1:`],
    ['settings that do not end', `00:00:01,000 --> 00:00:02,000 ${'a:'.repeat(140)} b`],
    ['arrows', '-->\n'.repeat(200_000)],
    ['times', '0:0:1,0 --> 0:0:1,0\n'.repeat(50_000)],
    ['marks', 'e' + '\u0301'.repeat(million)],
    ['quotes of tags that do not end', '<p a="'.repeat(400_000)],
    ['tags in values', '<a b="<" c="<"'.repeat(200_000)],
    ['opened declarations', '<!DOCTYPE x [<!'.repeat(200_000)],
    ['opened comments and sections', '<!-- <![CDATA[ <? '.repeat(200_000)],
    ['lines within lines', '<p begin="1s">'.repeat(100_000)],
    ['closing tags', '</p></div>'.repeat(200_000)],
    ['words that stay', `<span begin="1s">a </span>`.repeat(5_000)],
    ['half pairs', '\ud83d'.repeat(million)],
  ];

  test.each(heavy)('%s', (_, text) => {
    for (const format of timedTextFormats) {
      const bytes = new TextEncoder().encode(head[format] + text);
      const started = performance.now();
      const { events } = readTimedText(bytes, { format });
      expect(events.length).toBeGreaterThanOrEqual(1);
      measureText(events[0]?.textRaw ?? '', 'en');
      // What is quadratic takes minutes here; the allowance is for slow machines.
      expect(performance.now() - started).toBeLessThan(8_000);
    }
  });
});
