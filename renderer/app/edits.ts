import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { putInForce } from '../../shared/semantic/definitions.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Edits } from '../state/keys.ts';
import { newEdition } from '../state/package.ts';
import { problemsOf } from '../state/problems.ts';
import { useStore } from '../state/store.ts';
import { noticeOf } from './notice.ts';

/** Edits of definitions that hold for the whole window, from the store, where undo reaches them, to the engine and to all that asks it. */

/** The edits under which a package is opened; {@link settleOpened} is told of them once it is. */
export function editsToOpenWith(): Edits {
  return useStore.getState().edits;
}

/** An edit as it is kept: with the unified diff that a workspace carries and a review reads. */
export async function editsOf(files: readonly EditedFile[]): Promise<Edits> {
  const [{ patchOf }, { shippedTexts }] = await patching();
  const changed = files.filter(({ path, text }) => (shippedTexts.get(path) ?? null) !== text);
  return { files: changed, patch: patchOf(shippedTexts, changed) };
}

/** Reads an edit from a unified diff, as a workspace carries it. @param name of the file, for problems @throws ProblemError */
export async function editsFrom(name: string, patch: string): Promise<Edits> {
  const [{ readPatch }, { shippedTexts }] = await patching();
  const read = readPatch(name, patch, shippedTexts);
  if (!read.ok) throw new ProblemError(read.problems);
  return { files: read.value, patch };
}

/** The differ is large, and nobody waits for it at the start. */
function patching() {
  return Promise.all([
    import('../../shared/semantic/diff/patch.ts'),
    import('../../shared/semantic/definitions/shipped-texts.ts'),
  ]);
}

/** What puts edits in force. */
type Definer = Pick<EngineClient, 'apply'>;

/** What is in force in this window, and in the engine: a package may have been opened under other edits than the window has by then. */
let inWindow: Edits = useStore.getState().edits;
let inEngine: Edits = inWindow;
let settling: Promise<void> | null = null;
/** Edits whose package went away under them: they wait for the next one, or they would be tried without end. */
let waiting: Edits | null = null;

function isSettled(edits: Edits): boolean {
  return edits === inWindow && edits === inEngine;
}

/** Puts the store's edits in force, now and whenever they change, as by undo. @returns the way to stop */
export function watchEdits(engine: Definer): () => void {
  return useStore.subscribe(({ edits, opened }) => {
    const isToSettle = !isSettled(edits) && edits !== waiting;
    if (isToSettle && opened !== null && settling === null) void settleEdits(engine);
  });
}

/** Puts the store's edits in force in an engine that opened a package. @param under the edits with which it was opened */
export async function settleOpened(engine: Definer, under: Edits): Promise<void> {
  await settling;
  inEngine = under;
  waiting = null;
  return settleEdits(engine);
}

/** Puts the store's edits in force in an engine that has a package open. Where that can't be, they are taken back and it is told why. */
async function settleEdits(engine: Definer): Promise<void> {
  // Not at once: what it tells the store comes back here.
  settling ??= Promise.resolve()
    .then(() => settle(engine))
    .finally(() => {
      settling = null;
      useStore.getState().put({ applying: false });
    });
  return settling;
}

async function settle(engine: Definer): Promise<void> {
  const { put, change } = useStore.getState();
  for (let { edits } = useStore.getState(); !isSettled(edits); { edits } = useStore.getState()) {
    put({ applying: true });
    try {
      const definitions = await engine.apply(edits.files);
      putInForce(edits.files.length === 0 ? null : definitions);
      inEngine = edits;
      inWindow = edits;
      const { opened } = useStore.getState();
      put({
        definitions: definitions.fingerprint,
        opened: opened && { ...opened, edition: newEdition() },
      });
    } catch (cause) {
      const [problem] = problemsOf(cause);
      if (problem.code === engineMessages.cancelled.code) {
        waiting = edits;
        return;
      }
      put({ notice: noticeOf(problem) });
      // What the engine was opened under it can't be given once more: there is nothing to go back to.
      if (edits === inEngine) return;
      change({ edits: inEngine });
    }
  }
}
