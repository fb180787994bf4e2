import type { Filter } from '../../../shared/workspace/filter.ts';
import { numberOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import type { SpeedAxis } from './axes.ts';
import type { Limit } from './panel.ts';

/** A limit in force, as `limitsInForceSql` reads it. */
interface LimitRow {
  readonly language: string | null;
  readonly audience: string | null;
  readonly assetType: string | null;
  readonly guide: string | null;
  readonly maxCps: number | null;
  readonly maxChars: number | null;
  readonly citation: string | null;
}

/** Reads the answer of `limitsInForceSql`, those that apply to the most versions first. */
export function limitRows(answer: Columnar): LimitRow[] {
  return rowsOf(answer).map((row) => ({
    language: textOf(row('language')),
    audience: textOf(row('audience')),
    assetType: textOf(row('asset_type')),
    guide: textOf(row('guide')),
    maxCps: numberOf(row('max_cps')),
    maxChars: numberOf(row('max_chars_per_line')),
    citation: textOf(row('citation')),
  }));
}

/**
 * The limit to draw for a language under the filters: where several apply (audiences, asset types), that of the most
 * versions, named with its audience. Null where none applies or the axis has none.
 */
export function limitFor(
  rows: readonly LimitRow[],
  language: string | null,
  axis: SpeedAxis,
  filters: readonly Filter[],
): Limit | null {
  const kept = (dimension: string, value: string | null) =>
    filters.every((filter) => filter.dimension !== dimension || keeps(filter, value));
  const row = rows.find(
    (one) =>
      one.language === language &&
      kept('audience', one.audience) &&
      kept('asset_type', one.assetType) &&
      valueOn(one, axis) !== null,
  );
  const at = row === undefined ? null : valueOn(row, axis);
  if (row === undefined || at === null) return null;
  const whose = [row.guide, row.language, row.audience === null ? null : `, ${row.audience}`].filter(
    (part) => part !== null,
  );
  return {
    at,
    label: `limit ${axis.show(at)} · ${whose.join(' ').replace(' ,', ',')}`,
    citation: row.citation,
  };
}

function valueOn(row: LimitRow, axis: SpeedAxis): number | null {
  if (axis.id === 'cps') return row.maxCps;
  if (axis.id === 'speed_ratio') return row.maxCps === null ? null : 1;
  return axis.id === 'cpl' ? row.maxChars : null;
}

function keeps({ op, values }: Filter, value: string | null): boolean {
  if (op === 'eq' || op === 'in') return value !== null && values.includes(value);
  return op === 'ne' ? value !== null && !values.includes(value) : true;
}
