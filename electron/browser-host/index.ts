import path from 'node:path';
import { hostMessages } from '../../shared/errors/host.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { problemOf } from '../host/methods.ts';
import { packageFolder, PackageRegistry } from '../host/packages.ts';
import { selfTest } from './self-test.ts';
import type { SelfTestReport } from './self-test.ts';
import { startBrowserHost } from './server.ts';
import type { BrowserHost } from './server.ts';

export { originOf } from './gate.ts';

/** How the start script asks for the browser host. */
export interface BrowserStart {
  /** Absolute path of the repository or of the unpacked app. */
  readonly root: string;
  /** Absolute path of the package to open at once; null for none. */
  readonly packageFolder: string | null;
  /** Port of 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  readonly appVersion: string;
}

/**
 * Checks, before anything is built or opened, that the package to open is there; without one, that the demo is.
 * @returns what is wrong, in words, or null
 */
export async function checkStart(
  start: Pick<BrowserStart, 'root' | 'packageFolder'>,
): Promise<Problem | null> {
  try {
    await packageFolder(start.packageFolder ?? demoFolder(start.root));
    return null;
  } catch (error) {
    const problem = problemOf(error);
    return start.packageFolder === null
      ? hostMessages.demoMissing({ folder: demoFolder(start.root) })
      : problem;
  }
}

/**
 * Starts the browser host with the demo and the given package.
 * @throws ProblemError when the package can't be read or the port is taken
 */
export async function serveInBrowser(start: BrowserStart): Promise<BrowserHost> {
  const packages = new PackageRegistry();
  const given =
    start.packageFolder === null ? null : await packages.register(await packageFolder(start.packageFolder));
  const demo = await packages.register(demoFolder(start.root), 'Demo').catch(() => null);
  if (given === null && demo === null)
    throw new ProblemError([hostMessages.demoMissing({ folder: demoFolder(start.root) })]);
  return startBrowserHost({
    builtFolder: path.join(start.root, 'out'),
    packages,
    given,
    demo,
    appVersion: start.appVersion,
    port: start.port,
  });
}

/** Starts the browser host, asks it what a browser would ask, and stops it. */
export async function selfTestInBrowser(start: BrowserStart): Promise<SelfTestReport> {
  const host = await serveInBrowser(start);
  try {
    return await selfTest(host);
  } finally {
    await host.close();
  }
}

function demoFolder(root: string): string {
  return path.join(root, 'datasets', 'demo');
}
