import type { Definitions } from '../semantic/definitions.ts';
import { markdownText } from '../semantic/markdown.ts';
import { mergesOf, suggestions, type PlaybookRow, type Suggestion } from './playbook.ts';
import type { Reconciliation, Rule } from './reconcile.ts';

const headings: Readonly<Record<Suggestion, string>> = {
  merge: 'Merge',
  retire: 'Retire',
  keep: 'Keep',
};

/** The playbook as Markdown: the merges, the dashboards by what to do with them, and the legacy figures beside ours. */
export function playbookMarkdown(
  rows: readonly PlaybookRow[],
  reconciliations: readonly Reconciliation[],
  definitions: Definitions,
): string {
  const names = new Map(rows.map(({ dashboard_id, name }) => [dashboard_id, name]));
  return [
    '# What to do with the dashboards',
    '',
    summary(rows),
    '',
    ...mergeLines(rows, definitions),
    ...suggestions.flatMap((suggestion) => suggestionLines(rows, suggestion)),
    ...reconciliationLines(reconciliations, names, definitions),
  ].join('\n');
}

function summary(rows: readonly PlaybookRow[]): string {
  const counts = suggestions.map((suggestion) => {
    const n = rows.filter((row) => row.suggestion === suggestion).length;
    return `${n} to ${suggestion}`;
  });
  return `${rows.length} dashboards: ${counts.join(', ')}.`;
}

function mergeLines(rows: readonly PlaybookRow[], definitions: Definitions): string[] {
  const merges = mergesOf(rows).map(({ into, dashboards, metrics }) => {
    const from = dashboards.map(({ name }) => markdownText(name)).join(', ');
    const shown = metrics.map((metric) => markdownText(labelOf(metric, definitions))).join(', ');
    return `- **${markdownText(domainLabel(into))}** takes in ${from}.${shown === '' ? '' : ` Shared metrics: ${shown}.`}`;
  });
  return merges.length === 0 ? [] : ['## Merges', '', ...merges, ''];
}

function suggestionLines(all: readonly PlaybookRow[], suggestion: Suggestion): string[] {
  const rows = all.filter((row) => row.suggestion === suggestion);
  if (rows.length === 0) return [];
  return [
    `## ${headings[suggestion]} (${rows.length})`,
    '',
    ...table(
      ['Dashboard', 'Owner', 'Into', 'Reason', 'Effort', 'Views in 90 days', 'Findings', 'Contradictions'],
      rows.map((row) => [
        row.name,
        row.owner_team ?? '',
        row.merge_into === null ? '' : domainLabel(row.merge_into),
        row.reason,
        row.effort,
        String(row.views_90d ?? ''),
        String(row.findings),
        String(row.contradictions),
      ]),
    ),
    '',
  ];
}

function reconciliationLines(
  reconciliations: readonly Reconciliation[],
  names: ReadonlyMap<string, string>,
  definitions: Definitions,
): string[] {
  if (reconciliations.length === 0) return [];
  return [
    '## Legacy figures beside ours',
    '',
    ...table(
      [
        'Dashboard',
        'Figure',
        'Shared metric',
        'Values',
        'Agree',
        'Explained',
        'Unexplained',
        'Without one of ours',
        'Rules that explain',
      ],
      reconciliations.map((each) => {
        const { agrees, explained, unexplained, no_figure } = tally(each);
        return [
          names.get(each.dashboardId) ?? each.dashboardId,
          each.label,
          each.metric === null ? 'none' : labelOf(each.metric, definitions),
          ...[each.values.length, agrees, explained, unexplained, no_figure].map(String),
          rulesOf(each)
            .map(({ rule, values }) => `${ruleLabel(rule, definitions)} (${values})`)
            .join('; '),
        ];
      }),
    ),
    '',
  ];
}

/** How many values of a label came to each verdict. */
export function tally({
  values,
}: Reconciliation): Record<Reconciliation['values'][number]['verdict'], number> {
  const of = (verdict: Reconciliation['values'][number]['verdict']): number =>
    values.filter((value) => value.verdict === verdict).length;
  return {
    agrees: of('agrees'),
    explained: of('explained'),
    unexplained: of('unexplained'),
    no_figure: of('no_figure'),
  };
}

/** The rules that explain values of a label, with how many each, the most first. */
export function rulesOf({ values }: Reconciliation): { rule: Rule; values: number }[] {
  const rules = values.flatMap(({ rule }) => rule ?? []);
  const groups = Map.groupBy(rules, ({ metric, dimensions }) => [metric, ...dimensions].join(' '));
  return [...groups.values()]
    .flatMap((group) => (group[0] === undefined ? [] : [{ rule: group[0], values: group.length }]))
    .toSorted((a, b) => b.values - a.values);
}

/** A rule in words: what the variant of the metric does, and what it takes for the partner and the language. */
export function ruleLabel({ metric, dimensions }: Rule, definitions: Definitions): string {
  const taken = dimensions.map((name) => (definitions.dimensions.get(name)?.label ?? name).toLowerCase());
  const label = labelOf(metric, definitions);
  return taken.length === 0 ? label : `${label}, by ${taken.join(' and ')}`;
}

/** A metric by its label. */
export function labelOf(metric: string, definitions: Definitions): string {
  return definitions.metrics.get(metric)?.label ?? metric;
}

/** A domain of metrics as a heading: `timed_text` is `Timed text`. */
export function domainLabel(domain: string): string {
  const words = domain.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(columns), `|${' --- |'.repeat(columns.length)}`, ...rows.map(line)];
}
