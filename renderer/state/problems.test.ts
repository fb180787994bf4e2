import { expect, test } from 'vitest';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { problemsOf } from './problems.ts';

test('what carries problems gives them all', () => {
  const problems = [workspaceMessages.nothingDropped(), workspaceMessages.addressDamaged()];
  expect(problemsOf(new ProblemError(problems))).toEqual(problems);
});

test.each<[what: string, cause: unknown, detail: string]>([
  ['an exception', new TypeError('x is not a function'), 'x is not a function'],
  ['a text', 'stopped', 'stopped'],
  ['nothing', undefined, 'undefined'],
  ['an exception that carries none', new ProblemError([]), ''],
])('%s is a fault of Subtext’s own, told without its stack', (_, cause, detail) => {
  const [problem, ...others] = problemsOf(cause);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'workspace.unexpected', severity: 'error' });
  expect(problem.message).toContain(detail);
  expect(problem.message).not.toMatch(/\bat .*:\d+/);
});
