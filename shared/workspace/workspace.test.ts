import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError, type Problem } from '../errors/problem.ts';
import { copyOf } from '../guidelines/edit.ts';
import { ted } from '../guidelines/presets/ted.ts';
import { filterFault, type Filter } from './filter.ts';
import { migrated } from './migrations.ts';
import { viewArbitrary } from './testing.ts';
import { readWorkspace, workspaceText, type Workspace } from './workspace.ts';

const workspace: Workspace = {
  subtext_workspace: 1,
  saved_by: '0.1.0',
  package: { name: 'Demo', fingerprint: 'a'.repeat(64) },
  view: {
    screen: 'reading-speed',
    filters: [{ dimension: 'language', op: 'in', values: ['es-419', 'de'] }],
    settings: { 'reading-speed.outcome': 'rewinds', 'reading-speed.raw': true },
  },
};

/** The problem that a file is refused with. */
function refusal(read: () => unknown): Problem | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0];
    throw error;
  }
  return undefined;
}

/** The workspace with a part in the place of another, as the text of a file. */
function altered(change: (json: Record<string, unknown>) => void): string {
  const json: Record<string, unknown> = { ...structuredClone(workspace) };
  change(json);
  return JSON.stringify(json);
}

const withView = (view: object): string => altered((json) => (json['view'] = { ...workspace.view, ...view }));

