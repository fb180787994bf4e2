import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Input } from '../../shared/bridge/contract.ts';

/** How long the demo may take to open and answer before the run counts as failed. */
const patienceMs = 120_000;

/** One run of `--self-test`: waits for the hidden window's report, prints the verdict as JSON, ends the app. */
export class SelfTest {
  readonly #refused: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #started = Date.now();

  /** @param refused how many requests were refused because they would have left the machine */
  constructor(refused: () => number) {
    this.#refused = refused;
    this.#timer = setTimeout(() => {
      this.#end(false, { failed: `The window did not report within ${patienceMs / 1000} s.` });
    }, patienceMs);
  }

  /** Takes a crash of the window as the verdict. */
  watch(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#end(false, { failed: `The window stopped working (${reason}).` });
    });
    window.webContents.on('preload-error', (_event, _file, error) => {
      this.#end(false, { failed: `The preload script failed: ${error.message}` });
    });
    window.webContents.on('did-fail-load', (_event, _code, description) => {
      this.#end(false, { failed: `The page did not load: ${description}` });
    });
  }

  /** Takes the window's report. A request that tried to leave the machine fails the run, whatever the report says. */
  done({ ok, detail }: Input<'selfTestDone'>): void {
    this.#end(ok && this.#refused() === 0, detail);
  }

  #end(ok: boolean, detail: Readonly<Record<string, unknown>>): void {
    clearTimeout(this.#timer);
    const { electron, chrome, node } = process.versions;
    const verdict = {
      ok,
      host: 'electron',
      app: app.getVersion(),
      versions: { electron, chrome, node },
      platform: process.platform,
      ms: Date.now() - this.#started,
      refusedRequests: this.#refused(),
      detail,
    };
    process.stdout.write(`${JSON.stringify(verdict)}\n`, () => {
      app.exit(ok ? 0 : 1);
    });
  }
}
