import { aggregateSpeeds, type SpeedAggregates } from '../timed-text/aggregates.ts';
import type { FrameRate, TimedTextEvent, TimedTextReading } from '../timed-text/event.ts';
import type { TextMeasure } from '../timed-text/measure.ts';
import { checkLines, type Checked } from './check-lines.ts';
import type { GuideKind } from './figure.ts';
import type { CheckRule, Finding } from './finding.ts';
import { frameAt, usableRate } from './frames.ts';
import type { Guide } from './guide.ts';
import { limitOf, limitsFor, type Limits } from './limits.ts';
import { isForAudience, lineOf, type CheckedLine } from './line.ts';
import { lineFigures, type LineFigures } from './line-figures.ts';

/** What a subtitle file is taken for. */
export interface SubtitleIs {
  /** BCP-47; null where nothing says it. No guide applies then, and characters are counted by graphemes. */
  readonly language: string | null;
  readonly kind: GuideKind;
  readonly audience: 'adult' | 'children';
  /** The rate of the title where it is known; else the file's own. */
  readonly frameRate: FrameRate | null;
  /** The first frame after each cut of the picture, from the start of the programme; null where that is not known. */
  readonly shotChanges: readonly number[] | null;
}

/** A line of a file with all that is known of it. */
export interface ReportedLine {
  readonly event: TimedTextEvent;
  readonly line: CheckedLine;
  /** BCP-47: the event's own, else the file's. */
  readonly language: string | null;
  /** The frames at which it stands, the nearest ones where the rate was given; null where they are not known. */
  readonly startFrame: number | null;
  readonly endFrame: number | null;
  readonly figures: LineFigures;
  readonly findings: readonly Finding[];
}

/** The speeds of a line, by their names in the model `line_reading`. */
export const speedNames = ['cps', 'cps_nospace', 'cps_dialogue', 'wpm'] as const;
/** One of {@link speedNames}. */
export type SpeedName = (typeof speedNames)[number];

/** What is known of a subtitle file and its lines, under a guide. */
export interface SubtitleReport {
  readonly lines: readonly ReportedLine[];
  readonly limits: Limits;
  readonly frameRate: FrameRate | null;
  readonly notChecked: Checked['notChecked'];
  readonly aggregates: Readonly<Record<SpeedName, SpeedAggregates>>;
}

/**
 * Measures the lines of a file and checks them against a guide.
 * @param guide null where none applies
 */
export function reportOf(
  { events, track }: TimedTextReading,
  { language, kind, audience, frameRate: given, shotChanges }: SubtitleIs,
  guide: Guide | null,
): SubtitleReport {
  const limits = guide === null || language === null ? {} : limitsFor(guide, { language, audience, kind });
  const lines = events.map((event) => lineOf(event, language ?? 'und', kind));
  const frameRate = given ?? track.frameRate;
  const checked =
    guide === null || language === null
      ? null
      : checkLines({ lines, limits, language, frameRate, shotChanges });
  const found = Map.groupBy(checked?.findings ?? [], ({ ordinal }) => ordinal);
  const figures = lineFigures(lines, usableRate(frameRate), limitOf(limits, 'min_gap')?.figure.value ?? null);
  const reported = events.flatMap((event, index): ReportedLine[] => {
    const [line, own] = [lines[index], figures[index]];
    if (line === undefined || own === undefined) return [];
    return [
      {
        event,
        line,
        language: event.language ?? language,
        startFrame: given === null ? event.startFrame : frameOf(event.startFlicks, given),
        endFrame: given === null ? event.endFrame : frameOf(event.endFlicks, given),
        figures: own,
        findings: found.get(event.ordinal) ?? [],
      },
    ];
  });
  const wasChecked = (rule: CheckRule): boolean =>
    checked?.notChecked.every((other) => other.rule !== rule) ?? false;
  return {
    lines: reported,
    limits,
    frameRate,
    notChecked: checked?.notChecked ?? [],
    aggregates: aggregatesOf(reported, wasChecked),
  };
}

function frameOf(flicks: number | null, rate: FrameRate): number | null {
  return flicks === null ? null : frameAt(flicks, rate);
}

function aggregatesOf(
  lines: readonly ReportedLine[],
  wasChecked: (rule: CheckRule) => boolean,
): SubtitleReport['aggregates'] {
  const shown = lines.filter(({ line }) => isForAudience(line));
  const of = (
    countIn: (measure: TextMeasure) => number | null,
    perSeconds: number,
    rule: CheckRule | null = null,
  ): SpeedAggregates => {
    const isLimited = rule !== null && wasChecked(rule);
    const speedLines = shown.map(({ line: { measure, startFlicks, endFlicks }, findings }) => ({
      count: measure === null ? null : countIn(measure),
      startFlicks,
      endFlicks,
      isOver: isLimited ? findings.some((finding) => finding.rule === rule) : null,
    }));
    return aggregateSpeeds(speedLines, perSeconds);
  };
  return {
    cps: of(({ charCount }) => charCount, 1, 'reading_speed'),
    cps_nospace: of(({ charCountNoSpace }) => charCountNoSpace, 1),
    cps_dialogue: of(({ charCountDialogue }) => charCountDialogue, 1),
    wpm: of(({ wordCount }) => wordCount, 60, 'words_per_minute'),
  };
}
