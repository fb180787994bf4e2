import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { measureScroll, type ScrollFigures } from './scroll.ts';
import { installProbe, type ProbeReport, type Redraw } from './page-probe.ts';

/** How a package behaved in the window: the browser host in a headless Chromium with an empty profile. */
export interface WindowFigures {
  /** Milliseconds from the start of the navigation until the package was open. */
  readonly openMs: number;
  /** Milliseconds from the start of the navigation until the first chart of the Reading speed screen was painted. */
  readonly firstChartMs: number;
  /** Tasks of the window's own thread that were longer than 50 ms, in milliseconds: until the chart, and while brushing. */
  readonly longTasksMs: { readonly untilChart: readonly number[]; readonly whileBrushing: readonly number[] };
  /** Most memory of the process that holds the window and its workers, in bytes; null where the system doesn't say. */
  readonly peakBytes: number | null;
  /** Milliseconds from a pointer move over the histogram until the redrawn panels were painted, one for each move. */
  readonly brushMovesMs: readonly number[];
  /** Milliseconds from the release of the pointer until a frame showed it, and until every figure and line was there. */
  readonly release: Redraw;
  /** How the list of all its lines scrolls. */
  readonly scroll: ScrollFigures;
  /** Version of the Chromium. */
  readonly browser: string;
}

/**
 * Opens a package in the window, waits for its first chart and brushes the histogram.
 * @param root absolute path of the repository, with the browser host and the window built
 * @throws Error when a part does not come within ten minutes
 */
export async function measureWindow(
  root: string,
  folder: string,
  executable: string,
): Promise<WindowFigures> {
  const host = await serve(root, folder);
  const browser = await chromium.launch({ executablePath: executable, args: launchArguments });
  try {
    const page = await (await browser.newContext({ viewport })).newPage();
    const opened = await openChart(page, host.link);
    const { moves, release } = await brush(page);
    const { longTasks } = await page.evaluate(() => window.benchProbe.report());
    const chartAt = opened.chartAt ?? Infinity;
    const scroll = await measureScroll(page);
    return {
      openMs: opened.packageAt ?? Infinity,
      firstChartMs: chartAt,
      longTasksMs: {
        untilChart: longTasks.filter(({ at }) => at < chartAt).map(({ ms }) => ms),
        whileBrushing: longTasks.filter(({ at }) => at >= chartAt).map(({ ms }) => ms),
      },
      peakBytes: await peakBytesOf(browser),
      brushMovesMs: moves.map(({ lastMs }) => lastMs),
      release,
      scroll,
      browser: browser.version(),
    };
  } finally {
    await browser.close();
    host.stop();
  }
}

/**
 * Milliseconds from the start of the navigation until the first chart was painted, in a Chromium that has opened Subtext before and has
 * kept its compiled code: as at every start but the first.
 */
export async function firstChartAgain(root: string, folder: string, executable: string): Promise<number> {
  const host = await serve(root, folder);
  const profile = mkdtempSync(path.join(tmpdir(), 'subtext-bench-'));
  try {
    await inProfile(profile, executable, async (page) => {
      await openChart(page, host.link);
      // Chromium keeps compiled code some seconds after the last of it was made.
      await page.waitForTimeout(10_000);
    });
    return await inProfile(profile, executable, async (page) => {
      const { chartAt } = await openChart(page, host.link);
      return chartAt ?? Infinity;
    });
  } finally {
    host.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

const viewport = { width: 1440, height: 900 };
const launchArguments = ['--no-sandbox'];

async function inProfile<T>(
  profile: string,
  executable: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: launchArguments,
    viewport,
  });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens the package in a fresh page at the Reading speed screen and waits for its first chart. */
async function openChart(page: Page, link: string): Promise<ProbeReport> {
  page.setDefaultTimeout(600_000);
  await page.addInitScript(installProbe);
  await page.goto(`${link}#/reading-speed`);
  await page.waitForFunction(() => window.benchProbe.report().chartAt !== null);
  return page.evaluate(() => window.benchProbe.report());
}

/** Bins that the pointer moves over, one by one. */
const moveCount = 20;

/** Draws a brush over the histogram, a bin at a time, and lets it go. */
async function brush(page: Page): Promise<{ moves: Redraw[]; release: Redraw }> {
  // What the screen still asks for would be taken for the brush's own work.
  await page.waitForFunction(() => !window.benchProbe.awaits());
  const layer = page.locator('.brush').first();
  await layer.scrollIntoViewIfNeeded();
  const box = await layer.boundingBox();
  const bins = Number(await layer.getAttribute('aria-valuemax')) + 1;
  if (box === null || bins < 3) throw new Error('There is no histogram to brush.');
  const middle = box.y + box.height / 2;
  const at = (bin: number): number => box.x + ((bin + 0.5) / bins) * box.width;
  const from = Math.floor(bins / 4);
  await page.mouse.move(at(from), middle);
  await page.mouse.down();
  const moves: Redraw[] = [];
  for (let bin = from + 1; bin < Math.min(bins, from + 1 + moveCount); bin += 1) {
    moves.push(await redrawOf(page, 'pointermove', () => page.mouse.move(at(bin), middle)));
  }
  return { moves, release: await redrawOf(page, 'pointerup', () => page.mouse.up()) };
}

/** What the window redraws because of a pointer event. */
async function redrawOf(
  page: Page,
  type: 'pointermove' | 'pointerup',
  act: () => Promise<void>,
): Promise<Redraw> {
  const quietMs = type === 'pointermove' ? 150 : 600;
  await page.evaluate(([event, quiet]) => window.benchProbe.watchRedraw(event, quiet, 60_000), [
    type,
    quietMs,
  ] as const);
  await act();
  return page.evaluate(() => window.benchProbe.redrawn());
}

/** Serves a package as `npm start -- --host browser` does, in a process of its own. */
async function serve(root: string, folder: string): Promise<{ link: string; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), '--host', 'browser', '--package', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const link = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The browser host ended with ${String(code)}: ${output}`)));
  });
  return { link, stop: () => child.kill() };
}

const processesSchema = z.object({
  processInfo: z.array(z.object({ type: z.string(), id: z.number() })),
});

/** The most memory that the largest renderer process held, as Linux tells it. */
async function peakBytesOf(browser: Browser): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = processesSchema.parse(await session.send('SystemInfo.getProcessInfo'));
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  return Math.max(...peaks.map((kilobytes) => Number(kilobytes ?? 0) * 1024));
}
