import type { Definitions } from '../semantic/definitions.ts';

/** What the shared definitions say by which legacy logic can be told: tables, models, and the names of metrics. */
export interface Vocabulary {
  readonly sourceTables: ReadonlySet<string>;
  readonly models: readonly SharedModel[];
  readonly metrics: readonly SharedMetric[];
}

/** A model, with the source tables that it is made of, through other models too. */
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
    const known = labels.filter((label) => this.metric(label) !== null);
    const metrics = [...new Set(known.flatMap((label) => this.metric(label) ?? []))];
    const models = this.#modelsOver(found.filter((table) => table !== null));
    return { tables: found, metrics, knownLabels: known, models, domain: this.#domainOf(metrics, models) };
  }

  #modelsOver(tables: readonly string[]): string[] {
    const measured = new Set(this.#vocabulary.metrics.map(({ model }) => model));
    return this.#vocabulary.models
      .filter(({ name }) => measured.has(name))
      .map(({ name, sources }) => ({
        name,
        read: tables.filter((table) => table === name || sources.has(table)).length,
        sources: sources.size,
      }))
      .filter(({ read }) => read > 0 && read >= leastRead * tables.length)
      .toSorted((a, b) => b.read - a.read || a.sources - b.sources || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
  }

  /** The domain of most of its metrics, the first of equals; else that of the model that has most of its tables. */
  #domainOf(metrics: readonly SharedMetric[], models: readonly string[]): string | null {
    const most = mostFrequent(metrics.map(({ domain }) => domain));
    if (most !== null) return most;
    return this.#vocabulary.metrics.find(({ model }) => model === models[0])?.domain ?? null;
  }
}

/** The most frequent of some words, of equals the first by code unit; null where there are none. */
export function mostFrequent(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/** What definitions say that legacy logic can be told by. Variants, which are kept to explain old figures, are none to go over to. */
export function vocabularyOf(definitions: Definitions, sourceTables: readonly string[]): Vocabulary {
  const sourcesOf = (name: string, seen: ReadonlySet<string> = new Set()): string[] => {
    const model = definitions.models.get(name);
    if (model === undefined || seen.has(name)) return [];
    const below = new Set([...seen, name]);
    return [...model.reads.sources, ...model.reads.models.flatMap((each) => sourcesOf(each, below))];
  };
  return {
    sourceTables: new Set(sourceTables),
    models: [...definitions.models.keys()].map((name) => ({ name, sources: new Set(sourcesOf(name)) })),
    metrics: [...definitions.metrics.values()]
      .filter(({ variantOf }) => variantOf === null)
      .map((metric) => ({ ...metric, model: 'model' in metric ? metric.model : null })),
  };
}

/** A label without letter case, signs and spaces: `On-time rate (%)` and `on_time_rate` are one. */
export function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
