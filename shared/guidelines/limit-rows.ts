import { countModeFor } from '../timed-text/count-modes.ts';
import type { GuideKind } from './figure.ts';
import type { Guide } from './guide.ts';
import { limitOf, limitsFor, type Limits, type LimitsRequest } from './limits.ts';
import type { StyleLimitRow } from './package-guide.ts';

const flicksPerSecond = 705_600_000;

/** What rows of limits are wanted for. */
export interface WantedLimits {
  readonly language: string;
  readonly audience: 'adult' | 'children';
  readonly kind: GuideKind;
}

/**
 * The limits of a guide as rows of the package's table `style_limits`, for subtitles that come without any. Only what that table can
 * say: durations that the guide gives in frames alone are left out.
 * @param validFrom ISO date
 * @returns a row for each of those wanted that the guide says something of
 */
export function limitRows(guide: Guide, wanted: readonly WantedLimits[], validFrom: string): StyleLimitRow[] {
  return wanted.flatMap((one) => {
    const row = rowOf(guide, one, validFrom);
    return row === null ? [] : [row];
  });
}

function rowOf(
  guide: Guide,
  { language, audience, kind }: WantedLimits,
  validFrom: string,
): StyleLimitRow | null {
  const request: LimitsRequest = { language, audience, kind };
  const limits = limitsFor(guide, request);
  const cps = limitOf(limits, 'max_cps');
  const length = limitOf(limits, 'max_chars_per_line');
  const source = cps ?? length;
  if (source === null) return null;
  return {
    guide: guide.id,
    scope: kind === 'template' ? 'template' : 'translation',
    language,
    audience,
    asset_type: kind,
    valid_from: validFrom,
    max_cps: cps?.figure.value ?? null,
    max_chars_per_line: length?.figure.value ?? null,
    max_lines: limitOf(limits, 'max_lines')?.figure.value ?? null,
    min_duration_ms: milliseconds(limits, 'min_duration'),
    max_duration_ms: milliseconds(limits, 'max_duration'),
    min_gap_frames: limitOf(limits, 'min_gap')?.figure.value ?? null,
    count_mode: source.countMode ?? countModeFor(language),
    citation: `${guide.name}: ${source.figure.citation.title}, ${source.figure.retrieved}`,
    quote: cps?.figure.citation.quote ?? null,
  };
}

function milliseconds(limits: Limits, rule: 'min_duration' | 'max_duration'): number | null {
  const figure = limitOf(limits, rule)?.figure;
  if (figure === undefined || figure.unit === 'frames') return null;
  const flicks = figure.value * (figure.unit === 's' ? flicksPerSecond : flicksPerSecond / 1000);
  return Math.round(flicks) / (flicksPerSecond / 1000);
}
