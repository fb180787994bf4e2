import { tightUtilisation } from '../../../shared/guidelines/partner-thresholds.ts';
import { count, date } from '../../i18n/format.ts';
import { countOf, numberOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import { percent } from '../figures.ts';
import type { RowNames } from '../scorecard/rows.ts';
import type { TableTwin } from '../table-twin.ts';

/** What a week of capacity is like. */
export type Load = 'free' | 'tight' | 'over';

/** The weeks of a row by their Monday. */
export interface CapacityCell {
  readonly week: string;
  readonly declared: number;
  readonly booked: number;
  /** Booked of declared; null where nothing was declared. */
  readonly utilisation: number | null;
  readonly load: Load | null;
}

/** A row of the capacity chart. */
export interface CapacityRow {
  readonly id: string | null;
  readonly name: string;
  readonly cells: readonly CapacityCell[];
  readonly declared: number;
  readonly booked: number;
}

/** Reads the answer of `utilisationQuery`: rows with the most declared minutes first, weeks in their order. */
export function capacityRows(answer: Columnar, names: RowNames): CapacityRow[] {
  const groups = Map.groupBy(rowsOf(answer), (row) => textOf(row(names.id)));
  const rows = [...groups].map(([id, weeks]): CapacityRow => {
    const [first] = weeks;
    const name = names.name === null || first === undefined ? null : textOf(first(names.name));
    const cells = weeks
      .map((row): CapacityCell => {
        const utilisation = numberOf(row('utilisation'));
        return {
          week: textOf(row('capacity_week'))?.slice(0, 10) ?? '',
          declared: countOf(row('declared_minutes')),
          booked: countOf(row('booked_minutes')),
          utilisation,
          load: loadOf(utilisation),
        };
      })
      .sort((a, b) => (a.week < b.week ? -1 : 1));
    const sum = (of: (cell: CapacityCell) => number): number =>
      cells.reduce((total, cell) => total + of(cell), 0);
    return {
      id,
      name: names.nameOf(id, name),
      cells,
      declared: sum(({ declared }) => declared),
      booked: sum(({ booked }) => booked),
    };
  });
  const times = Map.groupBy(rows, ({ name }) => name);
  return rows
    .map((row) =>
      (times.get(row.name)?.length ?? 0) > 1 && row.id !== null
        ? { ...row, name: `${row.name} (${row.id})` }
        : row,
    )
    .sort((a, b) => b.declared - a.declared || a.name.localeCompare(b.name, 'en'));
}

/** What a utilisation says: tight from 85 % on, over beyond what was declared. */
export function loadOf(utilisation: number | null): Load | null {
  if (utilisation === null) return null;
  return utilisation > 1 ? 'over' : utilisation > tightUtilisation ? 'tight' : 'free';
}

/** A load in words. */
export const loadWords: Readonly<Record<Load, string>> = {
  free: 'room left',
  tight: `tight: more than ${percent(tightUtilisation, 0)} booked`,
  over: 'booked beyond what was declared',
};

/** A week of a row in words. */
export function capacityWords({ week, declared, booked, utilisation, load }: CapacityCell): string {
  const share = utilisation === null ? 'nothing declared' : percent(utilisation, 0);
  const said = load === null ? '' : `\n${loadWords[load]}`;
  return `week of ${date(week)}\n${share}: ${count(booked)} of ${count(declared)} minutes${said}`;
}

/** The weeks of all rows, in their order. */
export function weeksOf(rows: readonly CapacityRow[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ week }) => week)))].sort();
}

/** One row a row and week. */
export function capacityTable(rows: readonly CapacityRow[], label: string): TableTwin {
  return {
    columns: [
      { label },
      { label: 'week of' },
      { label: 'declared minutes', show: count },
      { label: 'booked minutes', show: count },
      { label: 'utilisation', show: (value) => percent(value, 1) },
      { label: 'load' },
    ],
    rows: rows.flatMap(({ name, cells }) =>
      cells.map(({ week, declared, booked, utilisation, load }) => [
        name,
        week,
        declared,
        booked,
        utilisation,
        load === null ? null : loadWords[load],
      ]),
    ),
  };
}
