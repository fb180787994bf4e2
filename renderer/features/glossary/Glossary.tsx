import { useMemo, type ReactNode } from 'react';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import { metricEntry } from '../../../shared/semantic/glossary.ts';
import type { LineageGraph } from '../../../shared/semantic/lineage.ts';
import { useDefinitions } from '../../app/ask.ts';
import { useLineage } from '../../app/lineage.ts';
import { Headline } from '../../app/parts.tsx';
import { shortFingerprint } from '../../i18n/format.ts';
import { glossaryEntry, glossaryKind } from '../../state/definition-links.ts';
import { useViewSetting } from '../../state/view.ts';
import { ErrorState } from '../../ui/states.tsx';
import { Controls } from './Controls.tsx';
import { DimensionDetail } from './DimensionDetail.tsx';
import { EntryList } from './EntryList.tsx';
import { itemsOf, narrowed, type Item } from './list.ts';
import { MetricDetail } from './MetricDetail.tsx';
import { ModelDetail } from './ModelDetail.tsx';
import { domainSetting, searchSetting, statusSetting } from './settings.ts';
import './glossary.css';

/** Every metric, dimension and model in plain words: what it means, how it is computed, where it comes from and where it is used. */
export function Glossary(): ReactNode {
  const definitions = useDefinitions();
  const lineage = useLineage();
  const items = useMemo(() => itemsOf(definitions), [definitions]);
  const { metrics, dimensions, models, fingerprint } = definitions;
  return (
    <>
      <Headline
        note={`One definition of each, read by every screen, report and command. Definitions ${shortFingerprint(fingerprint)}.`}
      >
        {`${metrics.size} metrics, ${dimensions.size} dimensions and ${models.size} models`}
      </Headline>
      {lineage.ok ? (
        <Entries items={items} definitions={definitions} graph={lineage.value} />
      ) : (
        lineage.problems.slice(0, 1).map((problem) => <ErrorState key={problem.code} problem={problem} />)
      )}
    </>
  );
}

interface EntriesProps {
  readonly items: readonly Item[];
  readonly definitions: Definitions;
  readonly graph: LineageGraph;
}

function Entries({ items, definitions, graph }: EntriesProps): ReactNode {
  const [kind] = useViewSetting(glossaryKind);
  const [search] = useViewSetting(searchSetting);
  const [domain] = useViewSetting(domainSetting);
  const [status] = useViewSetting(statusSetting);
  const [chosen, choose] = useViewSetting(glossaryEntry);
  const found = useMemo(
    () => narrowed(items, { kind, search, domain, status }),
    [items, kind, search, domain, status],
  );
  const shown = found.find(({ id }) => id === chosen) ?? found[0];
  return (
    <>
      <Controls items={items} found={found.length} />
      <div className="glossary">
        <EntryList items={found} chosen={shown?.id ?? null} onChoose={choose} />
        {shown === undefined ? null : <Detail item={shown} definitions={definitions} graph={graph} />}
      </div>
    </>
  );
}

function Detail({
  item,
  definitions,
  graph,
}: Omit<EntriesProps, 'items'> & { readonly item: Item }): ReactNode {
  const metric = definitions.metrics.get(item.name);
  const dimension = definitions.dimensions.get(item.name);
  const model = definitions.models.get(item.name);
  if (item.kind === 'metric' && metric !== undefined)
    return (
      <MetricDetail
        key={item.id}
        entry={metricEntry(definitions, graph, metric)}
        definitions={definitions}
        graph={graph}
      />
    );
  if (item.kind === 'dimension' && dimension !== undefined)
    return <DimensionDetail key={item.id} dimension={dimension} definitions={definitions} graph={graph} />;
  return model === undefined ? null : (
    <ModelDetail key={item.id} model={model} definitions={definitions} graph={graph} />
  );
}
