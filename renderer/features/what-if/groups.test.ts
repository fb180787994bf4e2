import { describe, expect, test } from 'vitest';
import type { Stratum } from '../../../shared/stats/study/strata.ts';
import { stratumOf } from '../../../shared/stats/study/testing.ts';
import {
  audiencesOf,
  firstLimits,
  groupsOf,
  kindsOf,
  languagesOf,
  ofGroup,
  withLanguages,
} from './groups.ts';

let key = 0;
const stratum = (language: string, limit: number | null, more: Partial<Stratum> = {}): Stratum =>
  stratumOf({ key: (key += 1), language, limit, ...more });
const groups = groupsOf([
  stratum('es', 17),
  stratum('es', 17, { audioContext: 'dub' }),
  stratum('de', 17),
  stratum('de', 20, { assetType: 'sdh' }),
  stratum('ja', 3, { audience: 'children' }),
  stratum('zu', null),
]);

describe('what a package lets be asked', () => {
  test('is each language once, by its name', () => {
    expect(groups.map(({ language, audioContext }) => `${language} ${audioContext}`)).toEqual([
      'de foreign_original',
      'de foreign_original',
      'ja foreign_original',
      'es foreign_original',
      'zu foreign_original',
    ]);
    const { limited, free } = languagesOf(groups, { assetType: 'subtitle', audience: 'adult' });
    expect([limited.map(({ language }) => language), free.map(({ language }) => language)]).toEqual([
      ['de', 'es'],
      ['zu'],
    ]);
  });

  test('is offered by kind and audience where a limit is in force', () => {
    expect(kindsOf(groups)).toEqual(['sdh', 'subtitle']);
    expect([audiencesOf(groups, 'sdh'), audiencesOf(groups, 'subtitle')]).toEqual([
      ['adult'],
      ['adult', 'children'],
    ]);
  });
});

describe('the limits in view', () => {
  const now = { assetType: 'subtitle', audience: 'adult', compliance: 0.5, limits: new Map([['de', 15]]) };

  test('begin with the first language as it is', () => {
    expect(firstLimits(groups)?.limits).toEqual(new Map([['de', 17]]));
    expect(firstLimits(groupsOf([stratum('zu', null)]))).toBeNull();
  });

  test('keep what was moved, take others as they are in force, and are never none', () => {
    expect(withLanguages(groups, now, ['de', 'es']).limits).toEqual(
      new Map([
        ['de', 15],
        ['es', 17],
      ]),
    );
    expect(withLanguages(groups, now, []).limits).toEqual(new Map([['de', 17]]));
  });

  test('of another kind are its own, for an audience that it has', () => {
    const children = { ...now, audience: 'children', limits: new Map([['ja', 4]]) };
    expect(ofGroup(groups, children, 'sdh', 'children')).toEqual({
      ...now,
      assetType: 'sdh',
      limits: new Map([['de', 20]]),
    });
  });
});
