import { engineMessages } from '../../shared/errors/engine.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Notice } from '../state/keys.ts';
import { useStore } from '../state/store.ts';
import { noticeOf } from './notice.ts';

/**
 * Says when the engine stopped, takes that back when it answers again, and closes the package in the window when it
 * could not be loaded again.
 * @returns the way to stop watching.
 */
export function watchRestarts(engine: EngineClient): () => void {
  let said: Notice | null = null;
  return engine.subscribe((state) => {
    const { notice, opened, put } = useStore.getState();
    if (state === 'restarting') {
      said ??= noticeOf(engineMessages.restarting());
      put({ notice: said });
      return;
    }
    if (said === null) return;
    if (notice === said) put({ notice: null });
    said = null;
    if (state !== 'idle' || opened === null) return;
    const { label } = opened.loaded;
    put({ opened: null, notice: noticeOf(engineMessages.notRestarted({ label })) });
  });
}
