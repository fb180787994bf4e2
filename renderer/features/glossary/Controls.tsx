import type { ReactNode } from 'react';
import { Toolbar } from '../../app/parts.tsx';
import { glossaryKind, type GlossaryKind } from '../../state/definition-links.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import type { Item } from './list.ts';
import { domainSetting, searchSetting, statusSetting } from './settings.ts';

const kindChoices: readonly { readonly value: GlossaryKind; readonly label: string }[] = [
  { value: 'metric', label: 'Metrics' },
  { value: 'dimension', label: 'Dimensions' },
  { value: 'model', label: 'Models' },
];

const statusChoices = [
  { value: 'all', label: 'All' },
  { value: 'certified', label: 'Certified' },
  { value: 'draft', label: 'Draft' },
] as const;

/** What narrows the list: kind, words, domain and status. */
export function Controls({
  items,
  found,
}: {
  readonly items: readonly Item[];
  readonly found: number;
}): ReactNode {
  const [kind, setKind] = useViewSetting(glossaryKind);
  const [search, setSearch] = useViewSetting(searchSetting);
  const [domain, setDomain] = useViewSetting(domainSetting);
  const [status, setStatus] = useViewSetting(statusSetting);
  const domains = [...new Set(items.filter((item) => item.kind === 'metric').map(({ group }) => group))];
  return (
    <Toolbar>
      <Segmented label="Kind" choices={kindChoices} value={kind} onChange={setKind} />
      <input
        className="input glossary-search"
        type="search"
        aria-label="Search the glossary"
        placeholder="Search names and meanings"
        value={search}
        onChange={(event) => setSearch(event.target.value.slice(0, 200), 'glossary.search')}
      />
      {kind === 'metric' ? (
        <>
          <Select
            label="Domain"
            options={[{ value: '', label: 'all' }, ...domains.map((value) => ({ value, label: value }))]}
            chosen={[domain]}
            onChange={([next = '']) => setDomain(next)}
          />
          <Segmented label="Status" showLabel choices={statusChoices} value={status} onChange={setStatus} />
        </>
      ) : null}
      <p className="visually-hidden" role="status">
        {found === 1 ? '1 entry' : `${found} entries`}
      </p>
    </Toolbar>
  );
}
