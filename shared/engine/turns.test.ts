import { describe, expect, it } from 'vitest';
import { ProblemError } from '../errors/problem.ts';
import { Turns, type Company } from './turns.ts';

/** Pieces of work by name that end when they are told to, and the names of those that run. */
function workshop(atOnce: number) {
  const turns = new Turns(atOnce);
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  const settled = new Map<string, Promise<unknown>>();
  return {
    running,
    ask: (name: string, company: Company, signal?: AbortSignal): Promise<unknown> => {
      const work = async (): Promise<void> => {
        running.add(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        running.delete(name);
      };
      const done = turns.take(company, work, signal);
      settled.set(name, done);
      return done;
    },
    end: async (name: string): Promise<void> => {
      ends.get(name)?.();
      await settled.get(name);
      await turned();
    },
  };
}

/** All that can go on without anything new has gone on. */
const turned = () => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  it('lets so many run at the same time, the others in order', async () => {
    const { ask, end, running } = workshop(2);
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, 'shared');
    await turned();
    expect([...running]).toEqual(['a', 'b']);
    await end('b');
    expect([...running]).toEqual(['a', 'c']);
    await end('a');
    expect([...running]).toEqual(['c', 'd']);
  });

  it('lets what runs alone wait for all, and all wait for it, in the order of asking', async () => {
    const { ask, end, running } = workshop(2);
    void ask('read', 'shared');
    void ask('write', 'alone');
    void ask('later', 'shared');
    await turned();
    expect([...running]).toEqual(['read']);
    await end('read');
    expect([...running]).toEqual(['write']);
    await end('write');
    expect([...running]).toEqual(['later']);
  });

  it('lets what runs aside pass those that wait, but not what runs alone', async () => {
    const { ask, end, running } = workshop(1);
    void ask('read', 'shared');
    void ask('write', 'alone');
    void ask('meter', 'aside');
    await turned();
    expect([...running]).toEqual(['read', 'meter']);
    await end('read');
    expect([...running]).toEqual(['meter']);
    await end('meter');
    expect([...running]).toEqual(['write']);
    void ask('second meter', 'aside');
    await turned();
    expect([...running]).toEqual(['write']);
    await end('write');
    expect([...running]).toEqual(['second meter']);
  });

  it('never starts what was aborted while it waited, and goes on with the next', async () => {
    const { ask, end, running } = workshop(1);
    const abort = new AbortController();
    void ask('first', 'shared');
    const given = ask('given up', 'alone', abort.signal).then(
      () => 'ran',
      (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : String(error)),
    );
    void ask('next', 'shared');
    abort.abort();
    await turned();
    await end('first');
    expect(await given).toBe('engine.cancelled');
    await turned();
    expect([...running]).toEqual(['next']);
  });

  it('goes on after work that failed', async () => {
    const turns = new Turns(1);
    const failed = turns.take('alone', () => Promise.reject(new Error('it broke')));
    const next = turns.take('alone', () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('it broke');
    expect(await next).toBe('done');
  });
});
