import { isEngineGone } from '../../shared/engine/engine-problem.ts';
import { loadPackage, type LoadedPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { openBrowserEngine } from './open-engine.ts';
import type { Call, EngineCalls, FromWorker, ToWorker } from './protocol.ts';

/**
 * The engine's worker: one package, from its opening to its end. It decodes, counts and compiles, so that the window's
 * own thread stays free; DuckDB runs in a worker of its own below it.
 */

/** The window's first message hands over the port on which all others come. */
addEventListener('message', (event: MessageEvent) => {
  const port = event.ports[0];
  if (port !== undefined) serve(port);
});

function serve(port: MessagePort): void {
  const host = new Host(port);
  port.onmessage = (event: MessageEvent<ToWorker>) => host.receive(event.data);
}

/** Started with the worker, which may stand ready long before it is given a package. */
const engine = openBrowserEngine();
// A fault is told to the first who asks.
engine.catch(() => undefined);

class Host {
  readonly #port: MessagePort;
  readonly #running = new Map<number, AbortController>();
  readonly #wanted = new Map<number, (file: Blob | null) => void>();
  #files = 0;
  #loaded: LoadedPackage | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'call':
        void this.#answer(message.id, message.call);
        return;
      case 'cancel':
        this.#running.get(message.id)?.abort();
        return;
      case 'file':
        this.#wanted.get(message.id)?.(message.file);
        this.#wanted.delete(message.id);
        return;
    }
  }

  async #answer(id: number, call: Call): Promise<void> {
    const abort = new AbortController();
    this.#running.set(id, abort);
    try {
      this.#say({ kind: 'done', id, value: await this.#run(id, call, abort.signal) });
    } catch (error) {
      this.#say({ kind: 'failed', id, problems: problemsOf(error), engineGone: isEngineGone(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #run(id: number, call: Call, signal: AbortSignal): Promise<EngineCalls[Call['name']]['output']> {
    const opened = await engine;
    switch (call.name) {
      case 'open':
        return this.#open(opened, call.input, signal);
      case 'rows':
        return opened.query(call.input.sql, { signal });
      case 'memory':
        return opened.memory();
      case 'check':
        return (await import('./lab.ts')).problemsIn(call.input.edits);
      case 'diff':
        return (await import('./lab.ts')).diffEdits(opened, this.#opened(), call.input.edits, {
          signal,
          onProgress: (progress) => this.#say({ kind: 'diffProgress', id, progress }),
        });
      case 'apply':
        return (await import('./lab.ts')).applyEdits(opened, this.#opened(), call.input.edits);
    }
  }

  #opened(): LoadedPackage {
    if (this.#loaded === null) throw new ProblemError([engineMessages.nothingOpen()]);
    return this.#loaded;
  }

  async #open(
    engine: Engine,
    input: EngineCalls['open']['input'],
    signal: AbortSignal,
  ): Promise<LoadedPackage> {
    if (input.edits.length > 0) (await import('./lab.ts')).putEditsInForce(input.edits);
    const loaded = await loadPackage(engine, this.#packageFiles(input), {
      signal,
      onProgress: (progress) => this.#say({ kind: 'progress', progress }),
    });
    this.#loaded = loaded;
    return loaded;
  }

  /** The package's files: the window holds them and hands over each when it is asked for. */
  #packageFiles({ label, files }: EngineCalls['open']['input']): PackageFiles {
    return {
      label,
      list: () => Promise.resolve(files),
      open: (path) =>
        new Promise((resolve) => {
          this.#files += 1;
          this.#wanted.set(this.#files, resolve);
          this.#say({ kind: 'wantFile', id: this.#files, path });
        }),
    };
  }

  #say(message: FromWorker): void {
    this.#port.postMessage(message);
  }
}

function problemsOf(error: unknown): ProblemError['problems'] {
  if (error instanceof ProblemError) return error.problems;
  return [engineMessages.queryFailed({ reason: error instanceof Error ? error.message : String(error) })];
}
