import { isMap, isPair, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { functions } from '../../../shared/semantic/expression/functions.ts';
import { kindOf } from '../../../shared/semantic/definitions/edited.ts';
import { definitionSchemas } from '../../../shared/semantic/definitions/json-schema.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';

/** One thing that may stand at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly detail: string;
  /** What is inserted. */
  readonly text: string;
}

/** What may stand in the place of the word before the cursor. */
export interface Proposals {
  /** Where that word begins. */
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

const mark = 'cursor_is_here';

/** What may stand at an offset of a definition file: keys and words by its JSON Schema, names by the definitions. */
export function proposalsAt(
  path: string,
  text: string,
  offset: number,
  definitions: Definitions,
): Proposals | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const word = /[\w.]*$/.exec(line)?.[0] ?? '';
  const from = offset - word.length;
  const isValue = /(?:^|[\s{,[-])[\w]+:\s+[^{}]*$/.test(line) && !/[{,]\s*[\w]*$/.test(line);
  const marked = `${text.slice(0, from)}${mark}${isValue ? '' : ': 1'}${text.slice(offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0))}`;
  const document = parseDocument(marked);
  const at = document.contents === null ? null : pathOfMark(document.contents, []);
  if (at === null) return null;
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const proposals = at.isKey
    ? keysAt(path, at.path, value)
    : valuesAt(path, at.path, value, word, definitions);
  const last = word.slice(0, word.lastIndexOf('.') + 1);
  return { from: at.isKey ? from : from + last.length, proposals };
}

function pathOfMark(node: Node, way: Path): { readonly path: Path; readonly isKey: boolean } | null {
  if (isScalar(node)) return String(node.value).includes(mark) ? { path: way, isKey: false } : null;
  if (isSeq(node)) return firstOf(node.items.map((item, i) => () => pathOfMark(nodeOf(item), [...way, i])));
  if (!isMap(node)) return null;
  return firstOf(
    node.items.map((pair) => () => {
      const key = isPair(pair) ? String(isScalar(pair.key) ? pair.key.value : pair.key) : '';
      if (key.includes(mark)) return { path: way, isKey: true };
      return pathOfMark(nodeOf(pair.value), [...way, key]);
    }),
  );
}

function nodeOf(value: unknown): Node {
  return isScalar(value) || isMap(value) || isSeq(value) ? value : parseDocument('').createNode(null);
}

function firstOf<T>(finds: readonly (() => T | null)[]): T | null {
  for (const find of finds) {
    const found = find();
    if (found !== null) return found;
  }
  return null;
}

const schemaFiles = {
  models: 'models/schema.json',
  metrics: 'metrics/schema.json',
  dimensions: 'metrics/dimensions/schema.json',
} as const;

const parsed = new Map<string, Json>();

function schemaOf(path: string): Json | null {
  const kind = kindOf(path);
  if (kind === null) return null;
  const file = schemaFiles[kind];
  const known = parsed.get(file) ?? object(JSON.parse(definitionSchemas().get(file) ?? '{}'));
  parsed.set(file, known);
  return known;
}

/** The schemas that a part of a file may have, those whose `type` is another than the part's own left out. */
function schemasAt(path: string, way: Path, value: unknown): readonly Json[] {
  const root = schemaOf(path);
  let schemas: readonly Json[] = root === null ? [] : [root];
  let at: unknown = value;
  for (const step of way) {
    schemas = schemas.flatMap((schema) => variants(schema, at)).flatMap((schema) => stepInto(schema, step));
    at = typeof step === 'number' ? (Array.isArray(at) ? at[step] : undefined) : object(at)[step];
  }
  return schemas.flatMap((schema) => variants(schema, at));
}

function variants(schema: Json, value: unknown): readonly Json[] {
  const options = [schema['oneOf'], schema['anyOf']].find(Array.isArray);
  if (options === undefined) return [schema];
  const own = object(value)['type'];
  const all = options.map(object);
  const fitting = all.filter((option) => object(object(option['properties'])['type'])['const'] === own);
  return (fitting.length > 0 ? fitting : all).flatMap((option) => variants(option, value));
}

function stepInto(schema: Json, step: string | number): readonly Json[] {
  const next: unknown =
    typeof step === 'number'
      ? schema['items']
      : (object(schema['properties'])[step] ?? schema['additionalProperties']);
  return typeof next === 'object' && next !== null ? [object(next)] : [];
}

function keysAt(path: string, way: Path, value: unknown): Proposal[] {
  let at: unknown = value;
  for (const step of way)
    at = typeof step === 'number' ? (Array.isArray(at) ? at[step] : null) : object(at)[step];
  const there = new Set(Object.keys(object(at)));
  const keys = schemasAt(path, way, value).flatMap((schema) => Object.entries(object(schema['properties'])));
  return [...new Map(keys)]
    .filter(([key]) => !there.has(key))
    .map(([key, schema]) => ({ label: key, detail: detailOf(object(schema)), text: `${key}: ` }));
}

function detailOf(schema: Json): string {
  const { enum: words, type } = schema;
  return Array.isArray(words) ? words.slice(0, 4).join(', ') : typeof type === 'string' ? type : '';
}

function valuesAt(
  path: string,
  way: Path,
  value: unknown,
  word: string,
  definitions: Definitions,
): Proposal[] {
  const words = schemasAt(path, way, value).flatMap((schema) => [
    ...(Array.isArray(schema['enum']) ? schema['enum'].map(String) : []),
    ...(typeof schema['const'] === 'string' ? [schema['const']] : []),
    ...(schema['type'] === 'boolean' ? ['true', 'false'] : []),
  ]);
  if (words.length > 0) return [...new Set(words)].map((each) => proposal(each, ''));
  return namesAt(way, value, word, definitions);
}

const expressions = new Set(['expr', 'filter', 'when']);
const dimensionKeys = new Set(['date', 'per', 'over']);
const columnKeys = new Set(['cluster', 'rule_column', 'primary_key', 'from_columns', 'outputs']);

/** Names of the definitions, by what the key asks for. */
function namesAt(way: Path, value: unknown, word: string, definitions: Definitions): Proposal[] {
  const keys = way.filter((step) => typeof step === 'string');
  const key = keys.at(-1) ?? '';
  const { models, dimensions, metrics } = definitions;
  if (key === 'model' || key === 'to') return named(models.values());
  if (dimensionKeys.has(key)) return named(dimensions.values());
  if (key === 'metric' || key === 'variant_of') return named(metrics.values());
  const model = modelAt(way, value);
  if (columnKeys.has(key)) return columnsOf(definitions, model, []).filter(({ detail }) => detail !== 'way');
  if (!expressions.has(key) && keys.at(-2) !== 'then' && keys.at(-2) !== 'on') return [];
  const ways = word.split('.').slice(0, -1);
  return [...columnsOf(definitions, model, ways), ...(ways.length > 0 ? [] : language)];
}

const language: readonly Proposal[] = [
  ...Object.keys(functions).map((name) => ({ label: name, detail: 'function', text: `${name}(` })),
  ...['and', 'or', 'not', 'in', 'between', 'is null', 'is not null', 'case when', 'then', 'else', 'end'].map(
    (each) => proposal(each, 'word'),
  ),
];

/** The model over which an expression stands: the file's own, the metric's, or the one that a dimension's key names. */
function modelAt(way: Path, value: unknown): string {
  const whole = object(value);
  if (typeof whole['name'] === 'string' && 'columns' in whole) return whole['name'];
  if (way.at(-2) === 'on') return String(way.at(-1));
  const [list, i] = way;
  const items = typeof list === 'string' ? whole[list] : undefined;
  const metric = Array.isArray(items) && typeof i === 'number' ? object(items[i]) : {};
  return typeof metric['model'] === 'string' ? metric['model'] : '';
}

function columnsOf({ models }: Definitions, name: string, ways: readonly string[]): Proposal[] {
  let model = models.get(name);
  for (const way of ways) model = models.get(model?.relationships.get(way)?.to ?? '');
  if (model === undefined) return [];
  return [
    ...[...model.columns.values()].map((column) => proposal(column.name, column.type)),
    ...[...model.fields.values()].map((field) => proposal(field.name, field.type)),
    ...[...model.relationships.keys()].map((each) => ({ label: each, detail: 'way', text: `${each}.` })),
  ];
}

function named(all: Iterable<{ readonly name: string; readonly label: string }>): Proposal[] {
  return [...all].map(({ name, label }) => proposal(name, label));
}

function proposal(label: string, detail: string): Proposal {
  return { label, detail, text: label };
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
