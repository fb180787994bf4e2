import { describe, expect, test } from 'vitest';
import type { Place } from '../errors/problem.ts';
import type { EventFlag } from './event.ts';
import { plainText } from './markup.ts';
import { measureText } from './measure.ts';
import { block, header } from './stl/testing.ts';
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

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const stlText = [0x0d, 0x0b, 0x0b, 0x03, 0xc2, 0x65, 0x80, 0x61, 0x81, 0x8a, 0x8a, 0x62, 0x0a];

const seeds: Record<TimedTextFormat, Uint8Array> = {
  srt: ascii(
    '\ufeff1\r\n00:00:01,000 --> 00:00:02,500 X1:1\r\n{\\an8}<i>Déjà</i> vu\r\n\r\n2\r\n-00:00:03.5 --> 99:59:59,999\r\n日本 &amp; 한국\r\n\r\n3\r\n0:0:5 -> 0:0:6\r\nไทย\r\n',
  ),
  webvtt: ascii(
    'WEBVTT x\n\nREGION\nid:a\n\nNOTE b\n\nid\n00:01.000 --> 01:00:02.500 region:a\n<v.x Ann>It<ruby>漢<rt>k</rt></ruby></v> &lt;\n00:03.000 --> 00:03.000\n<00:02.000>b\n',
  ),
  ttml: ascii(
    '<?xml version="1.0" encoding="utf-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="fr" ttp:frameRate="24">\n<head><styling><style xml:id="i" style="i" tts:fontStyle="italic"/></styling>\n<layout><region xml:id="r" end="9s"/></layout></head>\n<body region="r">\n<div timeContainer="seq">\n<p xml:id="a" begin="00:00:01:12" dur="2s">D&eacute;j&#xe0; <span style="i">vu &amp; <![CDATA[<b>]]></span></p>\n<!-- x --><p><span begin="1s" end="2s">A</span><br/><span begin="1.5s">B</span></p>\n<p end="5f">日<span tts:ruby="text">k</span></p>\n</div></body></tt>\n',
  ),
  'ebu-stl': Uint8Array.from([
    ...header({ 238: '00003', 243: '00002', 256: '10000000' }),
    ...block({ in: [10, 0, 1, 0], out: [10, 0, 2, 0], text: stlText }),
    ...block({
      number: 2,
      extension: 0,
      cumulative: 1,
      in: [10, 0, 3, 0],
      out: [10, 0, 4, 0],
      text: stlText,
    }),
    ...block({ number: 2, cumulative: 1, in: [10, 0, 3, 0], out: [10, 0, 4, 0], text: stlText }),
    ...block({ number: 3, cumulative: 3, in: [10, 0, 3, 9], out: [10, 0, 4, 9], comment: 1, text: stlText }),
  ]),
  scc: ascii(
    'Scenarist_SCC V1.0\n\n01:00:01;02\t94ae 94ae 9420 9420 9470 9470 91ae 91ae c8e9 9220 942f 942f\n\n01:00:03;00\t942c 942c\n\n01:00:04;00\t9425 9425 94ad 94ad 9470 6162 9426 94ad 6380 1c20 6162\n\n01:00:06:00\t9429 9429 94d2 97a1 6162 94a1 94a4 942c\n',
  ),
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
  '942f ',
  '94ad 94ad ',
  '\u0080\u008a',
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

/** How many damaged files are read: more in `npm run test:deep`. */
const damaged = Number(process.env['SUBTEXT_DAMAGED_FILES'] ?? 5_000);
const isDeep = damaged > 5_000;

test(
  `${damaged} damaged files: nothing is thrown, and all that is returned holds together`,
  () => {
    const next = generator(20261005);
    let events = 0;
    let longestMs = 0;
    const before = process.memoryUsage().rss;
    for (let round = 0; round < damaged / timedTextFormats.length; round += 1) {
      for (const format of timedTextFormats) {
        const bytes = mutate(seeds[format], next);
        const started = performance.now();
        const reading = readTimedText(bytes, { format });
        longestMs = Math.max(longestMs, performance.now() - started);
        events += reading.events.length;
        const { name } = reading.track.encoding;
        const isText = format === 'srt' || format === 'webvtt' || format === 'ttml';
        const lines = new TextDecoder(isText ? name : 'latin1').decode(bytes).split(/\r\n|[\r\n]/).length;
        const isInside = ({ line, byte }: Place): boolean =>
          format === 'ebu-stl'
            ? byte !== undefined && byte >= 0 && byte <= bytes.length
            : line !== undefined && line >= 1 && line <= lines;
        reading.events.forEach((event, index) => {
          expect(event.ordinal).toBe(index + 1);
          expect(isInside(event.at)).toBe(true);
          expect(event.startFlicks === null || Number.isSafeInteger(event.startFlicks)).toBe(true);
          const has = (flag: EventFlag): boolean => event.flags.includes(flag);
          const isOpen = has('no_end') || has('never_begins');
          if (!isOpen) expect(event.startFlicks === null || event.endFlicks === null).toBe(has('bad_time'));
          expect(event.startFlicks === null).toBe(
            has('never_begins') || (has('bad_time') && event.startMs === null),
          );
          expect(event.text).not.toMatch(/[\r\0]/);
          if (!isText) expect(plainText(event.textRaw, 'loose')).toBe(event.text);
          expect(measureText(event.textRaw, 'ja').charCount).toBeGreaterThanOrEqual(0);
        });
        for (const { at, message, fix } of reading.problems) {
          expect(isInside(at)).toBe(true);
          expect(message.length + fix.length).toBeLessThan(500);
        }
        if (reading.events.length === 0) expect(reading.problems).not.toEqual([]);
      }
    }
    expect(events).toBeGreaterThan(damaged);
    // Files of some kilobytes: what takes a second hangs.
    if (isDeep) expect(longestMs).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  },
  60_000 + damaged * 5,
);

/** SCC that fills all rows of both memories, as far as they hold. */
function fullScreen(): string {
  const pacs = '9140 91e0 9240 92e0 15c1 1561 1640 1660 1740 1760 1040 1340 1360 1440 1460';
  const rows = pacs.split(' ').map((pac) => `${pac} ${'6161 '.repeat(64)}`);
  return ['942f ', ''].map((flip) => `01:00:05:00\t9420 ${rows.join('')}${flip}\n`).join('');
}

describe('work is bounded by length', () => {
  /** As much as is said; of the formats that take longer a quarter, but for `npm run test:deep`: what is quadratic takes minutes all the same. */
  const sizes = (format: TimedTextFormat) => (most: number) =>
    isDeep || format === 'srt' || format === 'webvtt' ? most : most / 4;
  const head: Record<TimedTextFormat, string> = {
    srt: '1\n00:00:01,000 --> 00:00:02,000\n',
    webvtt: 'WEBVTT\n\n00:01.000 --> 00:02.000\n',
    'ebu-stl': latin1(seeds['ebu-stl']),
    scc: latin1(seeds.scc),
    ttml: '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s" end="1s">',
  };
  const heavy: readonly [what: string, text: (many: (most: number) => number) => string][] = [
    ['one long line', (many) => 'x'.repeat(many(8_000_000))],
    ['spaces', (many) => ' '.repeat(many(4_000_000)) + 'x'],
    ['empty lines', (many) => '\n'.repeat(many(2_000_000))],
    ['carriage returns', (many) => '\r'.repeat(many(2_000_000))],
    ['opened tags', (many) => '<'.repeat(many(2_000_000))],
    ['opened tags, one closed', (many) => '<i '.repeat(many(1_000_000)) + '>'],
    ['what is no tag, one closed', (many) => '<x '.repeat(many(1_000_000)) + '>'],
    ['opened overrides', (many) => '{\\'.repeat(many(2_000_000))],
    ['nested elements', (many) => '<ruby><rt>'.repeat(many(300_000))],
    ['ampersands', (many) => '&'.repeat(many(2_000_000)) + '&#'.repeat(many(1_000_000))],
    ['digits', (many) => `${'1'.repeat(many(4_000_000))}:00:00,000 --> 1`],
    ['an arrow in spaces', (many) => `${' '.repeat(many(2_000_000))}-->${' '.repeat(many(2_000_000))}1:`],
    ['settings that do not end', () => `00:00:01,000 --> 00:00:02,000 ${'a:'.repeat(140)} b`],
    ['arrows', (many) => '-->\n'.repeat(many(200_000))],
    ['times', (many) => '0:0:1,0 --> 0:0:1,0\n'.repeat(many(50_000))],
    ['marks', (many) => 'e' + '\u0301'.repeat(many(1_000_000))],
    ['quotes of tags that do not end', (many) => '<p a="'.repeat(many(400_000))],
    ['tags in values', (many) => '<a b="<" c="<"'.repeat(many(200_000))],
    ['opened declarations', (many) => '<!DOCTYPE x [<!'.repeat(many(200_000))],
    ['opened comments and sections', (many) => '<!-- <![CDATA[ <? '.repeat(many(200_000))],
    ['lines within lines', (many) => '<p begin="1s">'.repeat(many(100_000))],
    ['closing tags', (many) => '</p></div>'.repeat(many(200_000))],
    ['words that stay', () => `<span begin="1s">a </span>`.repeat(5_000)],
    ['half pairs', (many) => '\ud83d'.repeat(many(1_000_000))],
    ['captions flipped', (many) => '01:00:07:00\t' + '942f 8080 '.repeat(many(400_000))],
    [
      'captions flipped, full of text',
      (many) => fullScreen() + '01:00:07:00\t' + '942f 8080 '.repeat(many(400_000)),
    ],
    ['rows rolled up', (many) => '01:00:07:00\t9427 ' + '6161 94ad '.repeat(many(400_000))],
    ['letters painted over', (many) => '01:00:07:00\t9429 ' + '9470 6161 '.repeat(many(400_000))],
    ['captions a line', (many) => '01:00:07:00\t9470 6161 942f\n'.repeat(many(100_000))],
    ['accents', (many) => '\u0142'.repeat(many(1_000_000))],
  ];

  test.each(heavy)('%s', (_, text) => {
    for (const format of timedTextFormats) {
      const bytes = Buffer.concat([Buffer.from(head[format], 'latin1'), Buffer.from(text(sizes(format)))]);
      const started = performance.now();
      const { events } = readTimedText(bytes, { format });
      expect(events.length).toBeGreaterThanOrEqual(1);
      measureText(events[0]?.textRaw ?? '', 'en');
      // What is quadratic takes minutes; the allowance is for slow machines.
      expect(performance.now() - started).toBeLessThan(8_000);
    }
  });
});
