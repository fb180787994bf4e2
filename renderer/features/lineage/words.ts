import type { LineageNode, NodeKind } from '../../../shared/semantic/lineage.ts';
import { list } from '../../i18n/format.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** What a node is, in a word or two. */
export const kindWords: Readonly<Record<NodeKind, string>> = {
  source_table: 'rows of a table',
  source_column: 'column of the package',
  model: 'rows of a model',
  model_column: 'model column',
  field: 'field',
  dimension: 'dimension',
  metric: 'metric',
  screen: 'screen',
  view: 'saved view',
};

/** How one thing goes into another, as a legend and a table have it. */
export const edgeWords = {
  value: 'value',
  lookup: 'as a key',
  rows: 'for its rows',
} as const;

/** A node by its name alone: a column's name, else the label. */
export function shortName({ kind, name, label }: LineageNode): string {
  if (kind === 'source_table' || kind === 'model') return 'rows';
  return kind === 'metric' || kind === 'dimension' || kind === 'screen' ? label : name;
}

/** A node by its name and the table that it is in. */
export function fullName(node: LineageNode): string {
  return node.table === null ? node.label : node.id.replace(/^(source|core)\./, '');
}

const plurals: Readonly<
  Record<'source_column' | 'metric' | 'dimension' | 'screen' | 'view', readonly [string, string]>
> = {
  source_column: ['column of the package', 'columns of the package'],
  metric: ['metric', 'metrics'],
  dimension: ['dimension', 'dimensions'],
  screen: ['screen', 'screens'],
  view: ['saved view', 'saved views'],
};

/** What a node comes from and what comes from it, in a sentence. */
export function headlineOf({ node, steps }: Neighbourhood, kindOf: (id: string) => NodeKind | null): string {
  const counted = (side: -1 | 1): string[] =>
    Object.entries(plurals).flatMap(([kind, [one, many]]) => {
      const n = [...steps].filter(([id, step]) => Math.sign(step) === side && kindOf(id) === kind).length;
      return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
    });
  const [before, after] = [counted(-1), counted(1)];
  const name = fullName(node);
  if (before.length === 0 && after.length === 0) return `${name} stands alone`;
  const from = before.length === 0 ? '' : ` comes from ${list(before)}`;
  const to = after.length === 0 ? '' : ` goes into ${list(after)}`;
  return from !== '' && to !== '' ? `${name}${from} and${to}` : `${name}${from}${to}`;
}
