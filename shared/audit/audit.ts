import { auditMessages } from '../errors/audit.ts';
import type { Problem } from '../errors/problem.ts';
import { clustersOf } from './clusters.ts';
import type { QueryReading } from './read-query.ts';
import {
  contradictionsIn,
  dashboardsOf,
  piecesOf,
  type Contradiction,
  type Piece,
  type PlacedPart,
} from './repeats.ts';
import { Coverer, mostFrequent, type Coverage, type Vocabulary } from './vocabulary.ts';

/** A query of a dashboard, as exported, with what reading it found. */
export interface AuditedQuery {
  readonly queryId: string;
  readonly dashboardId: string;
  /** Its 1-based row in `dashboard_queries`. */
  readonly row: number;
  /** Null where the export doesn't say. */
  readonly hasTests: boolean | null;
  /** ISO date; null for never. */
  readonly lastFailedOn: string | null;
  readonly reading: QueryReading;
}

/** Something wrong with a query. */
export interface Finding {
  readonly dashboardId: string;
  readonly queryId: string;
  readonly problem: Problem;
}

/** A table that a query reads, and what stands for it now. */
export interface Read {
  readonly dashboardId: string;
  readonly queryId: string;
  /** As the query names it, in lower case. */
  readonly table: string;
  readonly line: number;
  /** The source table or model that stands for it; null for a dead one. */
  readonly standsFor: string | null;
}

/** What the code of a dashboard comes to. */
export interface DashboardCode {
  readonly dashboardId: string;
  readonly queries: number;
  readonly unreadQueries: number;
  readonly untestedQueries: number;
  readonly tables: number;
  readonly deadTables: number;
  /** Pieces of logic that are worth sharing, each once, and how many of them another dashboard has too. */
  readonly pieces: number;
  readonly repeatedPieces: number;
  /** How many of its pieces nearly say what another piece says. */
  readonly contradictions: number;
  /** Names of its measures and values, each once, and how many of them a shared metric goes by. */
  readonly labels: number;
  readonly coveredLabels: number;
  /** The first dashboard of those with which it shares logic; null for one that shares none. */
  readonly cluster: string | null;
  readonly clusterSize: number;
  readonly coverage: Coverage;
  /** The domain of the shared view that would take the place of its cluster; null where there is none. */
  readonly sharedView: string | null;
}

/** What the audit of the dashboards' code found. */
export interface CodeAudit {
  readonly findings: readonly Finding[];
  readonly reads: readonly Read[];
  readonly pieces: readonly Piece[];
  readonly contradictions: readonly Contradiction[];
  readonly dashboards: readonly DashboardCode[];
}

/** What is audited. */
export interface AuditInput {
  readonly dashboardIds: readonly string[];
  readonly queries: readonly AuditedQuery[];
  /** The labels of the values that each dashboard shows, by its id. */
  readonly valueLabels: ReadonlyMap<string, readonly string[]>;
  /** ISO date that stands for today. */
  readonly asOf: string;
  readonly vocabulary: Vocabulary;
}

/** Audits the code of dashboards from what reading their queries found. */
export function auditCode(input: AuditInput): CodeAudit {
  const coverer = new Coverer(input.vocabulary);
  const parts = input.queries.flatMap(({ dashboardId, queryId, reading }) =>
    reading.parts.map((part): PlacedPart => ({ ...part, dashboardId, queryId })),
  );
  const pieces = piecesOf(parts);
  const contradictions = contradictionsIn(pieces);
  const reads = input.queries.flatMap((query) => readsOf(query, coverer));
  const clusters = clustersOf(linksOf(pieces, contradictions, reads));
  const findings = [
    ...input.queries.flatMap((query) => ownFindings(query, input.asOf)),
    ...deadTables(input.queries, reads),
    ...copiedCases(pieces, input.queries),
    ...contradictionFindings(contradictions, input.queries),
  ];
  const context: Context = { input, coverer, parts, pieces, contradictions, reads, clusters };
  const dashboards = withSharedViews(input.dashboardIds.map((id) => codeOf(id, context)));
  return { findings, reads, pieces, contradictions, dashboards };
}

