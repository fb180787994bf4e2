import type { Reader } from '../../shared/engine/derived-tables.ts';
import { everyNth } from '../../shared/engine/every-nth.ts';
import { isEngineGone } from '../../shared/engine/engine-problem.ts';
import { openPackage, type LoadedPackage, type OpenPackage } from '../../shared/engine/load.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { KeptStudy } from '../../shared/stats/study/kept.ts';
import { SameMomentSlopes } from '../../shared/stats/study/same-moment-slopes.ts';
import { openBrowserEngine } from './open-engine.ts';
import { preparedDemo } from './prepared-demo.ts';
import type { Call, EngineCalls, FromWorker, ToWorker } from './protocol.ts';
import { RememberingReader } from './remembering.ts';

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

/** Asked for at once too: it is small, and says of any package whether that is the one. */
const prepared = preparedDemo();

/** After so long without a call, nobody is likely to be waiting, in ms: a screen asks all that it shows at once. */
const quietMs = 300;

class Host {
  readonly #port: MessagePort;
  readonly #running = new Map<number, AbortController>();
  readonly #wanted = new Map<number, (file: Blob | null) => void>();
  #files = 0;
  #calls = 0;
  #open: OpenPackage | null = null;
  #remembered: Reader | null = null;
  #kept = new KeptStudy();
  #sameMoment: SameMomentSlopes | null = null;
  #isRehearsed = false;

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
    this.#calls += 1;
    try {
      this.#say({ kind: 'done', id, value: await this.#run(id, call, abort.signal) });
    } catch (error) {
      this.#say({ kind: 'failed', id, problems: problemsOf(error), engineGone: isEngineGone(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #run(id: number, call: Call, signal: AbortSignal): Promise<EngineCalls[Call['name']]['output']> {
    switch (call.name) {
      case 'open':
        return this.#load(call.input, signal);
      case 'rows':
        return this.#opened().tables.query(call.input.sql, { signal });
      case 'places': {
        const { sql, every } = call.input;
        return everyNth(await this.#opened().tables.query(sql, { signal }), every);
      }
      case 'memory':
        return engine.memory();
      case 'readyForEdit':
        return this.#readyForEdit(call.input.model, signal);
      case 'diff':
        return (await import('./lab.ts')).diffEdits(this.#opened(), call.input.edits, {
          signal,
          loaded: this.#remembering(),
          onProgress: (progress) => this.#say({ kind: 'diffProgress', id, progress }),
        });
      case 'apply':
        return this.#apply(call.input.edits);
      case 'study':
        return (await import('./study.ts')).studyPackage(this.#opened().tables, call.input.question, {
          kept: this.#kept,
          signal,
          onProgress: (soFar) => this.#say({ kind: 'studyProgress', id, soFar }),
        });
      case 'whatIf':
        return (await import('./what-if.ts')).askLimits(this.#remembering(), call.input.questions, {
          sameMoment: this.#moments(),
          signal,
          onProgress: (soFar) => this.#say({ kind: 'limitProgress', id, soFar }),
        });
      case 'brief':
        return (await import('./brief.ts')).briefOfPackage(this.#opened(), call.input, {
          kept: this.#kept,
          sameMoment: this.#moments(),
          signal,
          onProgress: (progress) => this.#say({ kind: 'briefProgress', id, progress }),
        });
    }
  }

  /** What was computed under the definitions before is not remembered. */
  async #apply(edits: EngineCalls['apply']['input']['edits']): Promise<Definitions> {
    const { applyEdits } = await import('./lab.ts');
    try {
      return await applyEdits(this.#opened(), edits);
    } finally {
      this.#remembered = null;
      this.#kept = new KeptStudy();
      this.#sameMoment = null;
    }
  }

  /** What is kept of these is small, and what they are made of is not, which is why they don't read what is remembered. */
  #moments(): SameMomentSlopes {
    this.#sameMoment ??= new SameMomentSlopes(this.#opened().tables);
    return this.#sameMoment;
  }

  #remembering(): Reader {
    this.#remembered ??= new RememberingReader(this.#opened().tables);
    return this.#remembered;
  }

  #opened(): OpenPackage {
    if (this.#open === null) throw new ProblemError([engineMessages.nothingOpen()]);
    return this.#open;
  }

  async #load(input: EngineCalls['open']['input'], signal: AbortSignal): Promise<LoadedPackage> {
    if (input.edits.length > 0) (await import('./lab.ts')).putEditsInForce(input.edits);
    this.#open = await openPackage(engine, this.#packageFiles(input), {
      signal,
      models: input.models,
      prepared: await prepared,
      naming: { pattern: input.pattern },
      onProgress: (progress) => this.#say({ kind: 'progress', progress }),
    });
    void this.#makeRest(this.#open);
    return this.#open.loaded;
  }

  /** Makes ready what no screen has asked for yet, a table at a time, while nothing else is asked. */
  async #makeRest({ tables }: OpenPackage): Promise<void> {
    await this.#whenQuiet(tables.unmade.map((name) => () => tables.make([name])));
    // The first edit of a rule would wait for the lab's code.
    await import('./lab.ts').catch(() => undefined);
  }

  async #readyForEdit(model: string, signal: AbortSignal): Promise<null> {
    const lab = await import('./lab.ts');
    const open = this.#opened();
    await lab.readyForEditOf(this.#remembering(), model, { signal });
    // Tables that were prepared were not derived here.
    if (open.loaded.isPrepared && !this.#isRehearsed) void this.#whenQuiet(lab.rehearsalsOf(open));
    this.#isRehearsed = true;
    return null;
  }

  /** Takes steps one after the other, each while nothing else is asked. A fault is told to whom it concerns. */
  async #whenQuiet(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
    let calls = -1;
    for (const step of steps) {
      if (calls !== this.#calls || this.#running.size > 0) await this.#quiet();
      calls = this.#calls;
      await step().catch(() => undefined);
    }
  }

  /** Resolves once no call has been running for a while. */
  async #quiet(): Promise<void> {
    do {
      const calls = this.#calls;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      if (calls === this.#calls && this.#running.size === 0) return;
    } while (this.#open !== null);
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
