import { expect, test } from 'vitest';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import { limitStudy, type LimitQuestion } from '../../shared/stats/study/what-if.ts';
import { withPackage } from './session.ts';

test('what is read of a language names neither the limit nor the compliance, so that it can be remembered', async () => {
  const question: LimitQuestion = {
    outcome: 'rewinds',
    language: 'ja',
    assetType: 'subtitle',
    audience: 'adult',
    limit: 3.5,
    compliance: null,
  };
  const [first, second] = await withPackage('datasets/demo', async ({ engine }) => {
    const known = new Map<string, ReturnType<Reader['query']>>();
    const asked: string[][] = [];
    for (const moved of [question, { ...question, limit: 6, compliance: 0.4 }]) {
      const missing: string[] = [];
      const remembering: Reader = {
        query: (sql, options) => {
          const answer = known.get(sql) ?? engine.query(sql, options);
          if (!known.has(sql)) missing.push(sql);
          known.set(sql, answer);
          return answer;
        },
      };
      const found = await limitStudy(remembering, moved);
      expect(found).toMatchObject({ kind: 'told', whatIf: { to: moved.limit } });
      asked.push(missing);
    }
    return asked;
  });
  expect(first?.length).toBeGreaterThan(4);
  expect(second).toEqual([]);
});
