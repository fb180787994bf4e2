import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDefinitions } from './definitions.ts';
import { expectSame, NativeWorld } from '../../../datasets/tools/native-world.ts';
import { farQuery, query, runningQuery, shownOf, world } from './random.ts';
import { shown } from './shown.ts';

const seed = 20261126;
/** `npm run test:deep` asks for more. */
const runs = Number(process.env['SUBTEXT_RANDOM_CASES'] ?? 300);

let native: NativeWorld;
beforeAll(async () => {
  native = await NativeWorld.open(testDefinitions());
});
afterAll(() => native.connection.closeSync());

describe('the SQL gives what the rows mean', () => {
  test(`${runs} queries at random`, { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(
          fc.oneof({ arbitrary: shownOf(query), weight: 4 }, shownOf(runningQuery), shownOf(farQuery)),
          {
            minLength: 3,
            maxLength: 3,
          },
        ),
        async (rows, queries) => {
          await native.put(rows);
          for (const asked of queries) {
            const [found, wanted] = [await native.run(asked), shown(rows, asked)];
            expectSame(found, wanted);
            expect([...found.keys()]).toEqual([...wanted.keys()]);
          }
        },
      ),
      { seed, numRuns: Math.ceil(runs / 3) },
    );
  });
});
