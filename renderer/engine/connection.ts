import type { BriefProgress } from '../../shared/brief/assemble.ts';
import type { DiffProgress } from '../../shared/engine/diff-definitions.ts';
import type { LoadedPackage, LoadProgress } from '../../shared/engine/load.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { StudySoFar } from '../../shared/stats/study/shown.ts';
import type { CallName, CallOf, EngineCalls, FromWorker, LimitSoFar, ToWorker } from './protocol.ts';

interface Waiting {
  readonly resolve: (value: EngineCalls[CallName]['output']) => void;
  readonly reject: (error: ProblemError) => void;
  readonly listeners: CallListeners;
}

/** Who is told how far a call is, by what is called. */
export interface CallListeners {
  readonly onDiff?: (progress: DiffProgress) => void;
  readonly onStudy?: (soFar: StudySoFar) => void;
  readonly onLimit?: (soFar: LimitSoFar) => void;
  readonly onBrief?: (progress: BriefProgress) => void;
}

/** The window's end of one engine worker: calls with ids, cancelling, and what to do when the worker is gone. */
export class Connection {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #files: PackageFiles | null = null;
  #next = 1;
  #closed = false;
  /** Told how far the opening is. */
  onProgress: ((progress: LoadProgress) => void) | null = null;
  /** Told once, when the worker died or its engine can't go on; calls under way are rejected before. */
  onGone: (() => void) | null = null;

  /** Starts the worker, and in it the engine. */
  constructor() {
    this.#worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    });
    this.#worker.addEventListener('error', (event) => {
      this.#fail(event.message === '' ? 'its worker could not run' : event.message);
    });
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#port.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    this.#worker.postMessage(null, [port2]);
  }

  /** Whether the worker is gone. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Loads a package under edited definitions, which the worker is given once, with the models that are asked for at once. @throws ProblemError all that was found when it is refused */
  async open(
    files: PackageFiles,
    { edits, models, pattern }: Pick<EngineCalls['open']['input'], 'edits' | 'models' | 'pattern'>,
  ): Promise<LoadedPackage> {
    this.#files = files;
    const input = { label: files.label, files: await files.list(), edits, models, pattern };
    return this.call({ name: 'open', input });
  }

  /** Makes a call. Aborting the signal cancels it in the engine; the promise is then rejected with `engine.cancelled`. */
  async call<N extends CallName>(
    call: CallOf<N>,
    signal?: AbortSignal,
    listeners: CallListeners = {},
  ): Promise<EngineCalls[N]['output']> {
    if (this.#closed) throw new ProblemError([engineMessages.cancelled()]);
    const id = this.#next;
    this.#next += 1;
    const cancel = (): void => this.#say({ kind: 'cancel', id });
    const answer = new Promise<EngineCalls[N]['output']>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value), reject, listeners });
    });
    this.#say({ kind: 'call', id, call });
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the worker and all that it holds; calls under way are rejected as cancelled. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#worker.terminate();
    this.#port.close();
    this.#rejectAll(new ProblemError([engineMessages.cancelled()]));
  }

  #fail(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#worker.terminate();
    this.#rejectAll(new ProblemError([engineMessages.crashed({ reason })]));
    this.onGone?.();
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'done':
        this.#settle(message.id)?.resolve(message.value);
        return;
      case 'failed':
        this.#settle(message.id)?.reject(new ProblemError(message.problems));
        if (message.engineGone) this.#fail(message.problems[0]?.message ?? 'it stopped');
        return;
      case 'progress':
        this.onProgress?.(message.progress);
        return;
      case 'diffProgress':
        this.#waiting.get(message.id)?.listeners.onDiff?.(message.progress);
        return;
      case 'studyProgress':
        this.#waiting.get(message.id)?.listeners.onStudy?.(message.soFar);
        return;
      case 'limitProgress':
        this.#waiting.get(message.id)?.listeners.onLimit?.(message.soFar);
        return;
      case 'briefProgress':
        this.#waiting.get(message.id)?.listeners.onBrief?.(message.progress);
        return;
      case 'wantFile':
        void this.#sendFile(message.id, message.path);
        return;
    }
  }

  async #sendFile(id: number, path: string): Promise<void> {
    const file = (await this.#files?.open(path).catch(() => null)) ?? null;
    this.#say({ kind: 'file', id, file });
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #rejectAll(error: ProblemError): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(error);
  }

  #say(message: ToWorker): void {
    this.#port.postMessage(message);
  }
}
