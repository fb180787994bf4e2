import { describe, expect, test } from 'vitest';
import type { Problem, Result } from '../../errors/problem.ts';
import { compile } from '../compile.ts';
import { readDefinitions } from './load.ts';
import type { Definitions } from './types.ts';
import { parseDefinition } from './yaml.ts';

const line = `name: line
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

const title = `name: title
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

const metrics = `domain: reading
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

interface Texts {
  readonly line: string;
  readonly title: string;
  readonly metrics: string;
  readonly dimensions: string;
}
const base: Texts = { line, title, metrics, dimensions };

/** Reads definitions from their texts; `others` are more models. */
function readTexts(texts: Texts, ...others: string[]): Result<Definitions> {
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

const pathOf: Readonly<Record<keyof Texts, string>> = {
  line: 'models/0.yaml',
  title: 'models/1.yaml',
  metrics: 'metrics/reading.yaml',
  dimensions: 'metrics/dimensions.yaml',
};

/** The problems of the definitions with one text in one file replaced, and the line on which the replacement stands. */
function broken(file: keyof Texts, from: string, to: string): { problems: readonly Problem[]; line: number } {
  const before = base[file].indexOf(from);
  if (before < 0) throw new Error(`There is no ${from}.`);
  const text = base[file].replace(from, () => to);
  const result = readTexts({ ...base, [file]: text });
  return { problems: result.problems, line: base[file].slice(0, before).split('\n').length };
}

function read(texts: Texts, ...others: string[]): Definitions {
  const result = readTexts(texts, ...others);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

test('what is well formed is read', () => {
  const definitions = read(base);
  expect([...definitions.models.keys()]).toEqual(['line', 'title']);
  expect([...definitions.metrics.keys()]).toEqual(['lines', 'long_share']);
  expect(definitions.models.get('line')?.reads).toEqual({ sources: ['timed_text_events'], models: [] });
});

/**
 * The file, what stands in it, what is put in its place, the code of the problem, words of its message, and the line where it is
 * another than the last that was put in.
 */
type Fault = [file: keyof Texts, from: string, to: string, code: string, words: string, line?: number];

const faults: Fault[] = [
  ['line', 'expr: chars > 40', 'expr: chairs > 40', 'query.unknown_column', 'names chairs at character 1'],
  ['line', 'expr: chars > 40', "expr: chars > 'a'", 'query.wrong_type', 'needs number, not string'],
  ['line', 'expr: chars > 40', 'expr: chars', 'query.wrong_type', 'is_long needs boolean, not number'],
  ['line', 'expr: chars > 40', 'expr: chars >', 'query.syntax', 'breaks off at character 8'],
  ['line', 'expr: chars > 40', 'expr: length(kind) > 1', 'query.unknown_function', 'calls length'],
  ['line', 'expr: not is_long', 'expr: not is_short', 'query.cycle', 'line.is_short -> line.is_short'],
  [
    'line',
    'expr: chars > 40',
    'expr: is_short',
    'query.cycle',
    'line.is_short -> line.is_long -> line.is_short',
    17,
  ],
  ['line', 'name: kind,', 'name: chars,', 'query.twice_defined', 'two definitions of the column chars'],
  [
    'line',
    'name: is_short,',
    'name: is_long,',
    'query.twice_defined',
    'two definitions of the field is_long',
  ],
  ['line', 'name: is_short,', 'name: kind,', 'query.twice_defined', 'two definitions of the field kind'],
  ['line', '{ name: title,', '{ name: chars,', 'query.twice_defined', 'the relationship chars'],
  ['line', '{ name: title,', '{ name: fact,', 'query.bad_definition', 'a name other than fact'],
  ['line', '[line_key]', '[row_key]', 'query.undefined_name', 'the column row_key'],
  ['line', 'cluster: title_key', 'cluster: title', 'query.undefined_name', 'the column title'],
  ['line', 'to: title', 'to: titles', 'query.undefined_name', 'the model titles'],
  ['line', 'from_columns: [title_key]', 'from_columns: [key]', 'query.undefined_name', 'the column key'],
  [
    'line',
    'to_columns: [title_key]',
    'to_columns: [genre]',
    'query.bad_definition',
    'whole primary key of title',
  ],
  ['line', 'rule_column: rule', 'rule_column: ruled', 'query.undefined_name', 'the column ruled'],
  ['line', 'outputs: [kind]', 'outputs: [sort]', 'query.undefined_name', 'the column sort'],
  ['line', `{ kind: "'long'" }`, `{ sort: "'long'" }`, 'query.undefined_name', 'the output sort'],
  ['line', `{ kind: "'long'" }`, `{ kind: '1' }`, 'query.wrong_type', 'kind needs string, not integer'],
  ['line', 'when: chars > 40', 'when: chars', 'query.wrong_type', 'when needs boolean, not number'],
  [
    'line',
    "when: 'true'",
    'when: chars > 1',
    'query.bad_definition',
    'the last case of a decision holds always',
  ],
  ['line', 'id: other', 'id: long', 'query.twice_defined', 'two definitions of the case long'],
  [
    'line',
    'grain: line',
    'grain: line\nbatch: { by: source.versions.id }',
    'query.undefined_name',
    'the table versions',
  ],
  [
    'line',
    'grain: line',
    'grain: line\nbatch: { by: source.assets.id }',
    'query.undefined_name',
    'the column id',
  ],
  [
    'line',
    'grain: line',
    'grain: line\nfields_of: { model: lime, names: [x] }',
    'query.undefined_name',
    'the model lime',
  ],
  [
    'line',
    'grain: line',
    'grain: line\nfields_of: { model: title, names: [x] }',
    'query.undefined_name',
    'the field x',
  ],
  [
    'line',
    'grain: line',
    'grain: line\nfields_of: { model: line, names: [is_long] }',
    'query.cycle',
    'line -> line',
  ],
  ['line', 'grain: line', 'grain: line\nowner: me', 'query.bad_definition', 'owner'],
  ['line', 'grain: line', 'grain: line\nlabel: Twice', 'query.bad_definition', 'unique'],
  ['line', 'label: Lines', 'label: [', 'query.bad_definition', 'not well formed', 3],
  ['line', 'type: number', 'type: float', 'query.bad_definition', 'columns.2.type'],
  ['line', 'name: line\n', 'name: Line\n', 'query.bad_definition', 'a name in lower case'],
  ['title', 'source.titles', 'source.title', 'query.undefined_name', 'the table title', 9],
  ['title', 'source.titles', 'core.titles', 'query.undefined_name', 'the model titles', 9],
  ['title', 'genre FROM', 'now() FROM', 'query.not_portable', 'The model uses the clock', 9],
  ['metrics', 'model: line', 'model: lines', 'query.undefined_name', 'the model lines'],
  ['metrics', 'date: null', 'date: week', 'query.undefined_name', 'the dimension week'],
  ['metrics', 'per: kind', 'per: genre_', 'query.undefined_name', 'the dimension genre_'],
  [
    'metrics',
    'filter: is_short',
    'filter: chars',
    'query.wrong_type',
    'filter needs a condition, not number',
  ],
  ['metrics', 'filter: is_short', 'filter: title.name', 'query.unknown_column', 'names title.name'],
  ['metrics', 'agg: count\n', 'agg: sum\n', 'query.bad_definition', 'sum needs an expr', 3],
  [
    'metrics',
    'agg: count\n',
    'agg: quantile\n    expr: chars\n',
    'query.bad_definition',
    'quantile says which',
    14,
  ],
  ['metrics', 'expr: chars', 'expr: kind', 'query.wrong_type', 'sum needs a number, not string'],
  ['metrics', 'name: long_share', 'name: lines', 'query.twice_defined', 'the metric lines'],
  ['metrics', 'status: draft', 'status: old', 'query.bad_definition', 'metrics.1.status'],
  ['dimensions', '{ line: title.genre }', '{ lines: genre }', 'query.undefined_name', 'the model lines'],
  ['dimensions', '{ line: title.genre }', '{ line: titles.genre }', 'query.unknown_column', 'titles.genre'],
  [
    'dimensions',
    '{ line: title.genre }',
    '{ line: chars }',
    'query.wrong_type',
    'genre needs string, not number',
  ],
  ['dimensions', 'name: genre', 'name: kind', 'query.twice_defined', 'the dimension kind', 8],
  ['dimensions', 'name: genre', 'name: genre__week', 'query.bad_definition', 'without __'],
  ['dimensions', 'name: genre', 'name: metric_time', 'query.bad_definition', 'other than metric_time'],
  [
    'metrics',
    'name: long_share',
    'name: genre',
    'query.bad_definition',
    'columns of genre from the dimension',
  ],
  [
    'metrics',
    'name: lines',
    'name: long_share_n',
    'query.bad_definition',
    'from the metric long_share_n',
    16,
  ],
  [
    'metrics',
    'status: certified',
    'status: certified\n    variant_of: long_share',
    'query.bad_definition',
    'is a draft',
    9,
  ],
];

describe('what is wrong is said once, with its file and line', () => {
  test.each<Fault>(faults)('%s: %s -> %s', (file, from, to, code, words, line) => {
    const { problems, line: at } = broken(file, from, to);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.at.file).toBe(pathOf[file]);
    expect(problems[0]?.at.line).toBe(line ?? at + to.trimEnd().split('\n').length - 1);
  });

  test('all that is wrong, not the first alone', () => {
    const texts = {
      ...base,
      metrics: base.metrics
        .replace('filter: is_short', 'filter: nothing')
        .replace('expr: chars', 'expr: none'),
      dimensions: base.dimensions.replace('title.genre', 'genre'),
    };
    const { problems } = readTexts(texts);
    expect(problems.map(({ at }) => `${at.file ?? ''} ${String(at.line)}`)).toEqual([
      'metrics/dimensions.yaml 7',
      'metrics/reading.yaml 15',
      'metrics/reading.yaml 29',
    ]);
  });

  test('models that read one another, by the circle that they make', () => {
    const reading = (name: string, other: string): string =>
      title.replace('name: title\n', `name: ${name}\n`).replace('source.titles', `core.${other}`);
    const { problems } = readTexts(base, reading('a', 'b'), reading('b', 'c'), reading('c', 'b'));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['query.cycle', 'Definitions depend on one another in a circle: b -> c -> b.'],
    ]);
    expect(problems[0]?.at).toMatchObject({ file: 'models/3.yaml', line: 9 });
  });

  test('models that take fields from one another', () => {
    const taking = (name: string, other: string): string =>
      title
        .replace('name: title\n', `name: ${name}\n`)
        .replace('columns:', `fields_of: { model: ${other}, names: [x] }\ncolumns:`);
    const { problems } = readTexts(base, taking('a', 'b'), taking('b', 'a'));
    expect(problems.map(({ code }) => code)).toEqual(['query.cycle', 'query.cycle']);
    expect(problems[0]?.message).toContain('a -> b -> a');
  });

  test('a model that is defined twice, with the other file', () => {
    const { problems } = readTexts(base, title);
    expect(problems.map(({ code, message, at }) => [code, message, at.file])).toEqual([
      [
        'query.twice_defined',
        'There are two definitions of the model title; the other is in models/1.yaml.',
        'models/2.yaml',
      ],
    ]);
  });
});

describe('the fingerprint', () => {
  const fingerprint = (texts: Texts): string => read(texts).fingerprint;

  test('does not change with layout, comments and the order of files', () => {
    const laid = {
      ...base,
      line: `# A comment\n${line.replace('{ name: chars, type: number,', '{ type: number,   name: chars,')}`,
      metrics: metrics.replace('filter: is_short', 'filter: >-\n      is_short'),
    };
    expect(fingerprint(laid)).toBe(fingerprint(base));
    expect(fingerprint({ ...base, line: title, title: line })).toBe(fingerprint(base));
    const [head = '', ...each] = dimensions.split(/^(?=  - )/m);
    expect(fingerprint({ ...base, dimensions: [head, ...each.toReversed()].join('') })).toBe(
      fingerprint(base),
    );
    expect(fingerprint(base)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test.each([
    ['line', 'chars > 40', 'chars > 41'],
    ['line', 'FROM source', 'from source'],
    ['metrics', 'status: draft', 'status: certified'],
    ['dimensions', 'label: Genre', 'label: Kind of title'],
  ] as const)('changes with %s: %s -> %s', (file, from, to) => {
    expect(fingerprint({ ...base, [file]: base[file].replace(from, to) })).not.toBe(fingerprint(base));
  });
});

