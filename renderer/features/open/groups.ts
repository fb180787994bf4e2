import { placesOf, type Place, type Problem, type Severity } from '../../../shared/errors/problem.ts';

/** Problems of one code that are mended in the same way, and how many places have them. */
export interface ProblemGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly fix: string;
  readonly problems: readonly Problem[];
  /** All places, those that are not listed too. */
  readonly count: number;
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Problems by code and by what is to be done: errors first, then the most frequent. */
export function grouped(problems: readonly Problem[]): readonly ProblemGroup[] {
  const kinds = Map.groupBy(problems, ({ severity, code, fix }) => `${severity} ${code} ${fix}`);
  return [...kinds.values()]
    .flatMap((all) => {
      const [first] = all;
      return first === undefined ? [] : [{ ...pick(first), problems: all, count: placesOf(all) }];
    })
    .sort((a, b) => order[a.severity] - order[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1));
}

function pick({ code, severity, fix }: Problem): { code: string; severity: Severity; fix: string } {
  return { code, severity, fix };
}

/** How many places each severity has. */
export function totals(groups: readonly ProblemGroup[]): Readonly<Record<Severity, number>> {
  const sum = (severity: Severity): number =>
    groups.reduce((n, group) => (group.severity === severity ? n + group.count : n), 0);
  return { error: sum('error'), warning: sum('warning'), note: sum('note') };
}

/** The parts of places that a table shows, in the order of {@link Place}. */
export const placeParts = [
  'file',
  'table',
  'row',
  'line',
  'column',
  'value',
] as const satisfies readonly (keyof Place)[];

/** Those parts that any of the problems has. */
export function usedParts(problems: readonly Problem[]): readonly (typeof placeParts)[number][] {
  return placeParts.filter((part) => problems.some((problem) => problem.at[part] !== undefined));
}

/** The report as text, to copy: one line a place, whatever the values hold. */
export function reportText(label: string, groups: readonly ProblemGroup[]): string {
  const lines = groups.flatMap((group) => [
    '',
    `${group.severity}: ${group.code} (${group.count})`,
    `  ${group.fix}`,
    ...group.problems.map(
      (problem) =>
        `  - ${[...placeParts.flatMap((part) => problem.at[part] ?? []), problem.message].join(' | ').replaceAll(/\s+/g, ' ')}`,
    ),
  ]);
  return [label, ...lines, ''].join('\n');
}
