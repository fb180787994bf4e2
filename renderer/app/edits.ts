import { ProblemError } from '../../shared/errors/problem.ts';
import { putInForce } from '../../shared/semantic/definitions.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Edits } from '../state/keys.ts';
import { problemsOf } from '../state/problems.ts';
import { useStore } from '../state/store.ts';
import { noticeOf } from './notice.ts';

/** Edits of definitions that hold for the whole window, from the store, where undo reaches them, to the engine and to all that asks it. */

/** The edits under which a package is opened. */
export function editsToOpenWith(): readonly EditedFile[] {
  return useStore.getState().edits.files;
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

/** What is in force in this window. */
let settled: Edits = useStore.getState().edits;
let settling: Promise<void> | null = null;

/** Puts the store's edits in force, now and whenever they change, as by undo. @returns the way to stop */
export function watchEdits(engine: EngineClient): () => void {
  return useStore.subscribe(({ edits, opened }) => {
    if (edits !== settled && opened !== null && settling === null) void settleEdits(engine);
  });
}

/** Puts the store's edits in force in an engine that has a package open. Where that can't be, they are taken back and it is told why. */
export async function settleEdits(engine: EngineClient): Promise<void> {
  // Not at once: what it tells the store comes back here.
  settling ??= Promise.resolve()
    .then(() => settle(engine))
    .finally(() => {
      settling = null;
      useStore.getState().put({ applying: false });
    });
  return settling;
}

async function settle(engine: EngineClient): Promise<void> {
  const { put, change } = useStore.getState();
  for (let { edits } = useStore.getState(); edits !== settled; { edits } = useStore.getState()) {
    put({ applying: true });
    try {
      const definitions = await engine.apply(edits.files);
      putInForce(edits.files.length === 0 ? null : definitions);
      settled = edits;
      const { opened } = useStore.getState();
      put({
        definitions: definitions.fingerprint,
        opened: opened && { ...opened, edition: opened.edition + 1 },
      });
    } catch (cause) {
      change({ edits: settled });
      put({ notice: noticeOf(problemsOf(cause)[0]) });
    }
  }
}