function readsOf({ dashboardId, queryId, reading }: AuditedQuery, coverer: Coverer): Read[] {
  return reading.tables.map(({ name, line }) => ({
    dashboardId,
    queryId,
    table: name,
    line,
    standsFor: coverer.table(name),
  }));
}

/** How much of all their tables two dashboards must both read for shared logic to make them one. */
const leastCommonTables = 0.3;

/** With how many others that have the same piece each dashboard is compared; the rest are linked through these. */
const mostNeighbours = 50;

/** The pairs of dashboards that share logic, or contradict each other, over the same tables. */
function linksOf(
  pieces: readonly Piece[],
  contradictions: readonly Contradiction[],
  reads: readonly Read[],
): string[][] {
  const tables = new Map<string, Set<string>>();
  for (const { dashboardId, table, standsFor } of reads)
    tables.set(dashboardId, (tables.get(dashboardId) ?? new Set()).add(standsFor ?? table));
  const groups = [
    ...pieces.map(dashboardsOf),
    ...contradictions.map(({ one, other }) => [...new Set([...dashboardsOf(one), ...dashboardsOf(other)])]),
  ];
  return groups.flatMap((ids) =>
    ids.flatMap((id, i) =>
      ids
        .slice(i + 1, i + 1 + mostNeighbours)
        .filter((other) => commonShare(tables.get(id), tables.get(other)) >= leastCommonTables)
        .map((other) => [id, other]),
    ),
  );
}

/** What two sets have in common, as a share of what either has. */
function commonShare(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  const common = [...one].filter((each) => other.has(each)).length;
  return common / Math.max(1, one.size + other.size - common);
}

interface Context {
  readonly input: AuditInput;
  readonly coverer: Coverer;
  readonly parts: readonly PlacedPart[];
  readonly pieces: readonly Piece[];
  readonly contradictions: readonly Contradiction[];
  readonly reads: readonly Read[];
  readonly clusters: ReadonlyMap<string, string>;
}

function codeOf(dashboardId: string, context: Context): Omit<DashboardCode, 'sharedView'> {
  const { input, coverer, clusters } = context;
  const isOwn = (each: { readonly dashboardId: string }): boolean => each.dashboardId === dashboardId;
  const queries = input.queries.filter(isOwn);
  const own = context.pieces.filter(({ places }) => places.some(isOwn));
  const contradicted = new Set(context.contradictions.flatMap(({ one, other }) => [one, other]));
  const tables = [...new Set(context.reads.filter(isOwn).map(({ table }) => table))];
  const measures = context.parts
    .filter(isOwn)
    .filter(({ kind, label }) => kind === 'measure' && label !== '');
  const labels = [
    ...new Set([...(input.valueLabels.get(dashboardId) ?? []), ...measures.map(({ label }) => label)]),
  ];
  const coverage = coverer.cover(tables, labels);
  const cluster = clusters.get(dashboardId) ?? null;
  return {
    dashboardId,
    queries: queries.length,
    unreadQueries: queries.filter(({ reading }) => reading.fault !== null).length,
    untestedQueries: queries.filter(({ hasTests }) => hasTests !== true).length,
    tables: tables.length,
    deadTables: coverage.tables.filter((table) => table === null).length,
    pieces: own.length,
    repeatedPieces: own.filter((piece) => dashboardsOf(piece).length > 1).length,
    contradictions: own.filter((piece) => contradicted.has(piece)).length,
    labels: labels.length,
    coveredLabels: coverage.knownLabels.length,
    cluster,
    clusterSize: cluster === null ? 1 : [...clusters.values()].filter((other) => other === cluster).length,
    coverage,
  };
}

/** What shares logic goes to one view: that of most of the metrics by which any of it goes, else of most of its dashboards. */
function withSharedViews(dashboards: readonly Omit<DashboardCode, 'sharedView'>[]): DashboardCode[] {
  return dashboards.map((code) => {
    const alike =
      code.cluster === null ? [code] : dashboards.filter(({ cluster }) => cluster === code.cluster);
    const byMetrics = alike.flatMap(({ coverage }) => coverage.metrics.map(({ domain }) => domain));
    const byDashboards = alike.flatMap(({ coverage }) => coverage.domain ?? []);
    return { ...code, sharedView: mostFrequent(byMetrics) ?? mostFrequent(byDashboards) };
  });
}

