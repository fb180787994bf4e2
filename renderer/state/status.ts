import type { MemoryUse } from '../../shared/engine/port.ts';

/** What the status bar shows. */
export interface StatusState {
  /** Requests that tried to leave the machine since the start: refused by the host, blocked by the policy, or seen off-origin. */
  readonly requests: number;
  readonly memory: MemoryUse | null;
  /** Milliseconds of the last query, from asking to having its rows. */
  readonly lastQueryMs: number | null;
}

/** The status of a window that has asked nothing yet. */
export const initialStatus: StatusState = { requests: 0, memory: null, lastQueryMs: null };
