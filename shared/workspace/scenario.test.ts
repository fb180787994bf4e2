import { describe, expect, it } from 'vitest';
import { settingSchema } from './settings.ts';
import { keptScenarios, keptScenariosSchema, scenariosFrom, type Scenario } from './scenario.ts';

const slower: Scenario = {
  name: 'Slower, für alle',
  assetType: 'subtitle',
  audience: 'adult',
  compliance: null,
  limits: new Map([
    ['de', 15],
    ['es-419', 16.5],
  ]),
};
const children: Scenario = {
  name: 'Children',
  assetType: 'sdh',
  audience: 'children',
  compliance: 0.5,
  limits: new Map([['ja', 3.5]]),
};

describe('scenarios in a view setting', () => {
  it('come back as they were, and fit into a setting', () => {
    const kept = keptScenarios([slower, children]);
    expect(settingSchema.safeParse(kept).success).toBe(true);
    expect(scenariosFrom(keptScenariosSchema.parse(JSON.parse(JSON.stringify(kept))))).toEqual([
      slower,
      children,
    ]);
  });

  it.each([
    ['a limit without a language', ['subtitle', 'adult', null, 17]],
    ['a language without a limit', ['subtitle', 'adult', null, 'de']],
    ['no language', ['subtitle', 'adult', null]],
    ['a limit of 0', ['subtitle', 'adult', null, 'de', 0]],
    ['a limit between tenths', ['subtitle', 'adult', null, 'de', 17.25]],
    ['a limit that is text', ['subtitle', 'adult', null, 'de', '17']],
    ['a compliance over 1', ['subtitle', 'adult', 1.1, 'de', 17]],
    ['a language that is markup', ['subtitle', 'adult', null, '<b>', 17]],
    ['a kind that is none', ['Sub title', 'adult', null, 'de', 17]],
  ])('are read without one that has %s', (_, value) => {
    const sound = keptScenarios([slower]);
    expect(keptScenariosSchema.parse({ 'A name': value, ...sound })).toEqual(sound);
  });

  it('are read without one whose name is empty or longer than 60 characters', () => {
    const limits = ['subtitle', 'adult', null, 'de', 17];
    const name = 'n'.repeat(60);
    expect(keptScenariosSchema.parse({ '': limits, [name]: limits, [`${name}n`]: limits })).toEqual({
      [name]: limits,
    });
  });
});