test('two ways to a model are two joins, whatever their names', () => {
  const way = (from: string, role: string, to: string): string =>
    `${from}relationships:\n  - { name: ${role}, to: ${to}, from_columns: [title_key], to_columns: [title_key] }\n`;
  const middle = way(title.replace('name: title\n', 'name: middle\n'), 'b', 'title');
  const both = line.replace(
    'relationships:\n',
    `relationships:
  - { name: a, to: middle, from_columns: [title_key], to_columns: [title_key] }
  - { name: a_b, to: title, from_columns: [line_key], to_columns: [title_key] }
`,
  );
  const filter = "a.b.genre = 'x' and a_b.genre = 'y' and title.genre = 'z'";
  const texts = { ...base, line: both, metrics: metrics.replace('filter: is_short', `filter: ${filter}`) };
  const query = { metrics: ['lines'], by: [], where: [], order: [], limit: null };
  const plan = compile(read(texts, middle), query);
  expect(plan.ok && [...plan.value.sql.matchAll(/LEFT JOIN (.*)/g)].map(([, join]) => join)).toEqual([
    '"core"."middle" AS "a" ON "a"."title_key" = "fact"."title_key"',
    '"core"."title" AS "a.b" ON "a.b"."title_key" = "a"."title_key"',
    '"core"."title" AS "a_b" ON "a_b"."title_key" = "fact"."line_key"',
    '"core"."title" AS "title" ON "title"."title_key" = "fact"."title_key"',
  ]);
});
