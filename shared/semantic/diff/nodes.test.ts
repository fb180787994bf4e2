import { describe, expect, test } from 'vitest';
import { loadDefinitions, shippedFiles } from '../definitions.ts';
import { readEdited } from '../definitions/edited.ts';
import { shippedTexts as texts } from '../definitions/shipped-texts.ts';
import { changedNodes, definitionNodes } from './nodes.ts';

const shipped = loadDefinitions();
if (!shipped.ok) throw new Error('The definitions are not well formed.');
const before = shipped.value;

/** What changes when the text of a file does, as `change kind id`. */
function changed(path: string, edit: (text: string) => string): string[] {
  const text = texts.get(path) ?? '';
  const after = readEdited(shippedFiles(), [{ path, text: edit(text) }]);
  expect(edit(text)).not.toBe(text);
  if (!after.ok) throw new Error(JSON.stringify(after.problems));
  return changedNodes(before, after.value).map(({ change, kind, id }) => `${change} ${kind} ${id}`);
}

const replaced =
  (from: string, to: string) =>
  (text: string): string =>
    text.replace(from, to);

test('every part has an id of its own', () => {
  const nodes = [...definitionNodes(before).values()];
  const cases = [...before.models.values()].flatMap(({ rules }) => rules?.cases ?? []);
  const kinds = Map.groupBy(nodes, ({ kind }) => kind);
  expect(kinds.get('case')).toHaveLength(cases.length);
  expect(kinds.get('metric')).toHaveLength(before.metrics.size);
  expect(kinds.get('dimension')).toHaveLength(before.dimensions.size);
  expect(kinds.get('model')).toHaveLength(before.models.size);
});

describe('nothing that computes changes with', () => {
  test.each([
    ['a label', 'models/consumption.yaml', replaced('Dubbed audio, no text', 'A dub alone')],
    ['a description', 'metrics/reading.yaml', replaced('half of the lines exceed', 'half of lines exceed')],
    ['the owner', 'metrics/reading.yaml', replaced('localization-analytics', 'somebody else')],
    [
      'white space and comments of SQL',
      'models/title.yaml',
      replaced('titles.genre,', '-- its genre\n    titles . genre ,'),
    ],
    ['the case of words of SQL', 'models/title.yaml', replaced('LEFT JOIN ranked', 'left join RANKED')],
    [
      'the layout of an expression',
      'models/consumption.yaml',
      replaced('when: audio_is_original and text_is_off', 'when: (audio_is_original   AND (text_is_off))'),
    ],
    [
      'the order of columns of YAML',
      'metrics/reading.yaml',
      (text: string) => text.replace('    agg: median\n    expr: cps\n', '    expr: cps\n    agg: median\n'),
    ],
  ])('%s', (_, path, edit) => {
    expect(changed(path, edit)).toEqual([]);
  });
});

describe('what is edited is named, and not all that depends on it', () => {
  test('a condition: its case', () => {
    expect(
      changed(
        'models/consumption.yaml',
        replaced('when: text_in_original', 'when: text_in_original and views > 3'),
      ),
    ).toEqual(['changed case core.consumption#dub_original_text']);
  });

  test('the order of cases: their model', () => {
    const swap = (text: string): string => {
      const [head = '', dub = '', captions = ''] = text.split(
        /(?= {4}- id: dub\n)|(?= {4}- id: dub_subtitles\n)/,
      );
      const [own = '', ...rest] = captions.split(/(?= {4}- id: dub_original_text\n)/);
      return head + own + dub + rest.join('');
    };
    expect(changed('models/consumption.yaml', swap)).toEqual(['changed model core.consumption']);
  });

  test('a case that is new, and one that is gone', () => {
    const renamed = replaced('- id: dub_original_text', '- id: dub_of_the_original');
    expect(() => changed('models/consumption.yaml', renamed)).not.toThrow();
    expect(changed('models/consumption.yaml', renamed)).toEqual([
      'changed model core.consumption',
      'added case core.consumption#dub_of_the_original',
      'removed case core.consumption#dub_original_text',
    ]);
  });

  test('a field: itself, not the metrics that name it', () => {
    expect(
      changed('models/line_reading.yaml', replaced("('dub_line', 'source_dialogue')", "('dub_line')")),
    ).toEqual(
      [
        'changed field core.line_reading.is_subtitle',
        // The model of engagement takes the same field.
        'changed field core.line_engagement_fact.is_subtitle',
      ].toSorted(),
    );
  });

  test('a relationship, a metric, a dimension', () => {
    expect(changed('metrics/reading.yaml', replaced('agg: median', 'agg: avg'))).toEqual([
      'changed metric metric:median_cps',
    ]);
    expect(
      changed(
        'metrics/dimensions/lines.yaml',
        replaced('line_reading: bin(cps, 1)', 'line_reading: bin(cps, 2)'),
      ),
    ).toEqual(['changed dimension dimension:cps_bin']);
  });
});
