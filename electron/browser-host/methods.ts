import process from 'node:process';
import type { HostPackage, MethodName } from '../../shared/bridge/contract.ts';
import { hostMessages } from '../../shared/errors/host.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import type { Methods } from '../host/methods.ts';
import type { PackageRegistry } from '../host/packages.ts';
import { platformName } from '../host/platform.ts';

/** What a browser host serves. */
export interface BrowserHostOptions {
  /** Absolute path of `out`. */
  readonly builtFolder: string;
  readonly packages: PackageRegistry;
  /** The package to open at once, already registered. */
  readonly given: HostPackage | null;
  readonly demo: HostPackage | null;
  readonly appVersion: string;
}

/** The bridge's methods in a browser tab: folders, saves and recent packages are the page's own affair there. */
export function browserMethods({ packages, given, demo, appVersion }: BrowserHostOptions): Methods {
  const notHere = (method: MethodName) => (): Promise<never> =>
    Promise.reject(new ProblemError([hostMessages.notHere({ method })]));
  return {
    boot: () =>
      Promise.resolve({
        host: 'browser',
        platform: platformName(process.platform),
        appVersion,
        given,
        demo,
        nativeDialogs: false,
        selfTest: false,
      }),
    listFiles: ({ id }) => packages.list(id),
    recents: () => Promise.resolve([]),
    opened: () => Promise.resolve(null),
    refusedRequests: () => Promise.resolve(null),
    setMenu: () => Promise.resolve(null),
    chooseFolder: notHere('chooseFolder'),
    openRecent: notHere('openRecent'),
    forgetRecent: notHere('forgetRecent'),
    save: notHere('save'),
    printPdf: notHere('printPdf'),
    openWorkspace: notHere('openWorkspace'),
    selfTestDone: notHere('selfTestDone'),
  };
}
