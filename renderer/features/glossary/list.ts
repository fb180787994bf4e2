import type { Definitions } from '../../../shared/semantic/definitions.ts';
import { dimensionId, metricId, modelId } from '../../../shared/semantic/lineage/ids.ts';
import type { GlossaryKind } from '../../state/definition-links.ts';

/** An entry of the list. */
export interface Item {
  /** The node of the lineage that it is. */
  readonly id: string;
  readonly kind: GlossaryKind;
  readonly name: string;
  readonly label: string;
  /** The heading under which it stands. */
  readonly group: string;
  readonly isDraft: boolean;
  /** All that a search looks through, in lower case. */
  readonly text: string;
}

/** What narrows the list. */
export interface Narrowing {
  readonly kind: GlossaryKind;
  readonly search: string;
  /** Empty for all. */
  readonly domain: string;
  readonly status: 'all' | 'certified' | 'draft';
}

/** Everything that the glossary explains, in the order of the definitions. */
export function itemsOf({ metrics, dimensions, models }: Definitions): Item[] {
  return [
    ...[...metrics.values()].map(({ name, label, description, domain, status, synonyms }): Item => ({
      ...{ id: metricId(name), kind: 'metric', name, label, group: domain, isDraft: status === 'draft' },
      text: searched(name, label, description, domain, ...synonyms),
    })),
    ...[...dimensions.values()].map(({ name, label, description, describes }): Item => ({
      ...{ id: dimensionId(name), kind: 'dimension', name, label, group: describes, isDraft: false },
      text: searched(name, label, description, describes),
    })),
    ...[...models.values()].map(({ name, label, description, grain, rules, columns }): Item => ({
      ...{ id: modelId(name), kind: 'model', name, label, isDraft: false },
      group: rules === null ? 'Tables' : 'Tables with rules',
      text: searched(
        name,
        label,
        description,
        grain,
        ...columns.keys(),
        ...(rules?.cases ?? []).map((each) => each.label),
      ),
    })),
  ];
}

function searched(...texts: readonly string[]): string {
  return texts.join('\n').toLocaleLowerCase();
}

/** The items that have every word of the search, of the kind, domain and status that are asked for. */
export function narrowed(items: readonly Item[], { kind, search, domain, status }: Narrowing): Item[] {
  const words = search
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isMetric = kind === 'metric';
  return items.filter(
    (item) =>
      item.kind === kind &&
      (!isMetric || domain === '' || item.group === domain) &&
      (!isMetric || status === 'all' || item.isDraft === (status === 'draft')) &&
      words.every((word) => item.text.includes(word)),
  );
}

/** Items under their headings, both in the order in which they come. */
export function grouped(items: readonly Item[]): (readonly [string, readonly Item[]])[] {
  return [...Map.groupBy(items, ({ group }) => group)];
}
