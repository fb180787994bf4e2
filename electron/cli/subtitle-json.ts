import type { Problem } from '../../shared/errors/problem.ts';
import { limitOf, type Limits } from '../../shared/guidelines/limits.ts';
import { speedNames, type ReportedLine } from '../../shared/guidelines/subtitle-report.ts';
import type { SpeedAggregates } from '../../shared/timed-text/aggregates.ts';
import type { FrameRate } from '../../shared/timed-text/event.ts';
import type { ReportedFile } from './subtitle-reports.ts';

/** A line as JSON: times in milliseconds and verbatim, counts in units of `count_mode`, speeds a second or a minute; null is unknown. */
export function lineJson(file: string, { event, line, figures, ...rest }: ReportedLine, limits: Limits) {
  const { measure } = line;
  return {
    file,
    ordinal: event.ordinal,
    start_ms: event.startMs,
    end_ms: event.endMs,
    start: event.startRaw,
    end: event.endRaw,
    start_frame: rest.startFrame,
    end_frame: rest.endFrame,
    duration_ms: figures.durationMs,
    gap_ms: figures.gapMs,
    gap_frames: figures.gapFrames,
    is_chained: figures.isChained,
    text: event.text,
    kind: line.kind,
    speaker: event.speaker,
    region: event.region,
    language: rest.language,
    char_count: measure?.charCount ?? null,
    char_count_nospace: measure?.charCountNoSpace ?? null,
    char_count_dialogue: measure?.charCountDialogue ?? null,
    longest_line: measure?.longestLine ?? null,
    line_count: measure?.lineCount ?? null,
    word_count: measure?.wordCount ?? null,
    count_mode: measure?.countMode ?? null,
    cps: figures.cps,
    cps_nospace: figures.cpsNoSpace,
    cps_dialogue: figures.cpsDialogue,
    wpm: figures.wpm,
    max_cps: limitOf(limits, 'max_cps')?.figure.value ?? null,
    flags: event.flags,
    findings: rest.findings,
  };
}

/** A file as JSON, without its lines. */
export function fileJson({ file, reading, is, languageBy, report, problems }: ReportedFile) {
  const { track } = reading;
  return {
    file: file.shown,
    format: file.format,
    encoding: track.encoding,
    language: is.language,
    language_by: languageBy,
    kind: is.kind,
    audience: is.audience,
    title: track.title,
    frame_rate: rateText(report.frameRate),
    shot_changes: is.shotChanges?.length ?? null,
    drop_frame: track.dropFrame,
    time_base: track.timeBase,
    programme_start: track.programmeStart,
    line_count: report.lines.length,
    limits: limitsJson(report.limits),
    aggregates: Object.fromEntries(speedNames.map((name) => [name, speedJson(report.aggregates[name])])),
    not_checked: report.notChecked.map(({ rule, problem: { code, message, fix } }) => ({
      rule,
      code,
      message,
      fix,
    })),
    problems,
  };
}

/** A file that could not be read, as JSON. */
export function unreadJson(file: string, problems: readonly Problem[]) {
  return { file, format: null, line_count: 0, problems };
}

function rateText(rate: FrameRate | null): string | null {
  return rate === null ? null : rate.den === 1 ? String(rate.num) : `${rate.num}/${rate.den}`;
}

function limitsJson(limits: Limits) {
  return Object.values(limits).map(({ figure, guide, match, countMode }) => ({
    rule: figure.rule,
    value: figure.value,
    unit: figure.unit,
    guide: guide.id,
    match,
    count_mode: countMode,
    citation: figure.citation,
    retrieved: figure.retrieved,
    confidence: figure.confidence,
  }));
}

function speedJson(speed: SpeedAggregates) {
  return {
    lines: speed.lines,
    mean_of_lines: speed.meanOfLines,
    weighted_by_display_time: speed.weightedByDisplayTime,
    programme_rate: speed.programmeRate,
    p50: speed.p50,
    p90: speed.p90,
    p95: speed.p95,
    share_of_lines_over: speed.shareOfLinesOver,
    share_of_display_time_over: speed.shareOfDisplayTimeOver,
  };
}