describe('a workspace file', () => {
  test('says the same when it is read as when it was written, for any view', () => {
    fc.assert(
      fc.property(viewArbitrary(), (view) => {
        const saved = { ...workspace, view };
        expect(readWorkspace('a.subtext', workspaceText(saved))).toEqual(saved);
      }),
      { seed: 20261005, numRuns: 200 },
    );
  });

  test('holds the style guides that its view uses', () => {
    const saved = { ...workspace, guides: [copyOf(ted, { id: 'house', name: 'House' })] };
    expect(readWorkspace('a.subtext', workspaceText(saved))).toEqual(saved);
  });

  test('is text that people can read and compare', () => {
    expect(workspaceText(workspace)).toMatch(/^\{\n {2}"subtext_workspace": 1,\n/);
    expect(workspaceText(structuredClone(workspace))).toBe(workspaceText(workspace));
  });

  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  test.each<[what: string, text: string, code: string, part: string]>([
    ['no JSON', 'PK\u0003\u0004', 'not_json', 'it holds no JSON'],
    ['nothing', '', 'not_json', 'it holds no JSON'],
    ['JSON cut short', workspaceText(workspace).slice(0, 80), 'not_json', 'it holds no JSON'],
    ['a list', '[]', 'not_workspace', 'but not a Subtext workspace'],
    ['null', 'null', 'not_workspace', 'but not a Subtext workspace'],
    ['another kind of file', '{"resources": []}', 'not_workspace', 'but not a Subtext workspace'],
    [
      'format 0',
      altered((json) => (json['subtext_workspace'] = 0)),
      'not_workspace',
      'not a Subtext workspace',
    ],
    ['format "1"', altered((json) => (json['subtext_workspace'] = '1')), 'not_workspace', 'not a Subtext'],
    [
      'a newer format',
      altered((json) => (json['subtext_workspace'] = 2)),
      'from_the_future',
      'saved in format 2',
    ],
    ['nothing but brackets', deep(300_000), 'not_workspace', 'not a Subtext workspace'],
    ['no view', altered((json) => delete json['view']), 'damaged', 'view '],
    ['an unknown part', altered((json) => (json['sql'] = 'DROP TABLE x')), 'damaged', 'sql'],
    [
      'a fingerprint that is none',
      altered((json) => (json['package'] = { name: 'x', fingerprint: '../..' })),
      'damaged',
      'package.fingerprint ',
    ],
    ['a guide that is none', altered((json) => (json['guides'] = [{ id: 'x' }])), 'damaged', 'guides.0.'],
    [
      'a guide with the id of one that is shipped',
      altered((json) => (json['guides'] = [ted])),
      'damaged',
      'two guides have the same id',
    ],
    ['a screen that is a path', withView({ screen: '../x' }), 'damaged', 'view.screen '],
    ['a screen of another type', withView({ screen: 7 }), 'damaged', 'view.screen '],
    ['filters that are none', withView({ filters: {} }), 'damaged', 'view.filters '],
    [
      'an unknown operator',
      withView({ filters: [{ dimension: 'genre', op: 'like', values: ['x'] }] }),
      'damaged',
      'view.filters.0.op ',
    ],
    [
      'an unknown dimension',
      withView({ filters: [{ dimension: 'planet', op: 'eq', values: ['x'] }] }),
      'damaged',
      'view.filters.0 names a dimension',
    ],
    [
      'too few values',
      withView({ filters: [{ dimension: 'week', op: 'between', values: ['x'] }] }),
      'damaged',
      'view.filters.0 has another number',
    ],
    [
      'two filters on one dimension',
      withView({
        filters: [
          { dimension: 'genre', op: 'eq', values: ['a'] },
          { dimension: 'genre', op: 'eq', values: ['b'] },
        ],
      }),
      'damaged',
      'view.filters.1 is the second one',
    ],
    [
      'a value that is an object',
      withView({ filters: [{ dimension: 'genre', op: 'eq', values: [{}] }] }),
      'damaged',
      'view.filters.0.values.0 ',
    ],
    [
      '61 filters',
      withView({
        filters: Array.from({ length: 61 }, () => ({ dimension: 'genre', op: 'is_null', values: [] })),
      }),
      'damaged',
      'view.filters ',
    ],
    [
      'a setting that nests',
      withView({ settings: { 'a.b': { c: { d: { e: 1 } } } } }),
      'damaged',
      'view.settings.a.b ',
    ],
    [
      'a setting that nests without end',
      withView({ settings: 0 }).replace('"settings":0', `"settings":{"a.b":${deep(100_000)}}`),
      'damaged',
      'view.settings.a.b ',
    ],
    [
      'a setting with a name of 4 million',
      withView({ settings: { ['x'.repeat(4_000_000)]: 1 } }),
      'damaged',
      'view.settings.xxx',
    ],
    [
      'a text of 3,000 in a setting',
      withView({ settings: { 'a.b': 'x'.repeat(3000) } }),
      'damaged',
      'view.settings.a.b ',
    ],
  ])('that is %s is refused, in one short message', (_, text, code, part) => {
    const problem = refusal(() => readWorkspace('a.subtext', text));
    expect(problem).toMatchObject({
      code: `workspace.${code}`,
      severity: 'error',
      at: { file: 'a.subtext' },
    });
    expect(problem?.message).toContain(part);
    expect(problem?.message.length).toBeLessThan(250);
  });

  test('changes nothing but what it holds: names of JavaScript’s own are only names', () => {
    const hostile = withView({ settings: {} })
      .replace('{', '{"__proto__":{"subtext_workspace":1,"polluted":true},')
      .replace('"settings":{}', '"settings":{"__proto__":{"polluted":true},"constructor.prototype":1}');
    const read = refusal(() => readWorkspace('a.subtext', hostile));
    expect(read === undefined || read.code === 'workspace.damaged').toBe(true);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(refusal(() => readWorkspace('a.subtext', '{"__proto__":{"subtext_workspace":1}}'))?.code).toBe(
      'workspace.not_workspace',
    );
  });
});

describe('an older format', () => {
  /** A ladder of two steps, as a format to come would have it. */
  const ladder = {
    1: ({ title, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: title }),
    2: (former: Readonly<Record<string, unknown>>) => ({ ...former, notes: [] }),
  };

  test('is brought up step by step, from wherever it stands', () => {
    const newest = { subtext_workspace: 3, name: 'x', notes: [] };
    expect(migrated('a', { subtext_workspace: 1, title: 'x' }, ladder, 3)).toEqual(newest);
    expect(migrated('a', { subtext_workspace: 2, name: 'x' }, ladder, 3)).toEqual(newest);
    expect(migrated('a', newest, ladder, 3)).toEqual(newest);
  });

  test('that no step leads away from is refused, and so is one beyond the newest', () => {
    expect(refusal(() => migrated('a', { subtext_workspace: 1 }, {}, 2))?.code).toBe(
      'workspace.not_workspace',
    );
    expect(refusal(() => migrated('a', { subtext_workspace: 4 }, ladder, 3))?.message).toBe(
      'a was saved in format 4; this Subtext reads up to 3.',
    );
  });
});

test.each<[op: Filter['op'], good: number, bad: readonly number[]]>([
  ['eq', 1, [0, 2]],
  ['ne', 1, [0, 2]],
  ['lt', 1, [0]],
  ['le', 1, [0]],
  ['gt', 1, [0]],
  ['ge', 1, [0]],
  ['in', 3, [0]],
  ['between', 2, [0, 1, 3]],
  ['is_null', 0, [1]],
  ['is_not_null', 0, [1]],
])('%s takes as many values as it says', (op, good, bad) => {
  const fault = (count: number): string | null =>
    filterFault({ dimension: 'genre', op, values: Array.from({ length: count }, () => 'x') }, []);
  expect(fault(good)).toBeNull();
  for (const count of bad) expect(fault(count)).toMatch(/another number of values/);
});
