import { describe, expect, test } from 'vitest';
import { loadDefinitions, shippedFiles } from '../definitions.ts';
import { readEdited, type EditedFile } from './edited.ts';
import { shippedTexts as texts } from './shipped-texts.ts';

const shipped = loadDefinitions();
if (!shipped.ok) throw new Error('The definitions are not well formed.');

/** The text of a shipped file with one place replaced. */
function edited(path: string, from: string, to: string): EditedFile {
  const text = texts.get(path) ?? '';
  expect(text.split(from)).toHaveLength(2);
  return { path, text: text.replace(from, to) };
}

const problemsOf = (...edits: EditedFile[]) => readEdited(shippedFiles(), edits).problems;

test('the shipped texts, read again, are the shipped definitions', () => {
  const all = [...texts].map(([path, text]) => ({ path, text }));
  const read = readEdited(shippedFiles(), all);
  expect(read.ok && read.value.fingerprint).toBe(shipped.value.fingerprint);
});

test('an edited file takes the place of the shipped one, a new one is added, one without a text is taken away', () => {
  const read = readEdited(shippedFiles(), [
    edited('metrics/reading.yaml', 'agg: median', 'agg: avg'),
    {
      path: 'metrics/launches.yaml',
      text: (texts.get('metrics/reading.yaml') ?? '').replaceAll(/name: (\w+)/g, 'name: $1_again'),
    },
    { path: 'metrics/engagement.yaml', text: null },
  ]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { metrics } = read.value;
  expect(metrics.get('median_cps')).toMatchObject({ agg: 'avg' });
  expect(metrics.get('median_cps_again')).toMatchObject({ agg: 'median' });
  expect([metrics.has('rewind_rate'), metrics.has('views')]).toEqual([false, true]);
  expect(read.value.fingerprint).not.toBe(shipped.value.fingerprint);
});

describe('of several edits of one file none wins', () => {
  const change = edited('metrics/reading.yaml', 'agg: median', 'agg: avg');
  const at = { file: 'metrics/reading.yaml' };

  test.each([
    ['they differ', texts.get('metrics/reading.yaml') ?? ''],
    ['they are the same', change.text],
    ['one takes it away', null],
  ])('though %s', (_, text) => {
    for (const edits of [
      [change, { ...change, text }],
      [{ ...change, text }, change],
    ])
      expect(problemsOf(...edits)).toMatchObject([
        {
          code: 'lab.same_place',
          at,
          message: 'metrics/reading.yaml is edited 2 times; only one edit could count.',
        },
      ]);
  });

  test('and each is named as it was given', () => {
    const given = ['a.yaml', 'b.yaml', 'c.yaml'].map((from) => ({ ...change, from }));
    expect(problemsOf(...given).map(({ message }) => message)).toEqual([
      'metrics/reading.yaml is edited 3 times, by a.yaml and by b.yaml and by c.yaml; only one edit could count.',
    ]);
  });
});

describe('what is wrong is told with the line of the edited text', () => {
  test('a name in a rule that does not exist', () => {
    const file = edited('models/consumption.yaml', 'when: text_in_original', 'when: text_in_originals');
    const line = (file.text ?? '').split('\n').findIndex((each) => each.includes('text_in_originals')) + 1;
    expect(problemsOf(file)).toMatchObject([
      { code: 'query.unknown_column', at: { file: 'models/consumption.yaml', line } },
    ]);
  });

  test('YAML that breaks off, and an alias that grows beyond measure', () => {
    expect(problemsOf({ path: 'metrics/reading.yaml', text: 'domain: [' })).toMatchObject([
      { code: 'query.bad_definition', at: { file: 'metrics/reading.yaml' } },
    ]);
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, inner] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [pair.at(0), pair.at(1)]))
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${inner}`).join(', ')}]`);
    expect(problemsOf({ path: 'metrics/reading.yaml', text: bomb.join('\n') })).toMatchObject([
      { code: 'query.bad_definition' },
    ]);
  });

  test('a model whose SQL can not be followed, or names a column that is not there', () => {
    const sqlLine = (texts.get('models/title.yaml') ?? '').split('\n').indexOf('sql: |') + 1;
    const at = { file: 'models/title.yaml', line: sqlLine };
    expect(problemsOf(edited('models/title.yaml', 'titles.genre,', 'titles.gender AS genre,'))).toMatchObject(
      [{ code: 'query.undefined_name', at }],
    );
    expect(problemsOf(edited('models/title.yaml', 'titles.genre,', 'titles.genre AS,'))).toMatchObject([
      { code: 'query.model_syntax', at },
    ]);
  });

  test('parts inside parts without end', () => {
    const deep = `${'('.repeat(100_000)}1${')'.repeat(100_000)}`;
    const file = edited(
      'metrics/reading.yaml',
      'agg: median\n    expr: cps',
      `agg: median\n    expr: ${deep}`,
    );
    expect(problemsOf(file)).toMatchObject([{ code: 'lab.too_deep', at: { file: file.path } }]);
  });

  test('a place where no definition is, and a text of any length', () => {
    expect(problemsOf({ path: '../metrics/reading.yaml', text: '' })).toMatchObject([
      { code: 'lab.no_such_file', at: { file: '../metrics/reading.yaml' } },
    ]);
    expect(problemsOf({ path: 'metrics/reading.yaml', text: ' '.repeat(500_001) })).toMatchObject([
      { code: 'lab.too_large' },
    ]);
  });
});
