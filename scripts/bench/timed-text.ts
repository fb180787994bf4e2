import { createRequire } from 'node:module';
import { parseText } from 'media-captions';
import { z } from 'zod';
import { measurePlain } from '../../shared/timed-text/measure.ts';
import { readTimedText } from '../../shared/timed-text/read.ts';
import { fastestOf, timed } from './measure.ts';

/** A file read and measured by Subtext, and read alone by a library. Milliseconds, the fastest of some runs. */
export interface TimedTextFigures {
  readonly library: string;
  /** What the file is, in words. */
  readonly format: 'WebVTT' | 'TTML';
  readonly cues: number;
  readonly ourMs: number;
  readonly libraryMs: number;
}

const cueCount = 20_000;
const runs = 5;

/** What is asked of a library: cues with their times in seconds and their text as written. */
const cuesSchema = z.array(z.object({ startTime: z.number(), endTime: z.number(), text: z.string() }));
type Cues = z.infer<typeof cuesSchema>;

/** Times both libraries. @throws Error when one reads other cues than Subtext does */
export async function timeTimedText(): Promise<TimedTextFigures[]> {
  const text = webVttOf(cueCount);
  const bytes = new TextEncoder().encode(text);
  const require = createRequire(import.meta.url);
  const { WebVTTParser } = z.object({ WebVTTParser: constructorSchema }).parse(require('webvtt-parser'));
  return [
    await timeOne('webvtt-parser', bytes, () =>
      Promise.resolve(parserSchema.parse(new WebVTTParser()).parse(text, 'metadata')),
    ),
    await timeOne('media-captions', bytes, () => parseText(text, { type: 'vtt' })),
    await timeTtml(),
  ];
}

const callSchema = z.custom<(source: string) => unknown>((value) => typeof value === 'function');
const documentSchema = z.looseObject({
  getMediaTimeEvents: z.custom<() => unknown>((value) => typeof value === 'function'),
});

/** Times imscJS, which reads a document to its significant times. @throws Error when it reads other times than Subtext does */
async function timeTtml(): Promise<TimedTextFigures> {
  const require = createRequire(import.meta.url);
  const { fromXML } = z.object({ fromXML: callSchema }).parse(require('imsc/src/main/js/doc.js'));
  const text = ttmlOf(cueCount);
  const bytes = new TextEncoder().encode(text);
  const [ours, theirs]: [{ ms: number }[], { ms: number }[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    const our = await timed(() => Promise.resolve(readAndMeasured(bytes, 'ttml')));
    const their = await timed(() => {
      const document = documentSchema.parse(fromXML(text));
      return Promise.resolve(
        z.array(z.number()).parse(Reflect.apply(document.getMediaTimeEvents, document, [])),
      );
    });
    const times = new Set(our.value.flatMap(({ startTime, endTime }) => [startTime, endTime]));
    const found = new Set(their.value.filter((time) => time > 0));
    if (times.size !== found.size || [...times].some((time) => !found.has(time)))
      throw new Error('imsc reads other times than Subtext.');
    ours.push(our);
    theirs.push(their);
  }
  return {
    library: 'imsc',
    format: 'TTML',
    cues: cueCount,
    ourMs: fastestOf(ours),
    libraryMs: fastestOf(theirs),
  };
}

/** So many lines as a film has them. */
function ttmlOf(lines: number): string {
  const paragraphs = Array.from(
    { length: lines },
    (_, i) =>
      `<p xml:id="s${i}" begin="${clock(i * 3 + 1)}" end="${clock(i * 3 + 3)}" region="r"><span tts:fontStyle="italic">Where were you</span> last night? ${i}<br/>I waited for hours.</p>`,
  );
  return `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en"><head><layout><region xml:id="r"/></layout></head><body><div>${paragraphs.join('\n')}</div></body></tt>`;
}

const constructorSchema = z.custom<new () => unknown>((value) => typeof value === 'function');
const parserSchema = z.custom<{ parse: (text: string, mode: string) => unknown }>(
  (value) =>
    z.looseObject({ parse: z.custom((parse) => typeof parse === 'function') }).safeParse(value).success,
);

async function timeOne(
  library: string,
  bytes: Uint8Array,
  parse: () => Promise<unknown>,
): Promise<TimedTextFigures> {
  const [ours, theirs]: [{ ms: number }[], { ms: number }[]] = [[], []];
  // By turns, so that what disturbs the machine disturbs both.
  for (let run = 0; run < runs; run += 1) {
    const our = await timed(() => Promise.resolve(readAndMeasured(bytes)));
    const their = await timed(parse);
    const cues = z.looseObject({ cues: cuesSchema }).parse(their.value).cues;
    if (JSON.stringify(cues.map(plain)) !== JSON.stringify(our.value.map(plain)))
      throw new Error(`${library} reads other cues than Subtext.`);
    ours.push(our);
    theirs.push(their);
  }
  return { library, format: 'WebVTT', cues: cueCount, ourMs: fastestOf(ours), libraryMs: fastestOf(theirs) };
}

/** Reads the file and counts each text, as the package and the command line do. */
function readAndMeasured(
  bytes: Uint8Array,
  format: 'webvtt' | 'ttml' = 'webvtt',
): (Cues[number] & { chars: number })[] {
  return readTimedText(bytes, { format }).events.map(({ startMs, endMs, text, textRaw }) => ({
    startTime: (startMs ?? NaN) / 1000,
    endTime: (endMs ?? NaN) / 1000,
    text: textRaw,
    chars: measurePlain(text, 'en').charCount,
  }));
}

function plain({ startTime, endTime, text }: Cues[number]): unknown[] {
  return [startTime, endTime, text];
}

/** So many cues as a film has them: two lines, a tag in every third, three seconds apart. */
function webVttOf(cues: number): string {
  const blocks = Array.from({ length: cues }, (_, i) => {
    const first = i % 3 === 0 ? '<i>Where were you</i> last night?' : 'Where were you last night?';
    return `${i + 1}\n${clock(i * 3)} --> ${clock(i * 3 + 2)}\n${first} ${i}\nI waited for hours.\n`;
  });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${[hours, minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')}.000`;
}
