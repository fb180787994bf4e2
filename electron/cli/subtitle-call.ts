import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { cliMessages } from '../../shared/errors/cli.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { guideKinds, type GuideKind } from '../../shared/guidelines/figure.ts';
import type { Guide } from '../../shared/guidelines/guide.ts';
import { presets } from '../../shared/guidelines/presets/presets.ts';
import { readGuide } from '../../shared/guidelines/read-guide.ts';
import { readShotList, type ShotList } from '../../shared/guidelines/shot-list.ts';
import { languageNamed } from '../../shared/package/subtitle-names.ts';
import { audiences } from '../../shared/package/tables-catalogue.ts';
import type { FrameRate } from '../../shared/timed-text/event.ts';
import { lettersOf } from '../../shared/timed-text/stl/letters.ts';
import { CallError, oneOf } from './arguments.ts';
import { valueOf } from './value-of.ts';

/** The options by which subtitle files are read, measured and checked. */
export const subtitleOptions = {
  language: 'text',
  audience: 'text',
  kind: 'text',
  guide: 'text',
  encoding: 'text',
  'frame-rate': 'text',
  shots: 'text',
} as const;

/** How they read in a command's usage. */
export const subtitleUsage =
  '[--language TAG] [--audience adult|children] [--kind subtitle|sdh|forced_narrative|template] [--guide ID|FILE.json] [--encoding E] [--frame-rate 24000/1001] [--shots FILE.csv]';

/** What they mean, a line each. */
export const subtitleHelp = [
  'FILE is a subtitle file, or a folder: every subtitle file below it is read.',
  '--language: BCP-47. Else the name of the file says it, as in Title.pt-BR.srt, else the file itself; else no guide applies.',
  '--kind: else the name says it, as in Title.de.sdh.srt; else subtitle. --audience: adult unless told.',
  `--guide: ${presets.map(({ id }) => id).join(', ')}, or a guide of your own as JSON. netflix unless told.`,
  '--encoding: of text files, as in windows-1251; else their bytes decide. --frame-rate: 25, 23.976 or 24000/1001; else the file says it.',
  '--shots: the shot changes, as frames from the start of the programme: a CSV with a column frame, and title_id where it is of several titles,',
  'as the table shot_changes of a package has them, or one frame a line. They need a frame rate.',
] as const;

/** What a call says of the files. */
export interface SubtitleCall {
  /** Null where it is to be found out for each file. */
  readonly language: string | null;
  readonly kind: GuideKind | null;
  readonly audience: (typeof audiences)[number];
  readonly guide: Guide;
  readonly encoding: string | null;
  readonly frameRate: FrameRate | null;
  /** Null where the call names none. */
  readonly shots: ShotList | null;
  /** What is odd about the guide. */
  readonly warnings: readonly Problem[];
}

/** The options as given. */
export type SubtitleOptions = Readonly<Record<keyof typeof subtitleOptions, string | undefined>>;

/** Reads the options. @throws CallError when one of them can't be right */
export async function subtitleCall(command: string, options: SubtitleOptions): Promise<SubtitleCall> {
  const language = options.language === undefined ? null : languageNamed(options.language);
  if (options.language !== undefined && language === null)
    throw wrong(command, `--language takes a BCP-47 tag, such as pt-BR, not ${options.language}.`);
  const { guide, warnings } = await guideNamed(command, options.guide ?? 'netflix');
  return {
    language,
    kind: options.kind === undefined ? null : oneOf(command, 'kind', options.kind, guideKinds, 'subtitle'),
    audience: oneOf(command, 'audience', options.audience, audiences, 'adult'),
    guide,
    encoding: options.encoding === undefined ? null : encodingNamed(command, options.encoding),
    frameRate: options['frame-rate'] === undefined ? null : rateNamed(command, options['frame-rate']),
    shots: options.shots === undefined ? null : await shotsNamed(command, options.shots),
    warnings,
  };
}

function wrong(command: string, detail: string): CallError {
  return new CallError([cliMessages.badOption({ command, detail })]);
}

/** More bytes than `readGuide` takes characters, in any encoding. */
const largestGuide = 4_000_000;

async function guideNamed(
  command: string,
  name: string,
): Promise<{ guide: Guide; warnings: readonly Problem[] }> {
  const preset = presets.find(({ id }) => id === name);
  if (preset !== undefined) return { guide: preset, warnings: [] };
  const text = await textOf(name, largestGuide);
  if (text === null) {
    const ids = presets.map(({ id }) => id).join(', ');
    throw wrong(command, `--guide takes ${ids} or the JSON file of a guide, not ${name}.`);
  }
  const read = readGuide(name, text);
  return { guide: valueOf(read), warnings: read.problems };
}

/** More bytes than `readShotList` takes characters. */
const largestShotList = 80_000_000;

/** @throws CallError when there is no such list, or a row of it can't be read */
async function shotsNamed(command: string, name: string): Promise<ShotList> {
  const text = await textOf(name, largestShotList);
  if (text === null) throw wrong(command, `--shots takes the file of a list of shot changes, not ${name}.`);
  const read = readShotList(name, text);
  if (!read.ok) throw new CallError(read.problems);
  return read.value;
}

/** The text of a file that an option names, without a byte order mark; null where there is none that may be read. */
async function textOf(name: string, mostBytes: number): Promise<string | null> {
  const file = path.resolve(name);
  const about = await stat(file).catch(() => null);
  if (about?.isFile() !== true || about.size > mostBytes) return null;
  const text = await readFile(file, 'utf8').catch(() => null);
  return text?.replace(/^\ufeff/, '') ?? null;
}

/** A label of the WHATWG Encoding Standard, or a code table of EBU-STL. */
function encodingNamed(command: string, name: string): string {
  if (lettersOf(name) !== null) return name;
  throw wrong(command, `--encoding takes a label such as utf-8 or windows-1251, not ${name}.`);
}

/** Rates that are written as decimals, which stand for a ratio. */
const decimalRates = new Map<string, FrameRate>([
  ['23.976', { num: 24_000, den: 1001 }],
  ['23.98', { num: 24_000, den: 1001 }],
  ['29.97', { num: 30_000, den: 1001 }],
  ['59.94', { num: 60_000, den: 1001 }],
]);

const mostFramesPerSecond = 1000;

function rateNamed(command: string, text: string): FrameRate {
  const known = decimalRates.get(text);
  if (known !== undefined) return known;
  const [, num = '0', den = '1'] = /^(\d{1,6})(?:\/(\d{1,6}))?$/.exec(text) ?? [];
  const rate = { num: Number(num), den: Number(den) };
  if (rate.num >= rate.den && rate.den > 0 && rate.num / rate.den <= mostFramesPerSecond) return rate;
  throw wrong(
    command,
    `--frame-rate takes frames per second, such as 25, 23.976 or 24000/1001, not ${text}.`,
  );
}
