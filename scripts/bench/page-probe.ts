/**
 * What the bench puts into the window before the app starts. It is sent as text, so that it can use nothing from outside of itself.
 * It only watches: marks of what appeared and when, long tasks of the window's own thread, and frames after a pointer moved.
 */

/** What the window tells of itself, in milliseconds since its navigation began. */
export interface ProbeReport {
  /** When the name of the open package was first on the screen; null before that. */
  readonly packageAt: number | null;
  /** When the first chart was painted. */
  readonly chartAt: number | null;
  /** Tasks of the window's own thread that took longer than 50 ms: when they began, and their length. */
  readonly longTasks: readonly { readonly at: number; readonly ms: number }[];
}

/** What came after a pointer event, in milliseconds since the event. */
export interface Redraw {
  /** The first frame painted after a change of the document. */
  readonly firstMs: number;
  /** The last frame painted after a change, when nothing changed any more and nothing was awaited. */
  readonly lastMs: number;
}

declare global {
  interface Window {
    benchProbe: {
      report(): ProbeReport;
      /** Whether the screen shows something old or empty until an answer comes. */
      awaits(): boolean;
      /** Watches what the next pointer event of that type changes in `main` and the inspector, until nothing changes for so long. */
      watchRedraw(type: 'pointermove' | 'pointerup', quietMs: number, mostMs: number): void;
      /** What came of it. Rejects when the window does not come to rest in `mostMs`. */
      redrawn(): Promise<Redraw>;
    };
  }
}

/** Installs the probe; runs in the window. */
export function installProbe(): void {
  let packageAt: number | null = null;
  let chartAt: number | null = null;
  const longTasks: { at: number; ms: number }[] = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push({ at: entry.startTime, ms: entry.duration });
  }).observe({ type: 'longtask', buffered: true });

  /** Calls back after the coming frame was painted, with the time. */
  const afterPaint = (done: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done(performance.now());
      };
      port2.postMessage(null);
    });
  };

  const awaits = (): boolean =>
    document.querySelector('main .stale, main [aria-busy="true"], main .skeleton, #inspector .skeleton') !==
    null;

  const look = (): void => {
    if (packageAt === null && document.querySelector('.package-name') !== null) {
      packageAt = performance.now();
    }
    if (document.querySelector('.chart svg, .chart canvas') === null) return;
    watcher.disconnect();
    afterPaint((at) => (chartAt = at));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });

  let watched: Promise<Redraw> | null = null;
  const watchRedraw = (type: 'pointermove' | 'pointerup', quietMs: number, mostMs: number): void => {
    watched = new Promise((resolve, reject) => {
      let began = 0;
      let first = 0;
      let last = 0;
      let asked = false;
      const changed = new MutationObserver(() => {
        if (began === 0 || asked) return;
        asked = true;
        afterPaint((at) => {
          asked = false;
          if (first === 0) first = at;
          last = at;
        });
      });
      for (const part of document.querySelectorAll('main, #inspector'))
        changed.observe(part, { attributes: true, childList: true, characterData: true, subtree: true });
      const until = performance.now() + mostMs;
      const settle = setInterval(() => {
        const now = performance.now();
        const quiet = last > 0 && now - last >= quietMs && !awaits();
        if (!quiet && now < until) return;
        clearInterval(settle);
        changed.disconnect();
        if (quiet) resolve({ firstMs: first - began, lastMs: last - began });
        else reject(new Error(`After ${type} the window did not come to rest in ${mostMs} ms.`));
      }, 20);
      window.addEventListener(type, (event) => (began = event.timeStamp), { capture: true, once: true });
    });
  };

  window.benchProbe = {
    report: () => ({ packageAt, chartAt, longTasks }),
    awaits,
    watchRedraw,
    redrawn: () => watched ?? Promise.reject(new Error('Nothing is watched.')),
  };
}
