import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { assetLanguagesSql } from '../../../shared/semantic/asset-producer.ts';
import { findAssetsSql } from '../../../shared/semantic/asset-search.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { foundAssets, languageNames, type FoundAsset } from '../../charts/producers/answer.ts';
import { count } from '../../i18n/format.ts';
import { producerWords, reasonWords, workflowLabel } from '../../i18n/producers.ts';
import { useRows } from '../../state/ask.ts';
import { useViewSetting } from '../../state/view.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { assetSetting, searchSetting } from './settings.ts';

/** The most assets that are listed. */
const mostAssets = 200;

/** One search over all assets that pass the filters; choosing one tells who made it. */
export function SearchCard({ filters }: { readonly filters: readonly Filter[] }): ReactNode {
  const [text, setText] = useViewSetting(searchSetting);
  const [, setAsset] = useViewSetting(assetSetting);
  const wanted = useDeferredValue(text);
  const tongues = useRows(assetLanguagesSql);
  const languages = useMemo(
    () => (tongues.answer === null ? null : languageNames(tongues.answer)),
    [tongues.answer],
  );
  const asked = useRows(
    useMemo(
      () =>
        languages === null
          ? null
          : // One more than is listed tells whether there are more.
            findAssetsSql({ text: wanted, languages, filters, limit: mostAssets + 1 }, definitions()),
      [wanted, languages, filters],
    ),
  );
  const found = useMemo(() => (asked.answer === null ? null : foundAssets(asked.answer)), [asked.answer]);
  const problem = asked.problem ?? tongues.problem;
  const first = asked.stale || text !== wanted ? undefined : found?.[0];
  return (
    <Card
      title={producerWords.search}
      note={found === null ? undefined : foundNote(found, text)}
      stale={asked.stale}
    >
      <input
        className="input asset-search"
        type="search"
        data-asset-search=""
        aria-label={producerWords.search}
        aria-describedby="asset-search-hint"
        placeholder={producerWords.searchHint}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value, 'producers.search')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first !== undefined) setAsset(first.id);
        }}
      />
      <p id="asset-search-hint" className="muted small asset-search-hint">
        Enter tells who made the first one.
      </p>
      {problem === null ? null : <ErrorState problem={problem} />}
      {problem === null && found === null ? <Skeleton lines={6} /> : null}
      {found === null || problem !== null ? null : (
        <FoundTable found={found.slice(0, mostAssets)} searched={text !== ''} />
      )}
    </Card>
  );
}

function foundNote(found: readonly FoundAsset[], text: string): ReactNode {
  const many = found.length > mostAssets ? `the first ${count(mostAssets)}` : plural(found.length, 'asset');
  const order = text.trim() === '' && found.length > 0 ? ', those that need a look first' : '';
  return <span role="status">{`${many}${order}`}</span>;
}

function FoundTable({
  found,
  searched,
}: {
  readonly found: readonly FoundAsset[];
  readonly searched: boolean;
}): ReactNode {
  const [chosen, choose] = useViewSetting(assetSetting);
  if (found.length === 0)
    return (
      <EmptyState title="No asset found">{searched ? producerWords.none : producerWords.noAssets}</EmptyState>
    );
  return (
    <Table
      caption={producerWords.results}
      columns={[
        { key: 'asset', label: 'Asset', least: 8 },
        { key: 'title', label: 'Title', weight: 3, least: 14 },
        { key: 'language', label: 'Language', weight: 2, least: 10 },
        { key: 'type', label: 'Type', weight: 1.4, least: 8 },
        { key: 'producer', label: 'Producer', weight: 3, least: 14 },
        { key: 'conflicts', label: 'Conflicts', numeric: true, least: 8 },
        { key: 'workflow', label: 'Workflow', weight: 1.8, least: 10 },
      ]}
      rowCount={found.length}
      height={232}
      cell={(row, column) => {
        const asset = found[row];
        return asset === undefined ? null : cellOf(asset, column, chosen, choose);
      }}
    />
  );
}

function cellOf(asset: FoundAsset, column: number, chosen: string, choose: (id: string) => void): ReactNode {
  const { id, title, language, type, workflow, producer, reason, conflicts } = asset;
  switch (column) {
    case 0:
      return (
        <button
          type="button"
          className="row-link"
          aria-current={id === chosen ? 'true' : undefined}
          aria-label={`${id}, ${language} ${type} of ${title}`}
          onClick={() => choose(id)}
        >
          {id}
        </button>
      );
    case 1:
      return <span title={title}>{title}</span>;
    case 2:
      return <span title={language}>{language}</span>;
    case 3:
      return <span title={type}>{type}</span>;
    case 4:
      return producer === null ? (
        <span className="doubt">{reasonWords(reason).short}</span>
      ) : (
        <span title={producer}>{producer}</span>
      );
    case 5:
      return conflicts === 0 ? '' : count(conflicts);
    default:
      return workflowLabel(workflow);
  }
}
