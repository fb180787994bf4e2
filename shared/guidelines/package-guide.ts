import type { CountMode } from '../timed-text/count-modes.ts';
import { type Figure, type GuideKind, guideKinds, type Source } from './figure.ts';
import { type Guide, guideFormat } from './guide.ts';

/** A row of the package's table `style_limits`. */
export interface StyleLimitRow {
  readonly guide: string;
  readonly scope: 'translation' | 'template';
  readonly language: string;
  readonly audience: 'adult' | 'children';
  readonly asset_type: string;
  /** ISO date. */
  readonly valid_from: string;
  readonly max_cps: number | null;
  readonly max_chars_per_line: number | null;
  readonly max_lines: number | null;
  readonly min_duration_ms: number | null;
  readonly max_duration_ms: number | null;
  readonly min_gap_frames: number | null;
  readonly count_mode: CountMode;
  readonly citation: string;
  /** The guide's own sentence on reading speed. */
  readonly quote: string | null;
}

/**
 * The limits that a package brings, as a guide: for each language, audience and asset type the row that is the latest valid one
 * on the day, as the model `version_limit` has it. Its figures are the package's own word, and so official; they were
 * "retrieved" on the day from which they are valid.
 * @param name of the guide, as in the rows and in the manifest's `default_guide`. @param onDay ISO date.
 */
export function packageGuide(rows: readonly StyleLimitRow[], name: string, onDay: string): Guide {
  const latest = new Map<string, StyleLimitRow>();
  for (const row of rows) {
    if (row.guide !== name || row.valid_from > onDay || !isForItsScope(row)) continue;
    const key = JSON.stringify([row.language.toLowerCase(), row.audience, row.asset_type]);
    if (row.valid_from > (latest.get(key)?.valid_from ?? '')) latest.set(key, row);
  }
  const figures = [...latest.values()].flatMap(figuresOf);
  return {
    subtext_guide: guideFormat,
    id: `package:${name}`,
    name: `${name}, as the package has it`,
    figures,
  };
}

function isForItsScope({ scope, asset_type: type }: StyleLimitRow): boolean {
  return (scope === 'template') === (type === 'template');
}

function figuresOf(row: StyleLimitRow): Figure[] {
  const kind = guideKinds.find((each) => each === row.asset_type);
  if (kind === undefined) return [];
  const common = commonOf(row, kind);
  return [
    ...set(row.max_cps, (value) => ({
      ...common,
      citation: row.quote === null ? common.citation : { ...common.citation, quote: row.quote },
      rule: 'max_cps',
      value,
      unit: 'characters_per_second',
    })),
    ...set(row.max_chars_per_line, (value) => ({
      ...common,
      rule: 'max_chars_per_line',
      value,
      unit: 'characters',
    })),
    ...set(row.max_lines, (value) => ({ ...common, rule: 'max_lines', value, unit: 'lines' })),
    ...set(row.min_duration_ms, (value) => ({ ...common, rule: 'min_duration', value, unit: 'ms' })),
    ...set(row.max_duration_ms, (value) => ({ ...common, rule: 'max_duration', value, unit: 'ms' })),
    ...set(row.min_gap_frames, (value) => ({ ...common, rule: 'min_gap', value, unit: 'frames' })),
    { ...common, rule: 'count_mode', value: row.count_mode, unit: 'style' },
  ];
}

function commonOf(row: StyleLimitRow, kind: GuideKind): Pick<Figure, 'scope' | keyof Source> {
  return {
    scope: { languages: [row.language], audience: row.audience, kinds: [kind] },
    citation: { title: row.citation },
    retrieved: row.valid_from,
    confidence: 'official',
  };
}

function set(value: number | null, figure: (value: number) => Figure): Figure[] {
  return value === null ? [] : [figure(value)];
}
