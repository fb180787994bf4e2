import { describe, expect, test } from 'vitest';
import type { RawBridge } from '../../shared/bridge/contract.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { typedBridge } from './bridge.ts';

/** A host that answers everything with the same, as a host of another version, or a broken one, may. */
function answering(answer: unknown): RawBridge {
  return { invoke: () => Promise.resolve(answer), on: () => () => undefined };
}

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : error),
  );

describe('what the host answers', () => {
  test.each<[what: string, answer: unknown, outcome: unknown]>([
    [
      'a good value',
      { ok: true, value: [{ path: 'a.csv', bytes: 1, escapes: false }] },
      { value: [{ path: 'a.csv', bytes: 1, escapes: false }] },
    ],
    [
      'a value of another shape',
      { ok: true, value: [{ path: 'a.csv', bytes: -1, escapes: false }] },
      'workspace.bridge_answer',
    ],
    [
      'more than is agreed',
      { ok: true, value: [{ path: 'a.csv', bytes: 1, escapes: false, real: '/home' }] },
      'workspace.bridge_answer',
    ],
    ['no value', { ok: true }, 'workspace.bridge_answer'],
    ['no answer', undefined, 'workspace.bridge_answer'],
    ['a text', 'ok', 'workspace.bridge_answer'],
    [
      'a problem',
      { ok: false, code: 'host.unknown_package', message: 'M.', fix: 'F.' },
      'host.unknown_package',
    ],
    ['half a problem', { ok: false, code: 'host.unknown_package' }, 'workspace.bridge_answer'],
  ])('%s', async (_, answer, outcome) => {
    expect(await code(typedBridge(answering(answer)).call('listFiles', { id: '0' }))).toEqual(outcome);
  });

  test('a problem keeps its words', async () => {
    const answer = { ok: false, code: 'host.unknown_package', message: 'It is gone.', fix: 'Open it again.' };
    await expect(typedBridge(answering(answer)).call('listFiles', { id: '0' })).rejects.toMatchObject({
      problems: [{ message: 'It is gone.', fix: 'Open it again.', severity: 'error' }],
    });
  });
});

test('what the host says unasked is heard when it is what was agreed, and dropped when it is not', () => {
  let say: (payload: unknown) => void = () => undefined;
  let stopped = false;
  const raw: RawBridge = {
    invoke: () => Promise.resolve(undefined),
    on: (_, listener) => {
      say = listener;
      return () => (stopped = true);
    },
  };
  const heard: unknown[] = [];
  const stop = typedBridge(raw).on('command', (payload) => heard.push(payload));
  for (const payload of [{ id: 'view.undo' }, { id: 7 }, null, 'view.undo', { id: 'x', more: 1 }])
    say(payload);
  expect(heard).toEqual([{ id: 'view.undo' }]);
  stop();
  expect(stopped).toBe(true);
});
