import { describe, expect, it } from 'vitest';
import { scenarioName } from './scenario-names.ts';

const limits = {
  assetType: 'subtitle',
  audience: 'adult',
  compliance: null,
  limits: new Map([['de', 15]]),
};

describe('the name of a scenario', () => {
  it.each(['Slower', '遅く', 'أبطأ', '20', '<b>', 'constructor'])('may be %s', (name) => {
    expect(scenarioName(` ${name} `, limits)).toBe(name);
  });

  it.each(['', '   ', 'x'.repeat(61), '__proto__'])('may not be “%s”', (name) => {
    expect(scenarioName(name, limits)).toBeNull();
  });
});
