import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { Answer } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { invokeChannel } from '../host/channels.ts';
import { isOwn } from './origin.ts';

/**
 * Answers what the app's own windows ask over the one channel, and nothing that comes from elsewhere.
 * @param isOurs whether the web contents with this id are of a window that we opened
 */
export function handleInvoke(
  invoke: (method: string, input: unknown) => Promise<Answer<unknown>>,
  isOurs: (contentsId: number) => boolean,
): void {
  ipcMain.handle(invokeChannel, (event, method: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isTrusted(event, isOurs) || typeof method !== 'string') {
      const { code, message, fix } = hostMessages.unknownMethod({ method: String(method) });
      return Promise.resolve({ ok: false, code, message, fix });
    }
    return invoke(method, input);
  });
}

/** The sender must be the top frame of our own window, showing our own page. The frame is null once it has navigated away. */
function isTrusted(event: IpcMainInvokeEvent, isOurs: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwn(frame.url) && isOurs(event.sender.id);
}
