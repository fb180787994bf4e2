import { count } from '../../i18n/format.ts';
import { percent, percentWithInterval, type Estimate } from '../figures.ts';
import type { Bar } from '../bars/spec.ts';
import type { DotColumn } from '../dots/spec.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import type { AssetGroup, Maker, SourceDissent, Unresolved } from './rows.ts';

const share = (value: number) => percent(value, 2);
const estimate = (of: Estimate | null): TwinCell[] => [of?.value ?? null, of?.low ?? null, of?.high ?? null];
const ends = [
  { label: 'low', show: share },
  { label: 'high', show: share },
];

/** How well each group is known, as columns of dots with intervals. */
export function groupColumns(groups: readonly AssetGroup[], theme: ChartTheme): DotColumn[] {
  const column = (title: string, what: string, pick: (group: AssetGroup) => Estimate | null): DotColumn => ({
    title,
    dots: groups.flatMap((group, row) => {
      const found = pick(group);
      if (found === null) return [];
      const tip = `${group.name}\n${percentWithInterval(found)} ${what}\n${count(group.assets)} assets`;
      return [{ row, estimate: found, colour: chartColours[theme].accent, tip }];
    }),
  });
  return [
    column('producer known', 'with a producer', ({ known }) => known),
    column('in conflict', 'of those with a producer', ({ conflicted }) => conflicted),
    column('named by hand', 'of those with a producer', ({ byHand }) => byHand),
  ];
}

/** The groups as a table. */
export function groupsTable(groups: readonly AssetGroup[], label: string): TableTwin {
  return {
    columns: [
      { label },
      { label: 'assets', show: count },
      { label: 'producer known', show: share },
      ...ends,
      { label: 'in conflict', show: share },
      ...ends,
      { label: 'named by hand', show: share },
      ...ends,
    ],
    rows: groups.map(({ name, assets, known, conflicted, byHand }) => [
      name,
      assets,
      ...estimate(known),
      ...estimate(conflicted),
      ...estimate(byHand),
    ]),
  };
}

/** The assets without a producer as bars. */
export function unresolvedBars(groups: readonly Unresolved[]): Bar[] {
  return groups.map(({ name, assets }) => ({
    name,
    value: assets,
    label: count(assets),
    tip: `${name}\n${count(assets)} assets without a producer`,
  }));
}

/** The assets without a producer as a table. */
export function unresolvedTable(groups: readonly Unresolved[]): TableTwin {
  return {
    columns: [{ label: 'workflow and reason' }, { label: 'assets without a producer', show: count }],
    rows: groups.map(({ name, assets }) => [name, assets]),
  };
}

/** How often each source disagrees, as dots with intervals. */
export function sourceColumns(sources: readonly SourceDissent[], theme: ChartTheme): DotColumn[] {
  const dots = sources.flatMap(({ name, statements, share: found }, row) =>
    found === null
      ? []
      : [
          {
            row,
            estimate: found,
            colour: chartColours[theme].accent,
            tip: `${name}\n${percentWithInterval(found)} name somebody else\n${count(statements)} statements`,
          },
        ],
  );
  return [{ title: 'names somebody else, share of its statements', dots }];
}

/** How often each source disagrees, as a table. */
export function sourcesTable(sources: readonly SourceDissent[]): TableTwin {
  return {
    columns: [
      { label: 'source' },
      { label: 'statements', show: count },
      { label: 'name somebody else', show: share },
      ...ends,
    ],
    rows: sources.map(({ name, statements, share: found }) => [name, statements, ...estimate(found)]),
  };
}

/** The producers as bars. */
export function makerBars(makers: readonly Maker[]): Bar[] {
  return makers.map(({ name, kind, assets, conflicted, share: found }) => ({
    name,
    value: assets,
    label: found === null ? count(assets) : `${count(assets)}, ${percent(found.value)}`,
    tip: `${name}, ${kind}\n${count(assets)} assets, ${count(conflicted)} in conflict${found === null ? '' : `\n${percentWithInterval(found)} of those with a producer`}`,
  }));
}

/** The producers as a table. */
export function makersTable(makers: readonly Maker[]): TableTwin {
  return {
    columns: [
      { label: 'producer' },
      { label: 'kind' },
      { label: 'assets', show: count },
      { label: 'in conflict', show: count },
      { label: 'share of assets with a producer', show: share },
      ...ends,
    ],
    rows: makers.map(({ name, kind, assets, conflicted, share: found }) => [
      name,
      kind,
      assets,
      conflicted,
      ...estimate(found),
    ]),
  };
}
