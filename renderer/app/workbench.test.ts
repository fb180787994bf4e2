import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoadedPackage } from '../../shared/engine/load.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError, type Problem } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { Edits } from '../state/keys.ts';
import { useStore } from '../state/store.ts';
import { watchEdits } from './edits.ts';
import { makeWorkbench, type WindowEngine } from './workbench.ts';

const never = (): never => {
  throw new Error('not asked for here');
};

/** The edits that the engine holds, and an opening under way, which ends when it is told to. */
let held: readonly EditedFile[] = [];
let loading: (() => void)[] = [];
/** Why the engine refuses the next edits; null where it takes them. */
let refused: Problem | null = null;

const definitions = loadDefinitions();

const engine: WindowEngine = {
  rows: never,
  places: never,
  readyForEdit: never,
  diff: never,
  study: never,
  whatIf: never,
  brief: never,
  memory: () => Promise.resolve(null),
  open: async ({ label }, options) => {
    await new Promise<void>((resolve) => loading.push(resolve));
    held = options?.edits ?? [];
    return loadedAs(label);
  },
  apply: (edits) => {
    if (refused !== null) return Promise.reject(new ProblemError([refused]));
    held = edits;
    if (!definitions.ok) throw new Error('The shipped definitions are at fault.');
    return Promise.resolve(definitions.value);
  },
};

function loadedAs(label: string): LoadedPackage {
  return {
    label,
    isGathered: false,
    isPrepared: false,
    manifest: {
      name: label,
      title: null,
      schemaVersion: 1,
      exportedOn: '2026-10-05',
      asOf: '2026-10-05',
      defaultGuide: null,
      viewing: null,
      engagement: null,
      absentTables: [],
    },
    fingerprint: label,
    tables: [],
    absentTables: [],
    subtitleFiles: [],
    problems: [],
  };
}

function folder(label: string): PackageFiles {
  return { label, list: () => Promise.resolve([]), open: () => Promise.resolve(null) };
}

const before = useStore.getState();
let stop = (): void => undefined;
const workbench = makeWorkbench(engine, '0.0.0');

beforeEach(() => {
  held = [];
  loading = [];
  refused = null;
  stop = watchEdits(engine);
});

afterEach(() => {
  useStore.setState(before);
  stop();
});

/** Opens a package, all at once. */
async function open(label: string, how = {}): Promise<void> {
  const opening = workbench.open(folder(label), () => Promise.resolve(), how);
  loading.shift()?.();
  await opening;
}

const edition = (): number => useStore.getState().opened?.edition ?? never();
const editOf = (path: string): Edits => ({ files: [{ path, text: 'x' }], patch: path });

test('no package has the edition of another, also where the former was closed first', async () => {
  const seen: number[] = [];
  for (const [label, closeFirst] of [
    ['first', false],
    ['second', true],
    ['third', false],
    ['fourth', true],
  ] as const) {
    await open(label, { closeFirst });
    seen.push(edition());
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('an edit made while a package loads is in force once it is open', async () => {
  await open('first');
  const opening = workbench.open(folder('second'), () => Promise.resolve());
  const { change } = useStore.getState();
  change({ edits: editOf('a') });
  await new Promise((resolve) => setImmediate(resolve));
  expect(held).toEqual(editOf('a').files);
  loading.shift()?.();
  await opening;
  expect(held).toEqual(editOf('a').files);
});

test('edits changed and changed back while no package is open are in force in the next', async () => {
  await open('first');
  const edited = editOf('b');
  useStore.getState().change({ edits: edited });
  await new Promise((resolve) => setImmediate(resolve));
  useStore.getState().change({ edits: before.edits });
  await new Promise((resolve) => setImmediate(resolve));
  expect(held).toEqual([]);
  useStore.getState().put({ opened: null });
  useStore.getState().change({ edits: edited });
  const opening = workbench.open(folder('second'), () => Promise.resolve());
  useStore.getState().change({ edits: before.edits });
  loading.shift()?.();
  await opening;
  expect(held).toEqual(before.edits.files);
});

test('an edit that the engine refuses is taken back, and it is told why', async () => {
  await open('first');
  refused = engineMessages.queryFailed({ reason: 'no' });
  useStore.getState().change({ edits: editOf('c') });
  await new Promise((resolve) => setImmediate(resolve));
  expect(useStore.getState().edits).toBe(before.edits);
  expect(useStore.getState().notice).not.toBeNull();
});

test('an edit whose package goes away under it is kept for the next one', async () => {
  await open('first');
  refused = engineMessages.cancelled();
  useStore.getState().change({ edits: editOf('d') });
  await new Promise((resolve) => setImmediate(resolve));
  expect(useStore.getState().edits).toEqual(editOf('d'));
  refused = null;
  await open('second');
  expect(held).toEqual(editOf('d').files);
});

test('how a package was to be opened is kept while it is asked whether to close the open one', async () => {
  const full: WindowEngine = {
    ...engine,
    open: () => Promise.reject(new ProblemError([engineMessages.noRoomForBoth({ label: 'second' })])),
  };
  const how = { keepScreen: true, pattern: '{title}_{language}' };
  await makeWorkbench(full, '0.0.0').open(folder('second'), () => Promise.resolve(), how);
  expect(useStore.getState().opening).toMatchObject({ kind: 'asking', label: 'second', how });
});
