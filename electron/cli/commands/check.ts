import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Problem, Severity } from '../../../shared/errors/problem.ts';
import { timedTextMessages } from '../../../shared/errors/timed-text.ts';
import type { Finding } from '../../../shared/guidelines/finding.ts';
import type { ReportedLine } from '../../../shared/guidelines/subtitle-report.ts';
import { oneOf } from '../arguments.ts';
import { defineCommand, type ExitCode } from '../command.ts';
import { givenSubtitles } from '../given-subtitles.ts';
import { problemLine, type Output } from '../output.ts';
import { subtitleCall, subtitleHelp, subtitleOptions, subtitleUsage } from '../subtitle-call.ts';
import { fileJson, unreadJson } from '../subtitle-json.ts';
import { reportsOf, shotProblem, type ReportedFile } from '../subtitle-reports.ts';
import { clipped, oneLine } from '../text-table.ts';
import { heading } from './lines.ts';

/** From the gravest. */
const levels = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** Checks subtitle files against a style guide, for people and for pipelines. */
export const check = defineCommand({
  name: 'check',
  usage: `check FILE... ${subtitleUsage} [--level error|warning|note] [--format table|json]`,
  help: [
    'Checks the lines of subtitle files against a style guide, and lists each finding with the page that says so.',
    ...subtitleHelp,
    '--level: the least level of a finding that makes the check fail; error unless told. All findings are listed whatever it is.',
    'Only what the guide itself says is an error; what comes from a secondary source, or is assumed, is a warning at most.',
    'Exits with 1 when a finding has the level, a file could not be read, or nothing in it is a line though it is not empty;',
    'with 2 when the call is at fault: no such file,',
    'a file whose language nothing says, or with --shots one whose frame rate nothing says, which can not be checked. With 0 else.',
  ],
  wordCount: 1,
  takesMore: true,
  options: { ...subtitleOptions, level: 'text', format: 'text' },
  run: async ({ words, options }, output): Promise<ExitCode> => {
    const format = oneOf('check', 'format', options.format, ['table', 'json'], 'table');
    const level = oneOf('check', 'level', options.level, levels, 'error');
    const call = await subtitleCall('check', options);
    const { files, wrong, unread } = await givenSubtitles(words);
    for (const problem of [...call.warnings, ...wrong, ...unread]) output.complain(problemLine(problem));
    const tally = new Tally();
    const writer = format === 'json' ? jsonWriter(output) : tableWriter(output);
    let [isWrong, hasUnread] = [wrong.length > 0, unread.length > 0];
    await writer.begin();
    for await (const each of reportsOf(files, call)) {
      if ('unread' in each) {
        hasUnread = true;
        for (const problem of each.unread) output.complain(problemLine(problem));
        await writer.unread(each.file.shown, each.unread);
        continue;
      }
      const shots = shotProblem(each, call, cliMessages.shotsNeedRate);
      if (shots !== null) output.complain(problemLine(shots));
      hasUnread ||= isUnreadable(each);
      isWrong ||= each.is.language === null || shots?.severity === 'error';
      complain(each, format, output);
      tally.add(each);
      await writer.file(each);
    }
    if (format === 'table') for (const problem of tally.notChecked()) output.complain(problemLine(problem));
    const code = isWrong ? 2 : hasUnread || tally.reaches(level) ? 1 : 0;
    await writer.end(tally, level);
    return code;
  },
});

/** Whether a file holds something, and nothing of it is a line: it is cut off, or of another format. */
function isUnreadable({ report, problems }: ReportedFile): boolean {
  return report.lines.length === 0 && problems.some(({ code }) => code !== timedTextMessages.noEvents.code);
}

function complain({ is, file, problems }: ReportedFile, format: 'table' | 'json', output: Output): void {
  if (is.language === null) output.complain(problemLine(cliMessages.languageNeeded({ file: file.shown })));
  // As JSON the file has its problems with it.
  if (format === 'table') for (const problem of problems) output.complain(problemLine(problem));
}

