import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TimedTextEvent } from '../event.ts';
import { readTimedText } from '../read.ts';

const corpus = process.env['SUBTEXT_CORPUS'] ?? '';
const hasCorpus = corpus !== '' && existsSync(corpus);
const name = (what: string): string => (hasCorpus ? what : `${what} (skipped: no corpus)`);
const folder = path.join(corpus, 'imsc');
const files = hasCorpus ? globSync('**/*.ttml', { cwd: folder }).sort() : [];
const flicksPerSecond = 705_600_000;

const read = (file: string) => readTimedText(readFileSync(path.join(folder, file)), { format: 'ttml' });

/** Moments in seconds at which what is shown may change, and whether anything is shown from then on. */
type Times = readonly (readonly [seconds: number, isShown: boolean])[];

/** The times beside a document, less those at which nothing is shown before nor after: ends of containers, of which events know nothing. */
function expectedTimes(file: string): Times {
  const times = readFileSync(path.join(folder, `${file}.times.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [Number.parseFloat(line), line.endsWith('+')] as const);
  return times.filter(([, isShown], index) => isShown || times[index - 1]?.[1] === true);
}

/** An event in seconds, of those that a viewer sees. */
interface Seen {
  readonly event: TimedTextEvent;
  readonly start: number;
  readonly end: number;
}

function seenOf(events: readonly TimedTextEvent[]): readonly Seen[] {
  return events
    .filter(({ flags }) => !flags.includes('hidden') && !flags.includes('never_begins'))
    .map((event) => ({
      event,
      start: (event.startFlicks ?? NaN) / flicksPerSecond,
      end: (event.endFlicks ?? Infinity) / flicksPerSecond,
    }))
    .filter(({ start, end }) => start < end);
}

function timesOf(seen: readonly Seen[]): Times {
  const moments = new Set(seen.flatMap(({ start, end }) => (end === Infinity ? [start] : [start, end])));
  return [...moments]
    .sort((one, other) => one - other)
    .map((moment) => [moment, seen.some(({ start, end }) => start <= moment && moment < end)]);
}

/** What differs, and why: the moments that the expectation has and events don't, or the other way round. */
const exceptions = new Map<string, { reason: string; without?: readonly number[]; instead?: Times }>([
  [
    'altText1.ttml',
    {
      reason: 'a picture, which the expectation was made without; it is an event from 1 to 9 s',
      instead: [
        [1, true],
        [9, false],
      ],
    },
  ],
  ['Animation001.ttml', { reason: 'the background changes, and no text', without: [5] }],
  ['Animation002.ttml', { reason: 'the colour changes, and no text', without: [5] }],
  ['Animation008.ttml', { reason: 'the line height changes, and no text', without: [5] }],
  ['Animation013.ttml', { reason: 'the underline changes, and no text', without: [2, 4, 6] }],
  ['region-timing.ttml', { reason: 'a line begins at 5 s whose region begins at 10 s', without: [5] }],
  [
    'BasicTiming012.ttml',
    { reason: 'spaces are added at the end of a line', without: [2.4375, 2.625, 2.8125, 3, 3.1875, 3.375] },
  ],
]);

describe.skipIf(!hasCorpus)(name('documents of the W3C suite'), () => {
  test('are all there', () => expect(files.length).toBeGreaterThanOrEqual(132));

  test.each(files)('%s is shown when it should be', (file) => {
    const exception = exceptions.get(path.basename(file));
    const expected = expectedTimes(file).filter(([moment]) => exception?.without?.includes(moment) !== true);
    expect(timesOf(seenOf(read(file).events)), exception?.reason).toEqual(exception?.instead ?? expected);
  });

  test('each line of the source is an event at least, with its identifier and the line where it stands', () => {
    for (const file of files) {
      const source = readFileSync(path.join(folder, file), 'utf8').replace(/<!--[^]*?-->/g, (comment) =>
        comment.replace(/[^\n]/g, ''),
      );
      const { events } = read(file);
      const lines = [...source.matchAll(/<(?:\w+:)?p(?=[\s>])([^>]*)>/g)].map(({ index, 1: attributes }) => ({
        line: source.slice(0, index).split('\n').length,
        id: /xml:id="([^"]*)"/.exec(attributes ?? '')?.[1] ?? null,
      }));
      const found = events
        .filter(({ kind }) => kind !== 'image')
        .map(({ at, id }) => ({ line: at.line, id }));
      expect(new Set(found.map((each) => JSON.stringify(each))), file).toEqual(
        new Set(lines.map((each) => JSON.stringify(each))),
      );
    }
  });
});

const styling = 'http://www.w3.org/ns/ttml#styling';
interface Node {
  readonly kind: string;
  readonly text?: string | undefined;
  readonly styleAttrs?: Record<string, unknown> | undefined;
  readonly contents?: readonly Node[] | undefined;
}
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    kind: z.string(),
    text: z.string().optional(),
    styleAttrs: z.record(z.string(), z.unknown()).optional(),
    contents: z.array(nodeSchema).optional(),
  }),
);
const snapshotSchema = z.object({ contents: z.array(nodeSchema) });
type Call = (...values: readonly unknown[]) => unknown;
const callSchema = z.custom<Call>((value) => typeof value === 'function');

/** imscJS, the player's library: what it shows of a document at a moment, as text and whether any of it is slanted. */
function imscReader(source: string): (moment: number) => readonly string[] {
  const require = createRequire(import.meta.url);
  const { fromXML } = z.object({ fromXML: callSchema }).parse(require('imsc/src/main/js/doc.js'));
  const { generateISD } = z.object({ generateISD: callSchema }).parse(require('imsc/src/main/js/isd.js'));
  const document = fromXML(source);
  return (moment) => {
    const { contents } = snapshotSchema.parse(generateISD(document, moment));
    return contents
      .flatMap((node) => allOf(node, 'p'))
      .map(describeLine)
      .filter((line) => !line.startsWith(' '))
      .sort();
  };
}

function allOf(node: Node, kind: string): readonly Node[] {
  return node.kind === kind ? [node] : (node.contents ?? []).flatMap((child) => allOf(child, kind));
}

function describeLine(paragraph: Node): string {
  const stretches = stretchesOf(paragraph);
  const text = tidied(stretches.map((stretch) => stretch.text).join(''));
  const isItalic = stretches.some((stretch) => stretch.isItalic && stretch.text.trim() !== '');
  return `${text} ${isItalic ? 'italic' : 'upright'}`;
}

/** The text of an element that is seen, without annotations. */
function stretchesOf(node: Node): readonly { text: string; isItalic: boolean }[] {
  const style = (key: string): unknown => node.styleAttrs?.[`${styling} ${key}`];
  if (/text|delimiter/i.test(String(style('ruby')))) return [];
  const text = node.kind === 'br' ? '\n' : style('visibility') === 'hidden' ? '' : (node.text ?? '');
  const isItalic = node.kind === 'span' && style('fontStyle') !== 'normal';
  return [{ text, isItalic }, ...(node.contents ?? []).flatMap(stretchesOf)];
}

const tidied = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

describe.skipIf(!hasCorpus)(name('compared with imscJS'), () => {
  test.each(files)('%s has the same text, upright or slanted, at every moment', (file) => {
    const shownAt = imscReader(readFileSync(path.join(folder, file), 'utf8'));
    const seen = seenOf(read(file).events.filter(({ kind }) => kind !== 'image'));
    const moments = [
      0,
      ...timesOf(seen).map(([moment]) => moment),
      ...expectedTimes(file).map(([moment]) => moment),
    ];
    // Right behind each moment, since imscJS computes times in floating point.
    for (const moment of new Set(moments.map((each) => each + 1e-4)))
      expect(
        seen
          .filter(({ start, end, event }) => start <= moment && moment < end && event.text !== '')
          .map(({ event }) => `${event.text} ${event.hasItalic ? 'italic' : 'upright'}`)
          .sort(),
        `at ${moment} s`,
      ).toEqual(shownAt(moment));
  });
});
