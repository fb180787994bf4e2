import { useState, type ReactNode } from 'react';
import { Figures, Headline, type Figure } from '../../app/parts.tsx';
import { percent, percentInterval, plural, roundCount, type Estimate } from '../../charts/figures.ts';
import { producersCaveat, producersHeadline, type ProducerTotals } from '../../charts/producers/headline.ts';
import { list } from '../../i18n/format.ts';
import { showInspector } from '../../state/inspector.ts';
import { useStore } from '../../state/store.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Banner } from '../../ui/states.tsx';
import { AnswerCard } from './AnswerCard.tsx';
import { GroupsCard } from './GroupsCard.tsx';
import { Detail } from './Detail.tsx';
import { MakersCard } from './MakersCard.tsx';
import { RulesCard } from './RulesCard.tsx';
import { SearchCard } from './SearchCard.tsx';
import type { Shown } from './selection.ts';
import { assetSetting, groupSetting } from './settings.ts';
import { SourcesCard } from './SourcesCard.tsx';
import { UnresolvedCard } from './UnresolvedCard.tsx';
import { useProducers, type ProducersView } from './use-producers.ts';
import './producers.css';

/** Who made this dub or subtitle? One search answers for any asset; under it what is not known and where sources disagree. */
export function Producers(): ReactNode {
  const { filters } = useFilters();
  const [asset] = useViewSetting(assetSetting);
  const [group] = useViewSetting(groupSetting);
  const view = useProducers(group, filters);
  const [shown, setShown] = useState<Shown | null>(null);
  const show = (next: Shown): void => {
    setShown(next);
    // Also where the inspector was closed after something else was looked at.
    showInspector();
  };
  return (
    <>
      <ProducersHeadline view={view} />
      <SilentSources />
      <SearchCard filters={filters} />
      {asset === '' ? null : <AnswerCard key={asset} asset={asset} onShow={show} />}
      <Figures figures={figuresOf(view.totalValues)} stale={view.totals.stale} />
      <GroupsCard view={view.groups} group={group} onShow={show} />
      <UnresolvedCard view={view.unresolved} whole={view.totalValues?.assets ?? null} onShow={show} />
      <SourcesCard view={view.sources} onShow={show} />
      <MakersCard view={view.makers} onShow={show} />
      <RulesCard view={view.rules} onShow={show} />
      {shown === null ? null : <Detail shown={shown} view={view} />}
    </>
  );
}

function ProducersHeadline({ view: { totals, totalValues } }: { readonly view: ProducersView }): ReactNode {
  if (totalValues === null) return <Headline note="Reading the assets.">Who made what</Headline>;
  return (
    <Headline stale={totals.stale} note={totalValues.assets === 0 ? undefined : producersCaveat(totalValues)}>
      {producersHeadline(totalValues)}
    </Headline>
  );
}

/** The tables that decide somewhere, with the workflow or the records that say nothing without them. */
const sourceTables: Readonly<Record<string, string>> = {
  producer_overrides: 'nothing is named by hand',
  deliveries: 'no delivery says who made partner work',
  work_orders: 'no order says who was asked',
  contributions: 'nobody is known for work made in house',
  licensor_credits: 'nobody is known for licensed work',
  legacy_catalog: 'nobody is known for legacy work',
  vendor_codes: 'nobody is known for legacy work',
};

/** What can't be told because the package leaves a source out. */
function SilentSources(): ReactNode {
  const absent = useStore((state) => state.opened?.loaded.absentTables);
  const silent = Object.keys(sourceTables).filter((table) => absent?.includes(table) === true);
  if (silent.length === 0) return null;
  const effects = [...new Set(silent.map((table) => sourceTables[table] ?? ''))];
  return <Banner>{`This package has no ${list(silent)}: ${list(effects)}.`}</Banner>;
}

function figuresOf(totals: ProducerTotals | null): Figure[] {
  const share = (id: string, estimate: Estimate | null, what: string): Figure => ({
    id,
    value: estimate === null ? '–' : percent(estimate.value),
    label: estimate === null ? what : `${what} ${percentInterval(estimate)}`,
  });
  return [
    share('known', totals?.known ?? null, 'of assets have a producer'),
    share('conflicted', totals?.conflicted ?? null, 'of these are in conflict'),
    share('by-hand', totals?.byHand ?? null, 'of these are named by hand'),
    {
      id: 'unresolved',
      value: totals === null ? '–' : roundCount(totals.unresolved),
      label:
        totals === null
          ? 'assets without a producer'
          : `without a producer, of ${plural(totals.assets, 'asset')}`,
    },
  ];
}
