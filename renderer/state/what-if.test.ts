import { expect, test } from 'vitest';
import type { LimitAnswer, LimitQuestion } from '../../shared/stats/study/what-if.ts';
import { answerTo, type Answered } from './what-if.ts';

const question: LimitQuestion = {
  outcome: 'rewinds',
  language: 'de',
  assetType: 'subtitle',
  audience: 'adult',
  limit: 15,
  compliance: null,
};
const answer = (name: string): LimitAnswer => ({ kind: 'no_lines', known: [name] });

test('while a limit is computed, the last one of the same lines stands for it', () => {
  const found: Answered[] = [
    { question: { ...question, limit: 13 }, answer: answer('13') },
    { question: { ...question, limit: 14 }, answer: answer('14') },
    { question: { ...question, language: 'ja' }, answer: answer('ja') },
  ];
  expect(answerTo(question, found)).toEqual({ answer: answer('14'), stale: true });
  const own = { question: { ...question }, answer: answer('15') };
  expect(answerTo(question, [own, ...found])).toEqual({ answer: answer('15'), stale: false });
  expect(answerTo({ ...question, outcome: 'pauses' }, found)).toBeNull();
});