/** What was found in all files. */
class Tally {
  readonly counts = { error: 0, warning: 0, note: 0 };
  files = 0;
  lines = 0;
  readonly #notChecked = new Map<string, Problem>();

  add({ report }: ReportedFile): void {
    this.files += 1;
    this.lines += report.lines.length;
    for (const { findings } of report.lines) for (const { level } of findings) this.counts[level] += 1;
    for (const { rule, problem } of report.notChecked) {
      const key = `${rule} ${problem.code}`;
      this.#notChecked.set(key, { ...problem, count: (this.#notChecked.get(key)?.count ?? 0) + 1 });
    }
  }

  /** Nothing found is not the same as nothing looked for: each check that was not done, with the number of files. */
  notChecked(): readonly Problem[] {
    return [...this.#notChecked.values()];
  }

  reaches(level: Severity): boolean {
    return levels.slice(0, levels.indexOf(level) + 1).some((each) => this.counts[each] > 0);
  }
}

/** Writes files as they are checked. */
interface Writer {
  begin(): Promise<void>;
  file(file: ReportedFile): Promise<void>;
  unread(file: string, problems: readonly Problem[]): Promise<void>;
  end(tally: Tally, level: Severity): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Writes texts of many lines, some at a time: all of them in one string could be longer than a string may be. */
async function inParts(
  output: Output,
  { report }: ReportedFile,
  textOf: (line: ReportedLine) => string,
  between: string,
): Promise<void> {
  const found = report.lines.filter(({ findings }) => findings.length > 0);
  for (let from = 0; from < found.length; from += batch) {
    const texts = found.slice(from, from + batch).map(textOf);
    await output.write(`${from === 0 ? '' : between}${texts.join(between)}`);
  }
}

/** Lines that are written together. */
const batch = 1000;

function jsonWriter(output: Output): Writer {
  let isFirst = true;
  /** A file but for its lines and the end. */
  const open = async (about: object): Promise<void> => {
    await output.write(`${isFirst ? '' : ','}\n${JSON.stringify(about).slice(0, -1)},"lines":[`);
    isFirst = false;
  };
  return {
    begin: () => output.write('{"files":['),
    file: async (each) => {
      await open(fileJson(each));
      await inParts(output, each, lineJson, ',\n');
      await output.write(']}');
    },
    unread: async (file, problems) => {
      await open(unreadJson(file, problems));
      await output.write(']}');
    },
    end: (tally, level) => {
      const sums = { files: tally.files, lines: tally.lines, ...tally.counts };
      return output.write(`],\n"found":${JSON.stringify(sums)},\n"level":"${level}"}\n`);
    },
  };
}

function lineJson({ event, findings }: ReportedLine): string {
  const { ordinal, at, startRaw, endRaw, text } = event;
  return JSON.stringify({ ordinal, ...at, start: startRaw, end: endRaw, text, findings });
}

function tableWriter(output: Output): Writer {
  return {
    begin: nothing,
    file: async (each) => {
      await output.write(`${heading(each)}\n`);
      await inParts(output, each, lineText, '');
      await output.write('\n');
    },
    unread: nothing,
    end: ({ files, lines, counts }) => {
      const sums = levels.map((level) => counted(counts[level], level)).join(', ');
      return output.write(`${counted(files, 'file')}, ${counted(lines, 'line')}: ${sums}\n`);
    },
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function lineText({ event, findings }: ReportedLine): string {
  const times = `${event.startRaw} --> ${event.endRaw}`;
  const sources = findings.flatMap(
    ({ level, rule, message, fix, citation, retrieved, confidence }: Finding) => {
      const source = [citation.title, citation.url, `retrieved ${retrieved}`, confidence];
      return [
        indented(4, `${level} ${rule}: ${message} ${fix}`),
        indented(6, source.filter((part) => part !== undefined).join(', ')),
      ];
    },
  );
  return [indented(2, `${event.ordinal}  ${times}  ${clipped(event.text)}`), ...sources].join('');
}

function indented(by: number, text: string): string {
  return `${' '.repeat(by)}${oneLine(text)}\n`;
}
