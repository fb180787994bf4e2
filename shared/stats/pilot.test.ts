import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { powerOf, titlesNeeded } from './pilot.ts';

const { needed, powers } = z
  .object({
    needed: z.array(
      z.object({
        difference: z.number(),
        deviation: z.number(),
        power: z.number(),
        level: z.number(),
        n: z.number(),
      }),
    ),
    powers: z.array(z.object({ n: z.number(), ratio: z.number(), power: z.number() })),
  })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/pilot.json', 'utf8')));

test('the number of titles is that of R’s power.t.test', () => {
  expect(needed).toHaveLength(24);
  for (const { n, ...aim } of needed) expect({ ...aim, n: titlesNeeded(aim) }).toEqual({ ...aim, n });
});

test('so is the power', () => {
  expect(powers).toHaveLength(15);
  for (const { power, n, ratio } of powers) {
    const found = powerOf({ difference: ratio, deviation: 1 }, n);
    expect(Math.abs(found - power), `${n} ${ratio}`).toBeLessThan(1e-9);
  }
});

test('the sign of the difference does not matter, and 80 % and 5 % are usual', () => {
  const aim = { difference: -0.05, deviation: 0.1 };
  expect(titlesNeeded(aim)).toBe(titlesNeeded({ ...aim, difference: 0.05, power: 0.8, level: 0.05 }));
});

test('there is no number where nothing is to be found, or a million titles would not do', () => {
  const aim = { difference: 0.05, deviation: 0.1 };
  for (const part of [
    { difference: 0 },
    { deviation: 0 },
    { power: 1 },
    { level: 0 },
    { difference: Number.NaN },
    { difference: 1e-6 },
  ])
    expect(titlesNeeded({ ...aim, ...part })).toBeNull();
});
