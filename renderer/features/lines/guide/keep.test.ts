import { beforeEach, expect, test } from 'vitest';
import { copyOf } from '../../../../shared/guidelines/edit.ts';
import { guideText } from '../../../../shared/guidelines/read-guide.ts';
import { ted } from '../../../../shared/guidelines/presets/ted.ts';
import { emptyHistory } from '../../../state/history.ts';
import { initialValues, useStore } from '../../../state/store.ts';
import { removeGuide, takeGuide } from './keep.ts';
import { loadGuide } from './load.ts';

const house = copyOf(ted, { id: 'house', name: 'House' });
const state = useStore.getState;
const shown = () => [state().guides.map(({ id }) => id), state().settings];

beforeEach(() => useStore.setState({ ...initialValues, history: emptyHistory }));

test('a guide that is used is kept, goes before the package, and is gone after one undo', () => {
  takeGuide(house);
  const used = { 'lines.guide': 'house', 'lines.first': 'guide' };
  expect(shown()).toEqual([['house'], used]);
  state().undo();
  expect(shown()).toEqual([[], {}]);
  state().redo();
  expect(shown()).toEqual([['house'], used]);
});

test('a guide that is removed leaves the lines checked as at first, where they were checked by it', () => {
  takeGuide(house);
  takeGuide({ ...house, id: 'other' });
  removeGuide('house');
  expect(shown()).toEqual([['other'], { 'lines.guide': 'other', 'lines.first': 'guide' }]);
  removeGuide('other');
  expect(shown()).toEqual([[], {}]);
  state().undo();
  expect(shown()).toEqual([['other'], { 'lines.guide': 'other', 'lines.first': 'guide' }]);
});

test('a file is read as the command line reads it; one with the id of a preset becomes a guide beside it', () => {
  const file = (guide: typeof house) => ({ name: 'house.json', text: `\ufeff${guideText(guide)}` });
  expect(loadGuide(file(house), [])).toEqual({ guide: house, problems: [] });
  expect(loadGuide(file(house), [house]).guide?.id).toBe('house');
  expect(loadGuide(file(ted), []).guide).toEqual({ ...ted, id: 'ted-2' });
  const refused = loadGuide({ name: 'x.json', text: '{"subtext_guide": 2}' }, []);
  expect(refused.guide).toBeNull();
  expect(refused.problems[0]?.code).toBe('guideline.guide_field');
});
