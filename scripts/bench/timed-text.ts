import { createRequire } from 'node:module';
import { parseText } from 'media-captions';
import { z } from 'zod';
import { measurePlain } from '../../shared/timed-text/measure.ts';
import { readTimedText } from '../../shared/timed-text/read.ts';
import { fastestOf, timed } from './measure.ts';

/** A WebVTT file read and measured by Subtext, and read alone by a library. Milliseconds, the fastest of some runs. */
export interface TimedTextFigures {
  readonly library: string;
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
  ];
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
  return { library, cues: cueCount, ourMs: fastestOf(ours), libraryMs: fastestOf(theirs) };
}

/** Reads the file and counts each text, as the package and the command line do. */
function readAndMeasured(bytes: Uint8Array): (Cues[number] & { chars: number })[] {
  return readTimedText(bytes, { format: 'webvtt' }).events.map(({ startMs, endMs, text, textRaw }) => ({
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