/** Days within which a failure still tells something. */
const recentDays = 90;

/** What is wrong with a query by itself. */
function ownFindings(query: AuditedQuery, asOf: string): Finding[] {
  const { hasTests, lastFailedOn, reading } = query;
  const at = (line: number): Problem['at'] => placeOf(query, line);
  const problems: Problem[] = [];
  if (reading.fault !== null)
    problems.push({ ...reading.fault, at: { ...at(reading.fault.at.line ?? 1), column: 'sql' } });
  if (hasTests !== true) problems.push(auditMessages.noTests(undefined, at(1)));
  if (lastFailedOn !== null && isRecent(lastFailedOn, asOf))
    problems.push(auditMessages.failing({ date: lastFailedOn }, { ...at(1), column: 'last_failed_on' }));
  for (const line of new Set(reading.stars)) problems.push(auditMessages.selectStar(undefined, at(line)));
  for (const { date, line } of reading.dates) problems.push(auditMessages.hardCodedDate({ date }, at(line)));
  return problems.map((problem) => ({ dashboardId: query.dashboardId, queryId: query.queryId, problem }));
}

function isRecent(day: string, asOf: string): boolean {
  const days = (Date.parse(asOf) - Date.parse(day)) / 86_400_000;
  return days >= 0 && days <= recentDays;
}

function placeOf({ row }: AuditedQuery, line: number): Problem['at'] {
  return { table: 'dashboard_queries', row, line };
}

function deadTables(queries: readonly AuditedQuery[], reads: readonly Read[]): Finding[] {
  const seen = new Set<string>();
  const dead = reads.filter(({ queryId, table, standsFor }) => {
    const key = `${queryId} ${table}`;
    if (standsFor !== null || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return located(dead, queries, ({ table }, at) => auditMessages.deadTable({ table }, at));
}

function copiedCases(pieces: readonly Piece[], queries: readonly AuditedQuery[]): Finding[] {
  return pieces
    .filter(({ kind, places }) => kind === 'case' && places.length > 1)
    .flatMap((piece) => {
      const [copies, dashboards] = [piece.places.length, dashboardsOf(piece).length];
      return located(piece.places, queries, (_, at) => auditMessages.copiedCase({ copies, dashboards }, at));
    });
}

/** Both sides of a contradiction, each pointing to the other. */
function contradictionFindings(
  contradictions: readonly Contradiction[],
  queries: readonly AuditedQuery[],
): Finding[] {
  const others = new Map<PlacedPart, PlacedPart>();
  for (const { one, other } of contradictions)
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const)
      for (const place of here.places)
        if (there.places[0] !== undefined && !others.has(place)) others.set(place, there.places[0]);
  const byQuery = Map.groupBy(others.keys(), ({ queryId }) => queryId);
  const innermost = [...byQuery.values()].flatMap((places) =>
    places.filter((place) => !places.some((other) => isWithin(other, place))),
  );
  return located(innermost, queries, (place, at) => {
    const other = others.get(place) ?? place;
    return auditMessages.contradiction({ other: `Line ${other.line} of the query ${other.queryId}` }, at);
  });
}

/** Whether a part is a part of another: what is wrong with it is said once, where it is. */
function isWithin(part: PlacedPart, whole: PlacedPart): boolean {
  return (
    part !== whole &&
    part.line >= whole.line &&
    part.lastLine <= whole.lastLine &&
    part.text.length < whole.text.length
  );
}

/** A finding for each item that stands at a line of a query. */
function located<T extends { readonly dashboardId: string; readonly queryId: string; readonly line: number }>(
  items: readonly T[],
  queries: readonly AuditedQuery[],
  make: (item: T, at: Problem['at']) => Problem,
): Finding[] {
  const byId = new Map(queries.map((query) => [query.queryId, query]));
  return items.flatMap((item) => {
    const query = byId.get(item.queryId);
    if (query === undefined) return [];
    const { dashboardId, queryId, line } = item;
    return [{ dashboardId, queryId, problem: make(item, placeOf(query, line)) }];
  });
}
