import type { HostPackage } from '../../shared/bridge/contract.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { Bridge } from './bridge.ts';

/** The address of a package's file at the host. Each part of the path is escaped, so that no name leaves its folder. */
export function fileAddress(id: string, path: string): string {
  return `/package/${encodeURIComponent(id)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * The files of a package that the host serves. A file is opened by the listing that was asked for last: with thousands of files,
 * listing them anew for each would take longer than reading them.
 */
export function hostFiles(bridge: Bridge, { id, label }: HostPackage): PackageFiles {
  let listed: Promise<ReadonlySet<string>> | null = null;
  const list: PackageFiles['list'] = async () => {
    const listing = bridge.call('listFiles', { id });
    listed = listing.then(
      (files) => new Set(files.filter(({ escapes }) => !escapes).map(({ path }) => path)),
    );
    // A fault is met by who asks.
    listed.catch(() => undefined);
    return listing;
  };
  return {
    label,
    list,
    open: async (path) => {
      if (listed === null) await list();
      if ((await listed)?.has(path) !== true) return null;
      const response = await fetch(fileAddress(id, path));
      if (response.status === 404) return null;
      if (!response.ok) throw new ProblemError([workspaceMessages.unreadable({ name: path })]);
      return response.blob();
    },
  };
}
