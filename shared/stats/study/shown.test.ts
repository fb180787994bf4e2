import { expect, test } from 'vitest';
import { changesOnly, shownStudy, withChanges } from './shown.ts';
import { pooledRows, rowAt, stratumOf } from './testing.ts';
import type { LanguageStudy } from './types.ts';

const study = (key: number, titles: number): LanguageStudy => ({
  stratum: stratumOf({ key, language: 'fr', audioContext: 'dub' }),
  overview: {
    lines: 1,
    titles,
    exposures: 1,
    events: 1,
    meanSpeed: 14,
    histogram: [],
    byTitle: pooledRows([rowAt(1, 1, 1, 14)]),
  },
  slopes: { pooled: null, within: null, sameMoment: null, linear: null, below: null, above: null },
  curve: null,
  finding: null,
});

test('tells of each study once, without its rows by title, and again when it is another', () => {
  const [a, b, c] = [study(1, 1), study(2, 1), study(2, 2)];
  const changes = changesOnly();
  expect(changes([a, b]).map(({ stratum }) => stratum.key)).toEqual([1, 2]);
  expect(changes([a, b])).toEqual([]);
  const [told] = changes([a, c]);
  expect(told?.overview).toEqual({
    lines: 1,
    titles: 2,
    exposures: 1,
    events: 1,
    meanSpeed: 14,
    histogram: [],
  });
});

test('puts what changed in its place and leaves the parts that did not as they were', () => {
  const before = [shownStudy(study(1, 1)), shownStudy(study(2, 1))];
  const after = withChanges(before, [shownStudy(study(2, 5)), shownStudy(study(3, 1))]);
  expect(after.map(({ stratum, overview }) => [stratum.key, overview.titles])).toEqual([
    [1, 1],
    [2, 5],
    [3, 1],
  ]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]?.slopes).toBe(before[1]?.slopes);
  expect(after[1]?.overview).not.toBe(before[1]?.overview);
});
