import './no-code-from-text.ts';
import '../assets/base.css';
import '../ui/ui.css';
import './app.css';

import { createRoot } from 'react-dom/client';
import { loadRuntime } from '../charts/vega/embed.ts';
import { EngineClient } from '../engine/client.ts';
import { windowBridge, type Bridge } from '../platform/bridge.ts';
import { watchRequests } from '../platform/offline.ts';
import { makePlatform, type Platform } from '../platform/platform.ts';
import { setTrustedTypes } from '../platform/trusted-types.ts';
import { startPersisting } from '../state/persist.ts';
import { problemsOf } from '../state/problems.ts';
import { startRouting } from '../state/routing.ts';
import type { OpenHow, Workbench } from '../state/workbench.ts';
import { ErrorState } from '../ui/states.tsx';
import { App } from './app.tsx';
import { Boundary } from './boundary.tsx';
import { NoHost } from './no-host.tsx';
import { watchEdits } from './edits.ts';
import { screens } from './screens.ts';
import { reportSelfTest } from './self-test.ts';
import { makeWorkbench, setRequests, watchMemory } from './workbench.ts';
import { watchRestarts } from './restarts.ts';
import { showWorkspace } from './workspace.ts';

setTrustedTypes();
const root = createRoot(document.getElementById('root') ?? document.body);
const bridge = windowBridge();
if (bridge === null) root.render(<NoHost />);
else boot(bridge).catch((cause: unknown) => root.render(<ErrorState problem={problemsOf(cause)[0]} />));

/** The stages of the start: what was kept, the address, the host, the frame, and then the package that was asked for. */
async function boot(host: Bridge): Promise<void> {
  // The engine takes longest to start, so that it goes first and the rest goes on beside it.
  const engine = new EngineClient();
  const ids = screens.map((screen) => screen.id);
  startPersisting(localStorage);
  startRouting(ids, 'open');
  watchRequests(host, setRequests);
  const platform = makePlatform(host, await host.call('boot', null));
  const workbench = makeWorkbench(engine, platform.boot.appVersion);
  watchMemory(engine);
  watchRestarts(engine);
  watchEdits(engine);
  root.render(
    <Boundary>
      <App platform={platform} workbench={workbench} />
    </Boundary>,
  );
  // Vega is large: it is made ready while the engine works, so that the first chart doesn't wait for it.
  loadRuntime().catch(() => undefined);
  host.on('openPackage', (hostPackage) => void openHosted(platform, workbench, hostPackage));
  host.on('openWorkspace', (file) => void showWorkspace(file, ids));
  const { given, selfTest } = platform.boot;
  if (given === null) return;
  const opening = openHosted(platform, workbench, given, { keepScreen: true });
  if (selfTest) await reportSelfTest(opening, platform, workbench);
  else await opening;
}

function openHosted(
  platform: Platform,
  workbench: Workbench,
  hostPackage: Parameters<Platform['hosted']>[0],
  how: OpenHow = {},
): Promise<void> {
  const { files, remember } = platform.hosted(hostPackage);
  return workbench.open(files, remember, how);
}
