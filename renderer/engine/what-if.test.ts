import { describe, expect, test } from 'vitest';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { SameMomentSlopes } from '../../shared/stats/study/same-moment-slopes.ts';
import type { LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { LimitSoFar } from './protocol.ts';
import { askLimits } from './what-if.ts';

/** A package without engagement: every question is answered by what is known of it. */
const empty: Reader = {
  query: () => {
    const names = [
      'stratum_key',
      'exposures',
      'has_one_segment',
      'max_cps',
      'language',
      'asset_type',
      'audience',
    ];
    const columns = [...names, 'audio_context', 'citation'].map((name) => ({
      name,
      type: 'string' as const,
    }));
    return Promise.resolve({ columns, values: columns.map(() => []), rowCount: 0 });
  },
};

const sameMoment = new SameMomentSlopes(empty);

const questions = ['de', 'ja', 'ar'].map((language): LimitQuestion => ({
  outcome: 'rewinds',
  language,
  assetType: 'subtitle',
  audience: 'adult',
  limit: 15,
  compliance: null,
}));

describe('other limits, one after the other', () => {
  test('are answered in order, each told before the next begins', async () => {
    const told: LimitSoFar[] = [];
    const { signal } = new AbortController();
    const answers = await askLimits(empty, questions, {
      sameMoment,
      signal,
      onProgress: (soFar) => told.push(soFar),
    });
    const nothing = { kind: 'no_lines', known: [] };
    expect(answers).toEqual([nothing, nothing, nothing]);
    const of = { isSameMoment: false, steps: 3 };
    expect(told).toEqual([
      { ...of, language: 'de', step: 1, answered: null },
      { ...of, language: 'ja', step: 2, answered: { question: questions[0], answer: nothing } },
      { ...of, language: 'ar', step: 3, answered: { question: questions[1], answer: nothing } },
    ]);
  });

  test('end between two of them, even where nothing is read anew', async () => {
    const abort = new AbortController();
    const told: string[] = [];
    const asked = askLimits(empty, questions, {
      sameMoment,
      signal: abort.signal,
      onProgress: ({ language }) => {
        told.push(language);
        // As a message that comes in while the worker computes.
        if (language === 'ja') setTimeout(() => abort.abort());
      },
    });
    await expect(asked).rejects.toThrow(new ProblemError([engineMessages.cancelled()]).message);
    expect(told).toEqual(['de', 'ja']);
  });
});
