import type { Result } from '../../errors/problem.ts';
import { readDefinitions } from './load.ts';
import type { Definitions } from './types.ts';
import { parseDefinition } from './yaml.ts';

/** A model of lines of text. */
export const line = `name: line
label: Lines
description: Lines of subtitles.
grain: line
primary_key: [line_key]
cluster: title_key
columns:
  - { name: line_key, type: integer, description: The line. }
  - { name: title_key, type: integer, description: Its title. }
  - { name: chars, type: number, description: Its characters. }
  - { name: kind, type: string, description: What it is. }
  - { name: rule, type: string, description: The case that decided. }
relationships:
  - { name: title, to: title, from_columns: [title_key], to_columns: [title_key] }
fields:
  - { name: is_long, type: boolean, description: Long., expr: chars > 40 }
  - { name: is_short, type: boolean, description: Not long., expr: not is_long }
sql: |
  SELECT ordinal AS line_key, ordinal AS title_key, char_count AS chars FROM source.timed_text_events
rules:
  rule_column: rule
  outputs: [kind]
  cases:
    - { id: long, label: Long, when: chars > 40, then: { kind: "'long'" } }
    - { id: other, label: All others, when: 'true', then: { kind: "'other'" } }
`;

/** A model of titles, which lines lead to. */
export const title = `name: title
label: Titles
description: Titles.
grain: title
primary_key: [title_key]
columns:
  - { name: title_key, type: integer, description: The title. }
  - { name: genre, type: string, description: Its genre. }
sql: |
  SELECT 1 AS title_key, genre FROM source.titles
`;

/** Metrics of the lines. */
export const metrics = `domain: reading
metrics:
  - name: lines
    label: Lines
    description: Lines.
    owner: us
    unit: lines
    direction: neutral
    status: certified
    format: count
    model: line
    date: null
    type: simple
    agg: count
    filter: is_short
  - name: long_share
    label: Long
    description: Share of long lines.
    owner: us
    unit: share
    direction: neutral
    status: draft
    format: percent
    model: line
    date: null
    type: ratio
    per: kind
    numerator: { agg: count, filter: is_long }
    denominator: { agg: sum, expr: chars }
`;

const dimensions = `dimensions:
  - name: genre
    label: Genre
    description: The genre.
    type: string
    describes: titles
    on: { line: title.genre }
  - name: kind
    label: Kind
    description: The kind.
    type: string
    describes: lines
    on: { line: kind }
`;

/** The files of small definitions by what is in them. */
export interface Texts {
  readonly line: string;
  readonly title: string;
  readonly metrics: string;
  readonly dimensions: string;
}
/** Small definitions, well formed. */
export const base: Texts = { line, title, metrics, dimensions };

/** Reads definitions from their texts; `others` are more models. */
export function readTexts(texts: Texts, ...others: string[]): Result<Definitions> {
  const models = [texts.line, texts.title, ...others].map((text, i) =>
    parseDefinition(`models/${i}.yaml`, text),
  );
  const metricFile = parseDefinition('metrics/reading.yaml', texts.metrics);
  const dimensionFile = parseDefinition('metrics/dimensions.yaml', texts.dimensions);
  const faulty = [...models, metricFile, dimensionFile].flatMap(({ problems }) => problems);
  if (!metricFile.ok || !dimensionFile.ok || faulty.length > 0) return { ok: false, problems: faulty };
  return readDefinitions({
    models: models.flatMap((file) => (file.ok ? [file.value] : [])),
    metrics: [metricFile.value],
    dimensions: [dimensionFile.value],
  });
}

/** Reads definitions that are well formed. @throws Error with every fault */
export function read(texts: Texts, ...others: string[]): Definitions {
  const result = readTexts(texts, ...others);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}
