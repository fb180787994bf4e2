import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { isAvailable, menuItems, type Command } from '../commands/command.ts';
import { Palette, Shortcuts } from '../commands/palette.tsx';
import { bindShortcuts } from '../commands/shortcuts.ts';
import { list } from '../i18n/format.ts';
import { words } from '../i18n/words.ts';
import type { Platform } from '../platform/platform.ts';
import { useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { Banner, EmptyState } from '../ui/states.tsx';
import { Boundary } from './boundary.tsx';
import { ShownFacts } from '../charts/card/scope.ts';
import { FilterBar } from './filter-bar.tsx';
import { Rail, StatusBar, TopBar, type Run } from './bars.tsx';
import { OfferedEditsDialog } from './offered-edits.tsx';
import { InspectorTarget } from './inspector.tsx';
import { telling } from './notice.ts';
import type { Screen } from './screen.ts';
import { useTheme } from './theme.ts';

/** Props of {@link Shell}. */
export interface ShellProps {
  readonly screens: readonly Screen[];
  readonly commands: readonly Command[];
  readonly platform: Platform;
}

/** The frame around every screen. */
export function Shell({ screens, commands, platform }: ShellProps): ReactNode {
  const screenId = useStore((state) => state.screen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  const drawerOpen = useStore((state) => state.drawerOpen);
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const run = useRun(commands);
  useHostMenu(commands, platform, run);
  const screen = screens.find((one) => one.id === screenId) ?? screens[0];
  if (screen === undefined) return null;
  const inspects = screen.facts.length > 0 || screen.inspects === true;
  return (
    <InspectorTarget value={target}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}
      >
        {words.skip}
      </a>
      <div
        className={classes(
          'shell',
          inspects && inspectorOpen && 'shell-inspected',
          inspects && drawerOpen && 'shell-drawer',
        )}
      >
        <TopBar run={run} />
        <Rail screens={screens} />
        <main id="main" className="main" aria-label={words.main} tabIndex={-1}>
          <div className="main-column">
            <NoticeBanner />
            <Boundary key={screen.id}>
              <Ready screen={screen} screens={screens} run={run} />
            </Boundary>
          </div>
        </main>
        <InspectorPanel onTarget={setTarget} run={run} />
        <StatusBar />
      </div>
      <Dialogs commands={commands} onRun={run} />
      <OfferedEditsDialog />
    </InspectorTarget>
  );
}

/** Runs commands by id; what one throws is shown, never lost. */
function useRun(commands: readonly Command[]): Run {
  const [run] = useState<Run>(() => (id: string) => {
    const command = commands.find((one) => one.id === id);
    if (command === undefined || !isAvailable(command)) return;
    void telling(async () => {
      await command.run();
      return null;
    });
  });
  // Before the first paint: what is in view answers to its keys.
  useLayoutEffect(() => bindShortcuts(window, commands, (command) => run(command.id)), [commands, run]);
  return run;
}

/** Tells the host's menus what there is, whenever that changes, and runs what is chosen there. */
function useHostMenu(commands: readonly Command[], platform: Platform, run: Run): void {
  useEffect(() => {
    let told = '';
    const tell = (): void => {
      const items = menuItems(commands);
      const text = JSON.stringify(items);
      if (text === told) return;
      told = text;
      platform.setMenu(items).catch(() => undefined);
    };
    tell();
    const stopTelling = useStore.subscribe(tell);
    const stopListening = platform.bridge.on('command', ({ id }) => run(id));
    return () => {
      stopTelling();
      stopListening();
    };
  }, [commands, platform, run]);
}

interface ReadyProps {
  readonly screen: Screen;
  readonly screens: readonly Screen[];
  readonly run: Run;
}

/** The screen, or what it lacks: while the first package is being opened, how far that is. */
function Ready({ screen, screens, run }: ReadyProps): ReactNode {
  const opened = useStore((state) => state.opened);
  const opening = useStore((state) => state.opening.kind === 'running');
  const open = screens.find((one) => one.id === 'open');
  if (screen.tables.length === 0)
    return opened === null ? <screen.Component /> : <Filtered screen={screen} />;
  if (opened === null && opening && open !== undefined) return <open.Component />;
  if (opened === null)
    return (
      <EmptyState title={words.needPackage.title}>
        <p>{words.needPackage.text}</p>
        <Button tone="primary" onClick={() => run('go.open')}>
          {words.needPackage.button}
        </Button>
      </EmptyState>
    );
  const absent = screen.tables.filter((table) => opened.loaded.absentTables.includes(table));
  if (absent.length > 0)
    return <EmptyState title={words.absent.title}>{words.absent.tables(list(absent))}</EmptyState>;
  return <Filtered screen={screen} />;
}

/** A screen under the filters that reach what it shows. */
function Filtered({ screen }: { readonly screen: Screen }): ReactNode {
  return (
    <ShownFacts value={screen.facts}>
      {screen.facts.length === 0 ? null : <FilterBar facts={screen.facts} />}
      <screen.Component />
    </ShownFacts>
  );
}

function NoticeBanner(): ReactNode {
  const notice = useStore((state) => state.notice);
  const put = useStore((state) => state.put);
  if (notice === null) return null;
  return (
    <Banner
      tone={notice.tone}
      action={<IconButton icon={CloseIcon} label={words.dismiss} onClick={() => put({ notice: null })} />}
    >
      {notice.text}
    </Banner>
  );
}

interface InspectorPanelProps {
  readonly onTarget: (element: HTMLElement | null) => void;
  readonly run: Run;
}

/** The inspector: beside the content, or over it as a drawer in a narrow window. Its content comes from the screen. */
function InspectorPanel({ onTarget, run }: InspectorPanelProps): ReactNode {
  return (
    <aside id="inspector" className="inspector" aria-label={words.inspector.title}>
      <div className="inspector-close">
        <IconButton icon={CloseIcon} label={words.inspector.close} onClick={() => run('window.inspector')} />
      </div>
      <div ref={onTarget} className="inspector-content" />
      <p className="inspector-empty muted">{words.inspector.empty}</p>
    </aside>
  );
}

function Dialogs({
  commands,
  onRun,
}: {
  readonly commands: readonly Command[];
  readonly onRun: Run;
}): ReactNode {
  const dialog = useStore((state) => state.dialog);
  const put = useStore((state) => state.put);
  const [close] = useState(() => () => put({ dialog: null }));
  if (dialog === 'shortcuts') return <Shortcuts commands={commands} onClose={close} />;
  if (dialog !== 'palette') return null;
  const runAndClose = (command: Command): void => {
    close();
    onRun(command.id);
  };
  return <Palette commands={commands} onRun={runAndClose} onClose={close} />;
}
