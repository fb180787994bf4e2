import { useMemo } from 'react';
import { readPlaybook, type PlaybookRow } from '../../../shared/audit/playbook.ts';
import { reconcile, type Reconciliation } from '../../../shared/audit/reconcile.ts';
import { Coverer, vocabularyOf } from '../../../shared/audit/vocabulary.ts';
import {
  contradictionsSql,
  legacyValuesSql,
  partsSql,
  playbookSql,
  readContradictions,
  readLegacyValues,
  readParts,
} from '../../../shared/engine/dashboard-rows.ts';
import type { ResultTable } from '../../../shared/engine/port.ts';
import { TABLES } from '../../../shared/package/tables.ts';
import { definitions as loadedDefinitions } from '../../app/ask.ts';
import { countOf, numberOf, rowsOf, textOf } from '../../charts/cells.ts';
import { useAnswer, useQuestions, useRows, type Asked } from '../../state/ask.ts';
import type { Answer, Workbench } from '../../state/workbench.ts';
import { clustersOf, type Cluster } from './clusters.ts';

/** The figures over the cards. */
export interface AuditTotals {
  readonly dashboards: number;
  readonly queries: number;
  readonly stale: number | null;
  readonly covered: number | null;
  readonly contradicted: number | null;
  readonly findingsEach: number | null;
}

/** All that the screen shows. */
export interface AuditView {
  readonly totals: Asked<Answer>;
  readonly totalValues: AuditTotals | null;
  /** How many dashboards each suggestion is for. */
  readonly suggestions: ReadonlyMap<string, number>;
  readonly findings: Asked<Answer>;
  readonly listed: Asked<ResultTable>;
  readonly playbook: readonly PlaybookRow[];
  readonly parts: Asked<ResultTable>;
  readonly clusters: readonly Cluster[];
  readonly legacy: Asked<readonly Reconciliation[]>;
}

/** Asks for the playbook, what counts it, the logic that is shared, and the legacy figures beside ours. */
export function useAudit(): AuditView {
  const totals = useAnswer({
    metrics: [
      'dashboards',
      'dashboard_queries',
      'stale_dashboard_share',
      'covered_dashboard_share',
      'contradicted_logic_share',
      'findings_per_dashboard',
    ],
    by: [],
    ...rest,
  });
  const bySuggestion = useAnswer({ metrics: ['dashboards'], by: ['suggestion'], ...rest });
  const findings = useAnswer({
    metrics: ['dashboard_findings'],
    by: ['finding'],
    ...rest,
    order: [{ by: 'dashboard_findings', desc: true }],
  });
  const definitions = loadedDefinitions();
  const listed = useRows(playbookSql(definitions));
  const parts = useRows(partsSql);
  const contradictions = useRows(contradictionsSql);
  const legacy = useQuestions('legacy values', reconcileAll);
  const playbook = useMemo(
    () => (listed.answer === null ? [] : readPlaybook(listed.answer, definitions)),
    [listed.answer, definitions],
  );
  const clusters = useMemo(
    () =>
      parts.answer === null || contradictions.answer === null
        ? []
        : clustersOf(playbook, readParts(parts.answer), readContradictions(contradictions.answer)),
    [playbook, parts.answer, contradictions.answer],
  );
  const totalValues = useMemo(() => readTotals(totals.answer), [totals.answer]);
  const suggestions = useMemo(() => readSuggestions(bySuggestion.answer), [bySuggestion.answer]);
  return { totals, totalValues, suggestions, findings, listed, playbook, parts, clusters, legacy };
}

/** The audit is of all dashboards: no filter reaches them. */
const rest = { where: [], order: [], limit: null };

function readTotals(answer: Answer | null): AuditTotals | null {
  const [row] = answer === null ? [] : rowsOf(answer);
  if (row === undefined) return null;
  return {
    dashboards: countOf(row('dashboards')),
    queries: countOf(row('dashboard_queries')),
    stale: numberOf(row('stale_dashboard_share')),
    covered: numberOf(row('covered_dashboard_share')),
    contradicted: numberOf(row('contradicted_logic_share')),
    findingsEach: numberOf(row('findings_per_dashboard')),
  };
}

function readSuggestions(answer: Answer | null): Map<string, number> {
  const rows = answer === null ? [] : rowsOf(answer);
  return new Map(rows.map((row) => [textOf(row('suggestion')) ?? '', countOf(row('dashboards'))]));
}

/** Reads the legacy values and asks for ours beside them. */
async function reconcileAll(workbench: Workbench, signal: AbortSignal): Promise<readonly Reconciliation[]> {
  const definitions = loadedDefinitions();
  const values = readLegacyValues(await workbench.rows(legacyValuesSql, signal));
  return reconcile(values, definitions, new Coverer(vocabularyOf(definitions, TABLES)), async (query) => {
    const { columns, values: cells, rowCount } = await workbench.ask(query, signal);
    const rows = Array.from({ length: rowCount }, (_, row) => cells.map((column) => column[row] ?? null));
    return { columns, rows };
  });
}
