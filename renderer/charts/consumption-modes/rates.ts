import { count } from '../../i18n/format.ts';
import type { DotColumn } from '../dots/spec.ts';
import { percentWithInterval, type Estimate } from '../figures.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { measureWords } from './groups.ts';
import type { ConsumptionChoice } from './query.ts';
import type { ConsumptionGroup } from './rows.ts';

/** How much of each group is localized, and how much is watched to the end, as two columns of dots with intervals. */
export function rateColumns(
  groups: readonly ConsumptionGroup[],
  { measure }: ConsumptionChoice,
  theme: ChartTheme,
): DotColumn[] {
  const { noun } = measureWords[measure];
  const column = (
    title: string,
    what: string,
    pick: (group: ConsumptionGroup) => Estimate | null,
  ): DotColumn => ({
    title,
    dots: groups.flatMap((group, row) => {
      const estimate = pick(group);
      if (estimate === null) return [];
      const tip = `${group.name}\n${percentWithInterval(estimate)} ${what}\n${count(group.views)} views`;
      return [{ row, estimate, colour: chartColours[theme].accent, tip }];
    }),
  });
  return [
    column(`localized, share of ${noun}`, `of ${noun} localized`, (group) => group.localized),
    column('completed, share of views', 'of views completed', (group) => group.completion),
  ];
}
