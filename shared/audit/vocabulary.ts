import type { TableSpec } from '../package/tables.ts';
import type { Definitions } from '../semantic/definitions.ts';

/** What the shared definitions say by which legacy logic can be told: tables, models, and the names of metrics. */
export interface Vocabulary {
  readonly sourceTables: ReadonlySet<string>;
  /** Those of the source tables that say what there is, and not what happened: titles, assets, languages, ... */
  readonly catalogue: ReadonlySet<string>;
  readonly models: readonly SharedModel[];
  readonly metrics: readonly SharedMetric[];
}

/** A model, with the source tables that it is made of or leads to, through other models too. */
export interface SharedModel {
  readonly name: string;
  readonly sources: ReadonlySet<string>;
}

/** A metric and every name under which people look it up. */
export interface SharedMetric {
  readonly name: string;
  readonly label: string;
  readonly domain: string;
  /** The fact that it is computed over; null for one over other metrics. */
  readonly model: string | null;
  readonly synonyms: readonly string[];
}

/** What of a dashboard the shared definitions cover. */
export interface Coverage {
  /** The source table that each table stands for, in the order given; null for one that nothing stands for. */
  readonly tables: readonly (string | null)[];
  /** The metrics that its measures and values go by, each once. */
  readonly metrics: readonly SharedMetric[];
  /** Labels that a metric goes by, of those given. */
  readonly knownLabels: readonly string[];
  /** The models that have metrics and are made of half of its tables or more, those with most of them first. */
  readonly models: readonly string[];
  /** The domain of the shared view that would take its place; null where there is none. */
  readonly domain: string | null;
}

/** Affixes that warehouses give to the names of tables and that say nothing of what is in them. */
const affixes =
  /^(?:dim|fact|fct|stg|raw|vw|tbl|rpt|agg|src)_|_(?:dim|fact|fct|f|d|vw|view|tbl|raw|v\d+|daily|snapshot|hist(?:ory)?)$/g;

/** How many of a dashboard's tables a model must be made of to stand for its logic. */
const leastRead = 0.5;

/** Finds what the shared definitions cover. Built once for all dashboards. */
export class Coverer {
  readonly #vocabulary: Vocabulary;
  readonly #byLabel = new Map<string, SharedMetric>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    for (const metric of vocabulary.metrics)
      for (const word of [metric.name, metric.label, ...metric.synonyms]) {
        const key = plain(word);
        if (!this.#byLabel.has(key)) this.#byLabel.set(key, metric);
      }
  }

  /** The metric that goes by a label; null where none does. */
  metric(label: string): SharedMetric | null {
    return this.#byLabel.get(plain(label)) ?? null;
  }

  /** The source table or model that a legacy table stands for: the one of its own name, with or without affixes. */
  table(name: string): string | null {
    const { sourceTables, models } = this.#vocabulary;
    const last = name.split('.').at(-1) ?? name;
    for (const each of [last, last.replace(affixes, '')]) {
      if (sourceTables.has(each) || models.some((model) => model.name === each)) return each;
    }
    return null;
  }

  /**
   * What of a dashboard is covered.
   * @param tables the tables that it reads
   * @param labels the names of its measures and of the values that it shows
   */
  cover(tables: readonly string[], labels: readonly string[]): Coverage {
    const found = tables.map((name) => this.table(name));
    const models = this.#modelsOver(found.filter((table) => table !== null));
    const near = new Set<string | null>(models.map(({ name }) => name));
    // A name alone says little: `titles` are counted in many ways. The model must be of the same tables, where any are known.
    const goesBy = (label: string): SharedMetric[] => {
      const metric = this.metric(label);
      return metric !== null && (near.has(metric.model) || metric.model === null || tables.length === 0)
        ? [metric]
        : [];
    };
    const metrics = [...new Set(labels.flatMap(goesBy))];
    return {
      tables: found,
      metrics,
      knownLabels: labels.filter((label) => goesBy(label).length > 0),
      models: models.map(({ name }) => name),
      domain: mostFrequent(metrics.map(({ domain }) => domain)) ?? this.#domainOver(models),
    };
  }

  /**
   * The models that have metrics and are made of most of the tables, the nearest first. Tables of the catalogue belong to all models, and
   * so count only where a dashboard reads nothing else; then the models that are of nothing else come in question.
   */
  #modelsOver(tables: readonly string[]): NearModel[] {
    const { catalogue, models, metrics } = this.#vocabulary;
    const measured = new Set(metrics.map(({ model }) => model));
    const facts = tables.filter((table) => !catalogue.has(table));
    const counted = facts.length > 0 ? facts : tables;
    return models
      .filter(
        ({ name, sources }) =>
          measured.has(name) && (facts.length > 0 || [...sources].every((source) => catalogue.has(source))),
      )
      .map(({ name, sources }) => ({
        name,
        read: counted.filter((table) => table === name || sources.has(table)).length,
        of: counted.length,
        sources: sources.size,
      }))
      .filter(({ read, of }) => read > 0 && read >= leastRead * of)
      .toSorted((a, b) => b.read - a.read || a.sources - b.sources || (a.name < b.name ? -1 : 1));
  }

  /** The domain of the nearest model, where that is made of all of the tables. */
  #domainOver([nearest]: readonly NearModel[]): string | null {
    if (nearest === undefined || nearest.read < nearest.of) return null;
    return this.#vocabulary.metrics.find(({ model }) => model === nearest.name)?.domain ?? null;
  }
}

/** A model, with how many of a dashboard's tables it is made of. */
interface NearModel {
  readonly name: string;
  readonly read: number;
  readonly of: number;
}

/** The most frequent of some words, of equals the first by code unit; null where there are none. */
export function mostFrequent(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/** What definitions say that legacy logic can be told by. Variants, which are kept to explain old figures, are none to go over to. */
export function vocabularyOf(definitions: Definitions, tables: readonly TableSpec[]): Vocabulary {
  return {
    sourceTables: new Set(tables.map(({ name }) => name)),
    catalogue: new Set(tables.filter(({ group }) => group === 'catalogue').map(({ name }) => name)),
    models: [...definitions.models.keys()].map((name) => ({ name, sources: sourcesOf(definitions, name) })),
    metrics: [...definitions.metrics.values()]
      .filter(({ variantOf }) => variantOf === null)
      .map((metric) => ({ ...metric, model: 'model' in metric ? metric.model : null })),
  };
}

/** The source tables that a model is made of or leads to. */
function sourcesOf({ models }: Definitions, name: string): Set<string> {
  const sources = new Set<string>();
  const seen = new Set<string>();
  const visit = (each: string): void => {
    const model = models.get(each);
    if (model === undefined || seen.has(each)) return;
    seen.add(each);
    for (const source of model.reads.sources) sources.add(source);
    for (const next of [...model.reads.models, ...[...model.relationships.values()].map(({ to }) => to)])
      visit(next);
  };
  visit(name);
  return sources;
}

/** A label without letter case, signs and spaces: `On-time rate (%)` and `on_time_rate` are one. */
export function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
