import { useState, type ReactNode } from 'react';
import { Figures, Headline, type Figure } from '../../app/parts.tsx';
import { mergesOf } from '../../../shared/audit/playbook.ts';
import { percent, plural } from '../../charts/figures.ts';
import { count, decimal } from '../../i18n/format.ts';
import { ClustersCard } from './ClustersCard.tsx';
import { Detail } from './Detail.tsx';
import { FindingsCard } from './FindingsCard.tsx';
import { LegacyCard } from './LegacyCard.tsx';
import { MergesCard } from './MergesCard.tsx';
import { PlaybookCard } from './PlaybookCard.tsx';
import type { Shown } from './selection.ts';
import { useAudit, type AuditTotals, type AuditView } from './use-audit.ts';
import { UseCard } from './UseCard.tsx';
import './audit.css';

/** What to do with the dashboards that existed before: what each is used for, what its SQL comes to, and what takes its place. */
export function Audit(): ReactNode {
  const view = useAudit();
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <>
      <AuditHeadline view={view} />
      <Figures figures={figuresOf(view.totalValues)} stale={view.totals.stale} />
      <MergesCard view={view} onShow={setShown} />
      <PlaybookCard view={view} onShow={setShown} />
      <UseCard view={view} onShow={setShown} />
      <ClustersCard view={view} onShow={setShown} />
      <FindingsCard view={view} onShow={setShown} />
      <LegacyCard view={view} onShow={setShown} />
      {shown === null ? null : <Detail shown={shown} view={view} onShow={setShown} />}
    </>
  );
}

function AuditHeadline({ view }: { readonly view: AuditView }): ReactNode {
  const { totalValues, suggestions, playbook } = view;
  if (totalValues === null)
    return <Headline note="Reading the playbook.">What to do with the dashboards</Headline>;
  const [merge, retire, keep] = (['merge', 'retire', 'keep'] as const).map(
    (each) => suggestions.get(each) ?? 0,
  );
  const views = new Set(mergesOf(playbook).map(({ into }) => into)).size;
  const note = `${plural(totalValues.dashboards, 'dashboard')}, ${plural(totalValues.queries, 'query', 'queries')}: their SQL is read, never run.`;
  if (totalValues.dashboards === 0) return <Headline note={note}>No dashboards to audit</Headline>;
  return (
    <Headline note={note} stale={view.totals.stale}>
      {`${count(merge ?? 0)} of ${plural(totalValues.dashboards, 'dashboard')} merge into ${plural(views, 'shared view')}, ${count(retire ?? 0)} can be retired, ${count(keep ?? 0)} stay`}
    </Headline>
  );
}

function figuresOf(totals: AuditTotals | null): Figure[] {
  const share = (id: string, value: number | null | undefined, label: string): Figure => ({
    id,
    value: value === null || value === undefined ? '–' : percent(value, 0),
    label,
  });
  const { stale, covered, contradicted, findingsEach } = totals ?? {};
  return [
    share('stale', stale, 'unseen for a year'),
    share('covered', covered, 'covered by shared metrics'),
    share('contradicted', contradicted, 'of their logic contradicted elsewhere'),
    {
      id: 'findings',
      value: findingsEach === null || findingsEach === undefined ? '–' : decimal(findingsEach, 1),
      label: 'findings a dashboard',
    },
  ];
}
