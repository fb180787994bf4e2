import { describe, expect, test } from 'vitest';
import type { Problem } from '../../errors/problem.ts';
import { base, readTexts, title, type Texts } from './testing.ts';

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
