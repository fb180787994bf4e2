import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { base, line, metrics, read, title, type Texts } from './testing.ts';

test('what is well formed is read', () => {
  const definitions = read(base);
  expect([...definitions.models.keys()]).toEqual(['line', 'title']);
  expect([...definitions.metrics.keys()]).toEqual(['lines', 'long_share']);
  expect(definitions.models.get('line')?.reads).toEqual({ sources: ['timed_text_events'], models: [] });
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
    const [head = '', ...each] = base.dimensions.split(/^(?=  - )/m);
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
