import { useMemo, type ReactNode } from 'react';
import { makeCommands, type Actions } from '../commands/registry.ts';
import type { Platform, Source } from '../platform/platform.ts';
import { WorkbenchContext, type Workbench } from '../state/workbench.ts';
import { PlatformContext } from './platform-context.ts';
import { screens } from './screens.ts';
import { Shell } from './shell.tsx';
import { DropTarget } from './drop-target.tsx';
import { chooseWorkspace, saveWorkspace } from './workspace.ts';

/** Props of {@link App}. */
export interface AppProps {
  readonly platform: Platform;
  readonly workbench: Workbench;
}

/** The window once it has booted. */
export function App({ platform, workbench }: AppProps): ReactNode {
  const commands = useMemo(
    () => makeCommands(actionsOf(platform, workbench), screens),
    [platform, workbench],
  );
  return (
    <PlatformContext value={platform}>
      <WorkbenchContext value={workbench}>
        <DropTarget>
          <Shell screens={screens} commands={commands} platform={platform} />
        </DropTarget>
      </WorkbenchContext>
    </PlatformContext>
  );
}

/** What the commands do, over the platform and the workbench. */
function actionsOf(platform: Platform, workbench: Workbench): Actions {
  const open = async (source: Source | null): Promise<void> => {
    if (source !== null) await workbench.open(source.files, source.remember);
  };
  const { demo } = platform.boot;
  return {
    openFolder: async () => open(await platform.chooseFolder()),
    openFiles: async () => open(await platform.chooseFiles()),
    openDemo: demo === null ? null : () => open(platform.hosted(demo)),
    cancelOpening: () => workbench.cancelOpening(),
    saveWorkspace: () => saveWorkspace(platform),
    openWorkspace: () =>
      chooseWorkspace(
        platform,
        screens.map((screen) => screen.id),
      ),
    copyAddress: () => navigator.clipboard.writeText(location.href),
  };
}
