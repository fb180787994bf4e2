import { describe, expect, test } from 'vitest';
import { copyOf } from './edit.ts';
import type { Guide } from './guide.ts';
import { freshGuideId, guideNamed, ownGuidesSchema, withOwnGuide } from './own-guides.ts';
import { ted } from './presets/ted.ts';

const copy = (id: string): Guide => copyOf(ted, { id, name: `Copy ${id}` });

describe('guides of a user’s own', () => {
  test('come back as they are', () => {
    const guides = [copy('a'), copy('b')];
    expect(ownGuidesSchema.parse(JSON.parse(JSON.stringify(guides)))).toEqual(guides);
  });

  test.each<[what: string, guides: unknown]>([
    ['no list', copy('a')],
    ['two of one id', [copy('a'), copy('a')]],
    ['one of the id of a preset', [{ ...copy('a'), id: 'netflix' }]],
    ['one with more than a guide has', [{ ...copy('a'), sql: 'DROP TABLE x' }]],
    ['one that says one thing twice', [{ ...copy('a'), figures: [...ted.figures, ...ted.figures] }]],
    ['more than there may be', Array.from({ length: 21 }, (_, n) => copy(`a${n}`))],
  ])('are refused as %s', (_, guides) => {
    expect(ownGuidesSchema.safeParse(guides).success).toBe(false);
  });

  test('are found beside the presets', () => {
    expect(guideNamed('a', [copy('a')])?.name).toBe('Copy a');
    expect(guideNamed('ted', [copy('a')])).toBe(ted);
    expect(guideNamed('b', [copy('a')])).toBeUndefined();
  });

  test('take the place of one of their id, else come after the others; the oldest goes when there are too many', () => {
    const renamed = { ...copy('a'), name: 'New' };
    expect(withOwnGuide([copy('a'), copy('b')], renamed).map(({ name }) => name)).toEqual(['New', 'Copy b']);
    const many = Array.from({ length: 20 }, (_, n) => copy(`a${n}`));
    const ids = withOwnGuide(many, copy('z')).map(({ id }) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([20, 'a1', 'z']);
  });

  test.each([
    ['House style, 2026', 'house-style-2026'],
    ['TED', 'ted-2'],
    ['Hafen', 'hafen-2'],
    ['スタイル', 'スタイル'],
    ['!?', 'guide'],
    ['x'.repeat(500), 'x'.repeat(80)],
  ])('%s has the id %s', (name, id) => {
    expect(freshGuideId(name, [copy('hafen')])).toBe(id);
  });
});
