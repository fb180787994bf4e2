import type { ReactNode } from 'react';
import { domainLabel, labelOf } from '../../../shared/audit/markdown.ts';
import type { PlaybookRow } from '../../../shared/audit/playbook.ts';
import {
  findingsSql,
  queriesSql,
  readFindings,
  readQueries,
  readReads,
  readsSql,
  type FindingRow,
} from '../../../shared/engine/dashboard-rows.ts';
import { metricId, modelId } from '../../../shared/semantic/lineage/ids.ts';
import { definitions } from '../../app/ask.ts';
import { InspectorSection } from '../../app/inspector.tsx';
import { suggestionWords } from '../../charts/dashboard-use/rows.ts';
import { plural } from '../../charts/figures.ts';
import { count, date } from '../../i18n/format.ts';
import { useRows } from '../../state/ask.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import { setSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { CardContent } from './parts.tsx';
import type { Show } from './selection.ts';
import { clusterSetting } from './settings.ts';
import type { AuditView } from './use-audit.ts';
import { findingName } from './words.ts';

/** Props of {@link DashboardDetail}. */
export interface DashboardDetailProps {
  readonly row: PlaybookRow;
  readonly view: AuditView;
  readonly onShow: Show;
}

/** A dashboard: what to do with it and why, its use, what covers it, the tables that it reads, and its SQL with what is wrong in it. */
export function DashboardDetail({ row, view, onShow }: DashboardDetailProps): ReactNode {
  const { suggestion, merge_into, reason, effort } = row;
  const figures = (view.legacy.answer ?? []).filter(({ dashboardId }) => dashboardId === row.dashboard_id);
  return (
    <>
      <InspectorSection title={row.name}>
        <p>
          <strong className={`audit-${suggestion}`}>{suggestionWords[suggestion]}</strong>
          {merge_into === null ? '' : ` into ${domainLabel(merge_into)}`}
          {`. ${reason}. Effort: ${effort}.`}
        </p>
        <Facts row={row} />
        {row.cluster === null ? null : (
          <Button onClick={() => setSetting(clusterSetting, row.cluster ?? '')}>Show its cluster</Button>
        )}
      </InspectorSection>
      <Covered row={row} />
      {figures.length === 0 ? null : (
        <InspectorSection title="What it shows">
          <ul className="audit-list">
            {figures.map(({ label, dashboardId }) => (
              <li key={label}>
                <RowLink onClick={() => onShow({ kind: 'figure', dashboard: dashboardId, label })}>
                  {label}
                </RowLink>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      <Tables id={row.dashboard_id} />
      <Queries id={row.dashboard_id} />
    </>
  );
}

function Facts({ row }: { readonly row: PlaybookRow }): ReactNode {
  const facts: readonly (readonly [string, string | null])[] = [
    ['What it is', row.kind],
    ['Subject', row.subject],
    ['Owner', row.owner_team],
    ['Last viewed', row.last_viewed_on === null ? null : date(row.last_viewed_on)],
    ['Views in 90 days', row.views_90d === null ? null : count(row.views_90d)],
    ['Viewers in 90 days', row.viewers_90d === null ? null : count(row.viewers_90d)],
    ['Subscriptions', row.subscriptions === null ? null : count(row.subscriptions)],
    ['Migration', row.migration_status],
    [
      'Shared logic',
      `${row.repeated_pieces} of ${plural(row.pieces, 'piece')} repeated, ${row.contradictions} contradicted`,
    ],
  ];
  return (
    <dl className="audit-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How many of the models over its tables are named, the nearest first. */
const nearest = 4;

/** The shared metrics that go by its figures' names, and the models over its tables. */
function Covered({ row }: { readonly row: PlaybookRow }): ReactNode {
  const { shared_metrics, shared_models } = row;
  return (
    <InspectorSection title="Covered by">
      {shared_metrics.length + shared_models.length === 0 ? (
        <p className="muted">No shared metric or model covers its logic yet.</p>
      ) : (
        <ul className="audit-list">
          {shared_metrics.map((metric) => (
            <li key={metric}>
              <RowLink onClick={() => showInGlossary(metricId(metric))}>
                {labelOf(metric, definitions())}
              </RowLink>
            </li>
          ))}
          {shared_models.slice(0, nearest).map((model) => (
            <li key={model}>
              <RowLink onClick={() => showInGlossary(modelId(model))}>
                {definitions().models.get(model)?.label ?? model}
              </RowLink>
              <span className="muted"> model</span>
            </li>
          ))}
        </ul>
      )}
    </InspectorSection>
  );
}

function Tables({ id }: { readonly id: string }): ReactNode {
  const asked = useRows(readsSql(id));
  const tables = asked.answer === null ? [] : readReads(asked.answer);
  return (
    <InspectorSection title="Tables that it reads">
      <CardContent asked={asked} lines={3} empty={tables.length === 0 ? 'Its SQL names no table.' : null}>
        <ul className="audit-list">
          {tables.map(({ table_name, stands_for }) => (
            <li key={table_name}>
              <code dir="auto">{table_name}</code>
              <span className={stands_for === null ? 'audit-dead' : 'muted'}>
                {stands_for === null ? ' dead: nothing stands for it' : ` ${stands_for}`}
              </span>
            </li>
          ))}
        </ul>
      </CardContent>
    </InspectorSection>
  );
}

/** Its SQL, query by query, with the lines that have a finding marked and the findings below. */
function Queries({ id }: { readonly id: string }): ReactNode {
  const asked = useRows(queriesSql(id));
  const found = useRows(findingsSql(id));
  const queries = asked.answer === null ? [] : readQueries(asked.answer);
  const findings = found.answer === null ? [] : readFindings(found.answer);
  return (
    <InspectorSection title="Its SQL">
      <CardContent asked={asked} empty={queries.length === 0 ? 'The package has no SQL of it.' : null}>
        {queries.map(({ query_id, sql }, i) => (
          <QueryView
            key={query_id}
            title={`Query ${i + 1} of ${queries.length}`}
            sql={sql}
            findings={findings.filter((finding) => finding.query_id === query_id)}
          />
        ))}
      </CardContent>
    </InspectorSection>
  );
}

function QueryView({
  title,
  sql,
  findings,
}: {
  readonly title: string;
  readonly sql: string;
  readonly findings: readonly FindingRow[];
}): ReactNode {
  const marked = new Set(findings.map(({ line }) => line));
  const lines = sql.slice(0, longestShown).split('\n');
  return (
    <div className="audit-query">
      <h3>{title}</h3>
      <pre className="sql audit-lines" role="region" tabIndex={0} aria-label={title}>
        {lines.map((line, i) => (
          <span key={i} className={marked.has(i + 1) ? 'audit-line audit-line-marked' : 'audit-line'}>
            {`${line}\n`}
          </span>
        ))}
      </pre>
      {sql.length > longestShown ? <p className="muted small">The rest is too long to show.</p> : null}
      <ul className="audit-list">
        {findings.map((finding, i) => (
          <li key={i}>
            <strong>{`Line ${finding.line}, ${findingName(finding.code.replace(/^audit\./, '')).toLowerCase()}.`}</strong>
            {` ${finding.message} ${finding.fix}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** UTF-16 units of a query that are shown: as many as are read. */
const longestShown = 200_000;
