import type { Cell } from '../../../shared/engine/port.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { speedNames } from '../../../shared/guidelines/subtitle-report.ts';
import { speedMethods } from '../../../shared/timed-text/aggregates.ts';
import { oneOf } from '../arguments.ts';
import { defineCommand, type ExitCode } from '../command.ts';
import { givenSubtitles } from '../given-subtitles.ts';
import { csvLine, problemLine, type Output } from '../output.ts';
import { subtitleCall, subtitleHelp, subtitleOptions, subtitleUsage } from '../subtitle-call.ts';
import { fileJson, lineJson, unreadJson } from '../subtitle-json.ts';
import { reportsOf, shotProblem, type ReportedFile } from '../subtitle-reports.ts';
import { clipped, oneLine, textTable } from '../text-table.ts';

/** Writes what is known of each line of subtitle files. */
export const lines = defineCommand({
  name: 'lines',
  usage: `lines FILE... ${subtitleUsage} [--format table|json|csv]`,
  help: [
    'Measures each line of subtitle files: times, counts, speeds, gaps, and where it breaks a style guide.',
    ...subtitleHelp,
    '--format: table (the default) for people, json with files, their aggregates by several methods, and whole findings,',
    'csv with a row a line, flags and findings by their names, and raw cells.',
    'Exits with 1 when a file could not be read, with 2 when the call names none; the others are read all the same.',
  ],
  wordCount: 1,
  takesMore: true,
  options: { ...subtitleOptions, format: 'text' },
  run: async ({ words, options }, output): Promise<ExitCode> => {
    const format = oneOf('lines', 'format', options.format, ['table', 'json', 'csv'], 'table');
    const call = await subtitleCall('lines', options);
    const { files, wrong, unread } = await givenSubtitles(words);
    for (const problem of [...call.warnings, ...wrong, ...unread]) output.complain(problemLine(problem));
    const writer = writers[format](output);
    let hasUnread = unread.length > 0;
    await writer.begin();
    for await (const each of reportsOf(files, call)) {
      if ('unread' in each) {
        hasUnread = true;
        for (const problem of each.unread) output.complain(problemLine(problem));
        await writer.unread(each.file.shown, each.unread);
        continue;
      }
      if (each.is.language === null)
        output.complain(problemLine(cliMessages.languageUnknown({ file: each.file.shown })));
      const shots = shotProblem(each, call, cliMessages.shotsUnused);
      if (shots !== null) output.complain(problemLine(shots));
      // As JSON the file has its problems with it.
      if (format !== 'json') for (const problem of each.problems) output.complain(problemLine(problem));
      await writer.file(each);
    }
    await writer.end();
    return wrong.length > 0 ? 2 : hasUnread ? 1 : 0;
  },
});

/** Writes files as they are read. */
interface Writer {
  begin(): Promise<void>;
  file(file: ReportedFile): Promise<void>;
  unread(file: string, problems: Parameters<typeof unreadJson>[1]): Promise<void>;
  end(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Lines that are written together. */
const batch = 1000;

/** The lines come first, so that no more than one file is held at a time. */
function jsonWriter(output: Output): Writer {
  const about: string[] = [];
  let isFirst = true;
  return {
    begin: () => output.write(`{"methods":${JSON.stringify(speedMethods)},\n"lines":[`),
    file: async (each) => {
      const { limits, lines: all } = each.report;
      for (let from = 0; from < all.length; from += batch) {
        const part = all.slice(from, from + batch);
        const texts = part.map((line) => JSON.stringify(lineJson(each.file.shown, line, limits)));
        await output.write(`${isFirst ? '' : ','}\n${texts.join(',\n')}`);
        isFirst = false;
      }
      about.push(JSON.stringify(fileJson(each)));
    },
    unread: (file, problems) => Promise.resolve(void about.push(JSON.stringify(unreadJson(file, problems)))),
    end: () => output.write(`],\n"files":[${about.map((text) => `\n${text}`).join(',')}]}\n`),
  };
}

/** The columns of the CSV: what a line has as JSON. */
const columns = [
  ...['file', 'ordinal', 'start_ms', 'end_ms', 'start', 'end', 'start_frame', 'end_frame'],
  ...['duration_ms', 'gap_ms', 'gap_frames', 'is_chained', 'text', 'kind', 'speaker', 'region', 'language'],
  ...['char_count', 'char_count_nospace', 'char_count_dialogue', 'longest_line', 'line_count', 'word_count'],
  ...['count_mode', 'cps', 'cps_nospace', 'cps_dialogue', 'wpm', 'max_cps', 'flags', 'findings'],
];

function csvWriter(output: Output): Writer {
  return {
    begin: () => output.write(csvLine(columns)),
    file: async ({ file, report }) => {
      for (let from = 0; from < report.lines.length; from += batch) {
        const rows = report.lines.slice(from, from + batch).map((line) => {
          const { flags, findings, ...cells } = lineJson(file.shown, line, report.limits);
          return [...Object.values(cells), flags.join(' '), findings.map(({ rule }) => rule).join(' ')];
        });
        await output.write(rows.map(csvLine).join(''));
      }
    },
    unread: nothing,
    end: nothing,
  };
}

function tableWriter(output: Output): Writer {
  let isFirst = true;
  return {
    begin: nothing,
    file: async (each) => {
      await output.write(`${isFirst ? '' : '\n'}${heading(each)}\n\n${lineTable(each)}\n${speedTable(each)}`);
      isFirst = false;
    },
    unread: nothing,
    end: nothing,
  };
}

const writers = { json: jsonWriter, csv: csvWriter, table: tableWriter };

/** A file in one line: its path, and what it was taken for. */
export function heading({ file, reading, is, report: { lines: all } }: ReportedFile): string {
  const { language, kind, audience } = is;
  const taken = [file.format, reading.track.encoding.name, language ?? 'language unknown', kind, audience];
  return oneLine(
    `${file.shown} (${taken.join(', ')}): ${all.length === 1 ? '1 line' : `${all.length} lines`}`,
  );
}

/** The text comes last, so that one that runs from right to left moves no other column. */
function lineTable({ report }: ReportedFile): string {
  const rows = report.lines.map(({ event, line, figures, findings }): Cell[] => [
    event.ordinal,
    event.startRaw,
    event.endRaw,
    figures.durationMs,
    figures.gapMs,
    line.measure?.charCount ?? null,
    figures.cps,
    findings.length === 0 ? null : findings.map(({ rule }) => rule).join(' '),
    clipped(event.text),
  ]);
  const names = ['line', 'start', 'end', 'ms', 'gap_ms', 'chars', 'cps', 'findings', 'text'];
  return textTable(names, rows);
}

function speedTable({ report: { aggregates } }: ReportedFile): string {
  const rows = speedNames.map((name): Cell[] => {
    const speed = aggregates[name];
    return [
      ...[name, speed.lines, speed.meanOfLines, speed.weightedByDisplayTime, speed.programmeRate],
      ...[speed.p50, speed.p90, speed.p95, speed.shareOfLinesOver, speed.shareOfDisplayTimeOver],
    ];
  });
  const methods = ['mean_of_lines', 'weighted_by_display_time', 'programme_rate', 'p50', 'p90', 'p95'];
  const shares = ['share_of_lines_over', 'share_of_display_time_over'];
  return textTable(['speed', 'lines', ...methods, ...shares], rows);
}
