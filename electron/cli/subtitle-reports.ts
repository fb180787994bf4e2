import { cliMessages } from '../../shared/errors/cli.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { shotsOf } from '../../shared/guidelines/shot-list.ts';
import { reportOf, type SubtitleIs, type SubtitleReport } from '../../shared/guidelines/subtitle-report.ts';
import { readSubtitleName } from '../../shared/package/subtitle-names.ts';
import { readTimedText } from '../../shared/timed-text/read.ts';
import type { TimedTextReading } from '../../shared/timed-text/event.ts';
import { bytesOf, type GivenSubtitle } from './given-subtitles.ts';
import type { SubtitleCall } from './subtitle-call.ts';

/** What said the language of a file; null where nothing did. */
export type LanguageSource = 'option' | 'name' | 'file' | null;

/** A subtitle file that was read. */
export interface ReportedFile {
  readonly file: GivenSubtitle;
  readonly reading: TimedTextReading;
  readonly is: SubtitleIs;
  readonly languageBy: LanguageSource;
  /** The title by the name of the file. */
  readonly title: string;
  readonly report: SubtitleReport;
  /** What was odd about the file, with its path. */
  readonly problems: readonly Problem[];
}

/** A file that can't be read, and why. */
export interface UnreadFile {
  readonly file: GivenSubtitle;
  readonly unread: readonly Problem[];
}

/** Reads, measures and checks files one by one, so that no more than one is held at a time. */
export async function* reportsOf(
  files: readonly GivenSubtitle[],
  call: SubtitleCall,
): AsyncGenerator<ReportedFile | UnreadFile> {
  for (const file of files) {
    const bytes = await bytesOf(file);
    yield bytes.ok ? reported(file, bytes.value, call) : { file, unread: bytes.problems };
  }
}

function reported(file: GivenSubtitle, bytes: Uint8Array, call: SubtitleCall): ReportedFile {
  const { encoding, audience, frameRate, guide, shots } = call;
  const { format } = file;
  const reading = readTimedText(bytes, encoding === null ? { format } : { format, encoding });
  const named = readSubtitleName(file.named);
  const { language, languageBy } = languageOf(call.language, named.language, reading.track.language);
  const shotChanges = shots === null ? null : shotsOf(shots, named.title);
  const is = { language, kind: call.kind ?? named.kind, audience, frameRate, shotChanges };
  return {
    file,
    reading,
    is,
    languageBy,
    title: named.title,
    report: reportOf(reading, is, guide),
    problems: reading.problems.map((problem) => ({ ...problem, at: { file: file.shown, ...problem.at } })),
  };
}

function languageOf(
  given: string | null,
  named: string | null,
  told: string | null,
): { language: string | null; languageBy: LanguageSource } {
  if (given !== null) return { language: given, languageBy: 'option' };
  if (named !== null) return { language: named, languageBy: 'name' };
  return told === null || told === 'und'
    ? { language: null, languageBy: null }
    : { language: told, languageBy: 'file' };
}

/**
 * Why a file was not held to the shot changes that the call names; null where it was, where it names none, and where no guide applies.
 * @param needRate what is said of a file of which nobody knows the rate.
 */
export function shotProblem(
  { file, is, title, report }: ReportedFile,
  { shots }: SubtitleCall,
  needRate: typeof cliMessages.shotsUnused,
): Problem | null {
  if (shots === null || is.language === null) return null;
  if (is.shotChanges === null) return cliMessages.shotsOfNone({ file: file.shown, title });
  return report.frameRate === null ? needRate({ file: file.shown }) : null;
}
