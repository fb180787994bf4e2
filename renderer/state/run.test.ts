import { beforeEach, describe, expect, test } from 'vitest';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { Runner, type Work } from './run.ts';
import type { Workbench } from './workbench.ts';

type Words = readonly string[];

interface Begun {
  readonly question: string;
  readonly signal: AbortSignal;
  readonly before: Words;
  readonly tell: (progress: number, changed: Words) => void;
  readonly end: (found: Words) => void;
  readonly fail: (cause: Error) => void;
}

const never = (): never => {
  throw new Error('not asked for here');
};
const workbench: Workbench = {
  ask: never,
  rows: never,
  places: never,
  open: never,
  readyForEdit: never,
  diff: never,
  study: never,
  whatIf: never,

  brief: never,
  cancelOpening: never,
};

describe('a run', () => {
  let begun: Begun[] = [];
  let runner: Runner<string, number, string>;
  const last = (): Begun => begun.at(-1) ?? never();
  /** Lets what was settled be told. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    begun = [];
    const work: Work<string, number, string> = {
      run: (_, question, { signal, before, tell }) =>
        new Promise((end, fail) => begun.push({ question, signal, before, tell, end, fail })),
      merge: (found, changed, isFirst) => [...(isFirst ? [] : found), ...changed],
    };
    runner = new Runner(work);
  });

  test('tells what is found as it comes, and asks the same question once', async () => {
    runner.ask(workbench, '1', 'a');
    runner.ask(workbench, '1', 'a');
    expect(begun).toHaveLength(1);
    last().tell(0.5, ['x']);
    expect(runner.current()).toMatchObject({ status: 'running', progress: 0.5, found: ['x'], stale: false });
    last().end(['y']);
    await settled();
    expect(runner.current()).toMatchObject({
      status: 'done',
      progress: null,
      found: ['x', 'y'],
      problem: null,
    });
  });

  test('of a question that is not asked yet is running, never what another question was answered', async () => {
    runner.ask(workbench, '1', 'a');
    last().end(['x']);
    await settled();
    expect(runner.of('1', 'a')).toMatchObject({ status: 'done', found: ['x'], stale: false });
    expect(runner.of('1', 'b')).toMatchObject({ status: 'running', found: ['x'], stale: true, ms: null });
    expect(runner.of('2', 'a')).toMatchObject({ status: 'running', found: [], stale: false });
    expect(begun).toHaveLength(1);
    runner.ask(workbench, '1', 'b');
    expect(runner.of('1', 'b')).toEqual(runner.current());
  });

  test('keeps what the run before found until it finds something, of the same package alone', async () => {
    runner.ask(workbench, '1', 'a');
    last().end(['x']);
    await settled();
    runner.ask(workbench, '1', 'b');
    expect(last().before).toEqual(['x']);
    expect(runner.current()).toMatchObject({ found: ['x'], stale: true });
    last().tell(0.5, ['y']);
    expect(runner.current()).toMatchObject({ found: ['y'], stale: false });
    runner.ask(workbench, '2', 'b');
    expect(last().before).toEqual([]);
    expect(runner.current()).toMatchObject({ found: [], stale: false });
  });

  test('is ended by another question, and no longer heard', async () => {
    runner.ask(workbench, '1', 'a');
    const first = last();
    runner.ask(workbench, '1', 'b');
    expect(first.signal.aborted).toBe(true);
    first.tell(0.9, ['late']);
    first.end(['late']);
    await settled();
    expect(runner.current()).toMatchObject({ status: 'running', progress: null, found: [] });
  });

  test('is cancelled with what it found, and goes on when it is asked to', async () => {
    runner.ask(workbench, '1', 'a');
    last().tell(0.5, ['x']);
    runner.cancel();
    expect(last().signal.aborted).toBe(true);
    last().fail(new ProblemError([engineMessages.cancelled()]));
    await settled();
    expect(runner.current()).toMatchObject({ status: 'cancelled', progress: null, found: ['x'] });
    runner.again(workbench, 'a');
    expect(begun).toHaveLength(2);
    expect(last().before).toEqual(['x']);
  });

  test('says why it failed', async () => {
    runner.ask(workbench, '1', 'a');
    last().fail(new ProblemError([engineMessages.crashed({ reason: 'no room' })]));
    await settled();
    const { status, problem } = runner.current();
    expect([status, problem?.code]).toEqual(['failed', engineMessages.crashed.code]);
  });
});
