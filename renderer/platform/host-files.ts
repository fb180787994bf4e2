import type { HostPackage } from '../../shared/bridge/contract.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { Bridge } from './bridge.ts';

/** The address of a package's file at the host. Each part of the path is escaped, so that no name leaves its folder. */
export function fileAddress(id: string, path: string): string {
  return `/package/${encodeURIComponent(id)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The files of a package that the host serves. */
export function hostFiles(bridge: Bridge, { id, label }: HostPackage): PackageFiles {
  const list = (): Promise<readonly { path: string; bytes: number; escapes: boolean }[]> =>
    bridge.call('listFiles', { id });
  return {
    label,
    list,
    open: async (path) => {
      const listed = (await list()).some((file) => file.path === path && !file.escapes);
      if (!listed) return null;
      const response = await fetch(fileAddress(id, path));
      if (response.status === 404) return null;
      if (!response.ok) throw new ProblemError([workspaceMessages.unreadable({ name: path })]);
      return response.blob();
    },
  };
}
