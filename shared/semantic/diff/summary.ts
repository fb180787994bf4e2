import { markdownText } from '../markdown.ts';
import type { Cell } from '../../engine/port.ts';
import type { Definitions } from '../definitions/types.ts';
import { groupWords } from './moves.ts';
import type { ChangedNode, NodeKind } from './nodes.ts';
import {
  movesAnything,
  type DefinitionDiff,
  type Figure,
  type MetricMove,
  type ModelDiff,
  type RowSample,
} from './types.ts';

/** What a summary names beside the diff. */
export interface SummaryContext {
  /** The package for people, and its fingerprint. */
  readonly package: string;
  readonly fingerprint: string;
  /** The definitions after the edit, for labels. */
  readonly definitions: Pick<Definitions, 'metrics' | 'models'>;
}

/** How many rows of each table a summary shows. */
const mostMoves = 25;
const mostSamples = 5;
const mostWarnings = 10;

/** A diff in plain words and tables, as Markdown to paste into a review. */
export function summaryOf(diff: DefinitionDiff, context: SummaryContext): string {
  const { nodes, fingerprints, models, metrics, warnings } = diff;
  const sections = [
    `# ${headline(diff)}`,
    `On ${markdownText(context.package)} (package ${short(context.fingerprint)}), definitions ${short(fingerprints.before)} → ${short(fingerprints.after)}.`,
    section(
      'The edit',
      nodes.length === 0
        ? ['Only words: nothing that computes.']
        : nodes.map((node) => `- ${editWords(node)}`),
    ),
    ...models
      .filter(({ changed }) => changed > 0)
      .map((model) => section(modelHeading(model), modelLines(model))),
    ...(warnings.length === 0
      ? []
      : [
          section(
            'Populations that moved',
            listed(
              warnings.map(({ message, fix }) => `- ${markdownText(message)} ${markdownText(fix)}`),
              mostWarnings,
            ),
          ),
        ]),
    ...(metrics.length === 0 ? [] : [section('Metrics that move', metricLines(metrics, context))]),
    section('Untouched', untouchedLines(diff, context)),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What an edit does, in one sentence. */
export function headline(diff: DefinitionDiff): string {
  if (!movesAnything(diff))
    return diff.nodes.length === 0
      ? 'The edit changes words only: nothing moves.'
      : 'The edit moves nothing on this data.';
  const [first, ...others] = diff.models.filter(({ changed }) => changed > 0);
  const moving = new Set(diff.metrics.map(({ name }) => name)).size;
  const metrics = moving === 0 ? 'no metric' : moving === 1 ? '1 metric' : `${moving} metrics`;
  if (first === undefined) return `The edit moves ${metrics} and changes no row.`;
  const { name, changed, rows_before, rows_after } = first;
  const rows = `${count(changed)} of ${count(Math.max(rows_before, rows_after))} rows of ${name}`;
  const more =
    others.length === 0
      ? ''
      : `, rows of ${others.length === 1 ? '1 more model' : `${others.length} more models`}`;
  return `The edit changes ${rows}${more} and moves ${metrics}.`;
}

const kindWords: Readonly<Record<NodeKind, string>> = {
  model: 'Model',
  relationship: 'Relationship',
  field: 'Field',
  case: 'Case',
  metric: 'Metric',
  dimension: 'Dimension',
};

/** A part of the definitions and what became of it: `Case dub of consumption: changed`. */
export function editWords({ kind, name, label, model, change }: ChangedNode): string {
  const of = model === null ? '' : ` of ${model}`;
  const words = label === name ? '' : ` (${markdownText(label)})`;
  return `${kindWords[kind]} \`${name}\`${of}${words}: ${change}`;
}

function modelHeading({ name, changed, rows_before, rows_after }: ModelDiff): string {
  const rows =
    rows_before === rows_after
      ? `${count(rows_after)} rows`
      : `${count(rows_before)} rows before, ${count(rows_after)} after`;
  return `Rows of ${name}: ${count(changed)} differ (${rows})`;
}

function modelLines({ moves, samples, columns }: ModelDiff): string[] {
  const decided = moves.map(({ before, after, rows }) => [
    before ?? 'not there',
    after ?? 'not there',
    count(rows),
  ]);
  const shown = samples.slice(0, mostSamples);
  return [
    ...(columns.length === 0
      ? []
      : [`Columns: ${columns.map(({ name, rows }) => `${name} (${count(rows)})`).join(', ')}.`, '']),
    ...(decided.length === 0 ? [] : [...table(['Decided by', 'now by', 'rows'], decided), '']),
    ...table(['Row', 'from', 'to', 'by the rule'], shown.map(sampleCells)),
  ];
}

function sampleCells({ key, from, to, rule }: RowSample): string[] {
  const values = (side: RowSample['from']): string =>
    side === null
      ? 'not there'
      : Object.entries(side)
          .map(([name, value]) => `${name} ${cellText(value)}`)
          .join(', ');
  return [Object.values(key).map(cellText).join(' '), values(from), values(to), rule ?? ''];
}

function metricLines(moves: readonly MetricMove[], { definitions }: SummaryContext): string[] {
  const rows = moves
    .slice(0, mostMoves)
    .map(({ name, by, before, after, delta, few }) => [
      `${definitions.metrics.get(name)?.label ?? name}${groupWords(by)}${few ? ', too few to compare' : ''}`,
      figureText(before),
      figureText(after),
      delta === null ? '' : signed(delta),
    ]);
  const more = moves.length - rows.length;
  return [
    ...table(['Metric', 'before', 'after', 'difference'], rows),
    ...(more > 0 ? ['', `${count(more)} more moves, all smaller or of too few.`] : []),
  ];
}

function untouchedLines({ untouched }: DefinitionDiff, { definitions }: SummaryContext): string[] {
  if (untouched.length === 0) return ['No metric.'];
  return [
    `${markdownText(listWords(untouched.map((name) => definitions.metrics.get(name)?.label ?? name)))}.`,
  ];
}

/** A figure with its interval and its n where it is a rate. */
function figureText(figure: Figure | null): string {
  if (figure === null) return 'not there';
  const { value, low, high, n } = figure;
  if (value === null) return n === null ? 'none' : `none, n ${count(n)}`;
  const interval = low === null || high === null ? '' : ` (${number(low)} to ${number(high)})`;
  return `${number(value)}${interval}${n === null ? '' : `, n ${count(n)}`}`;
}

const section = (heading: string, lines: readonly string[]): string =>
  [`## ${heading}`, '', ...lines].join('\n');

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function listed(lines: readonly string[], most: number): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), `- And ${count(more)} more.`] : [...lines];
}

function cellText(value: Cell): string {
  return value === null ? 'unknown' : String(value);
}

function short(fingerprint: string): string {
  return fingerprint.replace(/^sha256:/, '').slice(0, 12);
}

function count(n: number): string {
  return Number(n.toFixed(1)).toLocaleString('en');
}

/** Five digits of a fraction; of a larger number all in front of the point, and one behind it. */
function number(value: number | bigint): string {
  if (typeof value === 'bigint' || Math.abs(value) >= 1000)
    return value.toLocaleString('en', { maximumFractionDigits: 1 });
  return value.toLocaleString('en', { maximumSignificantDigits: 5 });
}

function signed(delta: number): string {
  if (delta === 0) return 'its interval alone';
  return `${delta > 0 ? '+' : '−'}${number(Math.abs(delta))}`;
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
