import { useMemo, type ReactNode } from 'react';
import { domainLabel } from '../../../shared/audit/markdown.ts';
import type { PlaybookRow } from '../../../shared/audit/playbook.ts';
import { Card, Toolbar } from '../../app/parts.tsx';
import { suggestionWords } from '../../charts/dashboard-use/rows.ts';
import { plural } from '../../charts/figures.ts';
import { count, date } from '../../i18n/format.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { AuditCardProps } from './MergesCard.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { CardContent } from './parts.tsx';
import { narrowed, subjectsOf } from './playbook.ts';
import { searchSetting, subjectSetting, suggestionSetting } from './settings.ts';
import { useSavePlaybook } from './use-save.ts';

/** What to do with each dashboard, why, and what it costs. */
export function PlaybookCard({ view, onShow }: AuditCardProps): ReactNode {
  const [suggestion] = useViewSetting(suggestionSetting);
  const [subject] = useViewSetting(subjectSetting);
  const [search] = useViewSetting(searchSetting);
  const rows = useMemo(
    () => narrowed(view.playbook, { suggestion, subject, search }),
    [view.playbook, suggestion, subject, search],
  );
  const save = useSavePlaybook(view);
  const isWhole = rows.length === view.playbook.length;
  return (
    <Card
      className="audit-card"
      title="Playbook"
      note={`${isWhole ? '' : `${rows.length} of `}${plural(view.playbook.length, 'dashboard')}, views in 90 days`}
      stale={view.listed.stale}
      actions={
        <>
          <Button tone="plain" disabled={save === null} onClick={() => void save?.('csv')}>
            Save as CSV
          </Button>
          <Button tone="plain" disabled={save === null} onClick={() => void save?.('markdown')}>
            Save as Markdown
          </Button>
        </>
      }
    >
      <PlaybookControls rows={view.playbook} />
      <CardContent
        asked={view.listed}
        lines={12}
        empty={rows.length > 0 ? null : 'No dashboard has these words, this subject and this suggestion.'}
      >
        <Table
          caption="What to do with each dashboard"
          columns={columns}
          rowCount={rows.length}
          cell={(row, column) =>
            cellOf(rows[row], columns[column]?.key, (id) => onShow({ kind: 'dashboard', id }))
          }
        />
      </CardContent>
    </Card>
  );
}

const suggestionChoices = [
  { value: 'all', label: 'All' },
  { value: 'merge', label: suggestionWords.merge },
  { value: 'retire', label: suggestionWords.retire },
  { value: 'keep', label: suggestionWords.keep },
] as const;

/** What narrows the list. */
function PlaybookControls({ rows }: { readonly rows: readonly PlaybookRow[] }): ReactNode {
  const [suggestion, setSuggestion] = useViewSetting(suggestionSetting);
  const [subject, setSubject] = useViewSetting(subjectSetting);
  const [search, setSearch] = useViewSetting(searchSetting);
  return (
    <Toolbar>
      <Segmented label="Suggestion" choices={suggestionChoices} value={suggestion} onChange={setSuggestion} />
      <Select
        label="Subject"
        options={[{ value: '', label: 'all' }, ...subjectsOf(rows).map((value) => ({ value, label: value }))]}
        chosen={[subject]}
        onChange={([next = '']) => setSubject(next)}
      />
      <input
        className="input audit-search"
        type="search"
        aria-label="Search the playbook"
        placeholder="Search names and owners"
        value={search}
        onChange={(event) => setSearch(event.target.value.slice(0, 200), 'audit.search')}
      />
    </Toolbar>
  );
}

const columns: readonly TableColumn[] = [
  { key: 'name', label: 'Dashboard', weight: 3, least: 18 },
  { key: 'suggestion', label: 'Do', least: 6 },
  { key: 'into', label: 'Into', weight: 1.5, least: 10 },
  { key: 'reason', label: 'Why', weight: 4, least: 16 },
  { key: 'effort', label: 'Effort', least: 6 },
  { key: 'seen', label: 'Last viewed', weight: 1.5, least: 12 },
  { key: 'views', label: 'Views', numeric: true, least: 5 },
  { key: 'findings', label: 'Findings', numeric: true, least: 8 },
];

function cellOf(
  row: PlaybookRow | undefined,
  key: string | undefined,
  choose: (id: string) => void,
): ReactNode {
  if (row === undefined) return null;
  switch (key) {
    case 'name':
      return <RowLink onClick={() => choose(row.dashboard_id)}>{row.name}</RowLink>;
    case 'suggestion':
      return <span className={`audit-${row.suggestion}`}>{suggestionWords[row.suggestion]}</span>;
    case 'into':
      return row.merge_into === null ? '' : domainLabel(row.merge_into);
    case 'reason':
      return <span title={row.reason}>{row.reason}</span>;
    case 'effort':
      return row.effort;
    case 'seen':
      return row.last_viewed_on === null ? '–' : date(row.last_viewed_on);
    case 'views':
      return row.views_90d === null ? '–' : count(row.views_90d);
    default:
      return count(row.findings);
  }
}
