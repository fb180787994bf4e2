import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { placeOf } from './definition-place.ts';
import { editedDefinitions } from './edited-definitions.ts';

/** The paths of the definition files below `shared`, as they lie on the disk. */
const shipped = (await readdir('shared', { recursive: true }))
  .filter((file) => /\.yaml$/.test(file))
  .map((file) => file.split(path.sep).join('/'));

const valueIn = (file: string): unknown => parse(readFileSync(path.join('shared', file), 'utf8'));
const at = (...parts: readonly string[]): string => path.resolve('/somewhere', ...parts);

describe('every shipped file', () => {
  test('there are as many as the three folders hold', async () => {
    const names = await Promise.all(
      ['models', 'metrics', 'metrics/dimensions'].map((folder) => readdir(`shared/${folder}`)),
    );
    expect(shipped.length).toBeGreaterThan(40);
    expect(names.flat().filter((name) => name.endsWith('.yaml'))).toHaveLength(shipped.length);
  });

  test.each(shipped)(
    '%s takes its own place: where it lies, by its name alone, under any other name',
    (file) => {
      const value = valueIn(file);
      expect(placeOf(path.resolve('shared', file), value)).toBe(file);
      expect(placeOf(at('edits', file), value)).toBe(file);
      expect(placeOf(at('edits', path.basename(file)), value)).toBe(file);
      expect(placeOf(at('edits', 'My edit.yml'), value)).toBe(file);
    },
  );

  test.each(shipped)('%s alone, unedited, leaves the definitions as they are', async (file) => {
    const read = loadDefinitions();
    const found = await editedDefinitions(`shared/${file}`);
    expect(read.ok && read.value.fingerprint).toBe(found.fingerprint);
  });
});

describe('a file that is not as it was shipped', () => {
  const legacy = valueIn('metrics/partners-legacy.yaml');
  const metric = { domain: 'partners', metrics: [{ name: 'of_mine' }] };

  test('goes by its folder and name, whatever it says', () => {
    expect(placeOf(at('metrics', 'partners.yaml'), legacy)).toBe('metrics/partners.yaml');
    expect(placeOf(at('metrics', 'partners-legacy.yaml'), metric)).toBe('metrics/partners-legacy.yaml');
    expect(placeOf(at('metrics', 'dimensions', 'partners.yml'), { dimension: [] })).toBe(
      'metrics/dimensions/partners.yaml',
    );
    expect(placeOf(at('models', 'title.yaml'), null)).toBe('models/title.yaml');
  });

  test('goes by its name and what it is where no folder says it, and adds a file where neither is known', () => {
    expect(placeOf(at('partners.yaml'), metric)).toBe('metrics/partners.yaml');
    expect(placeOf(at('partners.yaml'), { dimensions: [] })).toBe('metrics/dimensions/partners.yaml');
    expect(placeOf(at('models', 'partners.yaml'), metric)).toBe('metrics/partners.yaml');
    // A metric of a domain that is known takes no other metric of that domain away.
    expect(placeOf(at('mine.yaml'), metric)).toBe('metrics/mine.yaml');
    expect(placeOf(at('metrics', 'mine.yaml'), legacy)).toBe('metrics/mine.yaml');
    expect(placeOf(at('mine.yaml'), { name: 'of_mine' })).toBe('models/mine.yaml');
  });
});
