import type { Definitions } from '../../../shared/semantic/definitions/types.ts';
import { assetTypeLabel, kindLabel, reasonWords, sourceLabel, workflowLabel } from '../../i18n/producers.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { countOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import { shareOf } from '../estimate.ts';
import { languageName, type Estimate } from '../figures.ts';
import type { ProducerGroup } from './query.ts';

/** A group of assets: how much of it is known, and how far its sources agree. */
export interface AssetGroup {
  /** The dimension's value; null is a group too. */
  readonly id: string | null;
  readonly name: string;
  readonly assets: number;
  readonly known: Estimate | null;
  readonly conflicted: Estimate | null;
  readonly byHand: Estimate | null;
}

const nameOf: Readonly<Record<ProducerGroup, (id: string | null) => string>> = {
  workflow: workflowLabel,
  asset_type: assetTypeLabel,
  language: languageName,
};

/** Reads the answer of `groupsQuery`. */
export function assetGroups(answer: Columnar, group: ProducerGroup): AssetGroup[] {
  return rowsOf(answer).map((row) => {
    const id = textOf(row(group));
    return {
      id,
      name: nameOf[group](id),
      assets: countOf(row('assets')),
      known: shareOf(row, 'resolved_share'),
      conflicted: shareOf(row, 'conflicted_share'),
      byHand: shareOf(row, 'override_share'),
    };
  });
}

/** Assets of one workflow without a producer for one reason. */
export interface Unresolved {
  readonly workflow: string | null;
  readonly reason: string;
  readonly name: string;
  readonly assets: number;
}

/** Reads the answer of `reasonsQuery`; what has a producer is left out. */
export function unresolvedGroups(answer: Columnar): Unresolved[] {
  return rowsOf(answer).flatMap((row) => {
    const [workflow, reason] = [textOf(row('workflow')), textOf(row('unresolved_reason'))];
    return reason === null
      ? []
      : [
          {
            workflow,
            reason,
            name: `${workflowLabel(workflow)}: ${reasonWords(reason).short}`,
            assets: countOf(row('unresolved_assets')),
          },
        ];
  });
}

/** A source of statements of who made an asset, and how often it names somebody else than the producer. */
export interface SourceDissent {
  readonly id: string;
  readonly name: string;
  /** Statements of assets whose producer is known. */
  readonly statements: number;
  readonly share: Estimate | null;
}

/** Reads the answer of `sourcesQuery`, those that say the most first; a source that says nothing is left out. */
export function sourceDissents(answer: Columnar): SourceDissent[] {
  return rowsOf(answer)
    .map((row) => {
      const id = textOf(row('claim_source')) ?? '';
      return {
        id,
        name: sourceLabel(id),
        statements: countOf(row('disagreement_share_n')),
        share: shareOf(row, 'disagreement_share'),
      };
    })
    .filter(({ statements }) => statements > 0)
    .sort((a, b) => b.statements - a.statements);
}

/** A producer with what it made. */
export interface Maker {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly assets: number;
  readonly conflicted: number;
  /** Of the assets that have a producer. */
  readonly share: Estimate | null;
  /** What keeps its assets and no others, by its name where that is its own. */
  readonly filter: Filter;
}

/**
 * Reads the answer of `makersQuery`, with the names of partners from `partnerNamesSql`. A name that two of them share is told apart by the
 * id behind it.
 */
export function makers(answer: Columnar, names: Columnar): Maker[] {
  const partners = new Map(
    rowsOf(names).map((row) => [
      textOf(row('partner_id')),
      { name: textOf(row('name')) ?? '', kind: kindLabel(textOf(row('kind'))) },
    ]),
  );
  const bearers = Map.groupBy(partners.values(), ({ name }) => name);
  return rowsOf(answer).flatMap((row) => {
    const id = textOf(row('producer'));
    if (id === null) return [];
    const { name, kind } = partners.get(id) ?? { name: id, kind: kindLabel(null) };
    const named = bearers.get(name)?.length ?? 0;
    return [
      {
        id,
        name: named > 1 ? `${name} (${id})` : name,
        kind,
        assets: countOf(row('assets')),
        conflicted: countOf(row('conflicted_assets')),
        share: shareOf(row, 'producer_share'),
        filter:
          named === 1
            ? { dimension: 'producer_name', op: 'eq', values: [name] }
            : { dimension: 'producer', op: 'eq', values: [id] },
      },
    ];
  });
}

/** A case of the decision table, with how many assets it decided. */
export interface ProducerRule {
  readonly id: string;
  /** Its place in the table, from 1; the first that holds decides. */
  readonly place: number;
  readonly label: string;
  /** The condition as written in the definition. */
  readonly condition: string;
  /** Those that it holds for. */
  readonly assets: number;
  /** Those of them whose producer it names: none where it says that nobody is known, fewer where its records disagree. */
  readonly known: number;
}

/** The decision table, counted by an answer of `rulesQuery`; rules that decided nothing are there with 0. */
export function producerRules(definitions: Definitions, answer: Columnar | null): ProducerRule[] {
  const counts = new Map(
    (answer === null ? [] : rowsOf(answer)).map((row) => [
      textOf(row('producer_rule')),
      { assets: countOf(row('assets')), known: countOf(row('resolved_assets')) },
    ]),
  );
  const cases = definitions.models.get('producer_decision')?.rules?.cases ?? [];
  return cases.map(({ id, label, condition }, index) => ({
    id,
    label,
    condition,
    place: index + 1,
    ...(counts.get(id) ?? { assets: 0, known: 0 }),
  }));
}
