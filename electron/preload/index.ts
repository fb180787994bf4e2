import { contextBridge, ipcRenderer } from 'electron';
import type { RawBridge } from '../../shared/bridge/contract.ts';
import { eventChannel, invokeChannel } from '../host/channels.ts';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
/** Events that came before anyone listened for them: a file that the system asked to open may well be one. */
const early = new Map<string, unknown[]>();

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  const known = listeners.get(name);
  if (known === undefined || known.size === 0) early.set(name, [...(early.get(name) ?? []), payload]);
  else for (const listener of known) listener(payload);
});

const bridge: RawBridge = {
  invoke: (method, input): Promise<unknown> => ipcRenderer.invoke(invokeChannel, method, input),
  on: (event, listener) => {
    const known = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, known.add(listener));
    for (const payload of early.get(event) ?? []) listener(payload);
    early.delete(event);
    return () => {
      known.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('subtextHost', bridge);
