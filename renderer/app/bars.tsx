import type { ReactNode } from 'react';
import { keyLabel } from '../commands/keys.ts';
import { bytes, count, duration, shortFingerprint } from '../i18n/format.ts';
import { words } from '../i18n/words.ts';
import { rowsOfTable, type PackageState } from '../state/package.ts';
import { useDefinitions } from './ask.ts';
import { useStore } from '../state/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { PanelIcon, SearchIcon } from '../ui/icons.tsx';
import { screenGroups, type Screen } from './screen.ts';

/** Runs a command of the registry by its id. */
export type Run = (id: string) => void;

/** Product, package and its fingerprint, save, palette. */
export function TopBar({ run }: { readonly run: Run }): ReactNode {
  const opened = useStore((state) => state.opened);
  return (
    <header className="top-bar">
      <strong className="product">{words.product}</strong>
      <div className="top-package">
        {opened === null ? <span className="muted">{words.noPackage}</span> : <PackageName opened={opened} />}
      </div>
      <div className="top-actions">
        <Button className="top-save" onClick={() => run('workspace.save')}>
          {words.saveView}
        </Button>
        <Button
          icon={SearchIcon}
          className="top-search"
          aria-label={words.searchOrRun}
          onClick={() => run('window.palette')}
          shortcut={keyLabel('$mod+k')}
        >
          <span className="top-search-text">{words.searchOrRun}</span>
        </Button>
        <IconButton
          icon={PanelIcon}
          className="top-inspector"
          label={words.commands.inspector}
          aria-controls="inspector"
          onClick={() => run('window.inspector')}
        />
      </div>
    </header>
  );
}

function PackageName({ opened }: { readonly opened: PackageState }): ReactNode {
  const { manifest, label, fingerprint } = opened.loaded;
  return (
    <>
      <span className="package-name" dir="auto">
        {manifest.title ?? manifest.name ?? label}
      </span>
      <code className="muted" title={`${words.fingerprint}: ${fingerprint}`}>
        {words.package(shortFingerprint(fingerprint))}
      </code>
    </>
  );
}

/** The screens, by group. */
export function Rail({ screens }: { readonly screens: readonly Screen[] }): ReactNode {
  const current = useStore((state) => state.screen);
  const put = useStore((state) => state.put);
  const first = screens.filter((screen) => screen.id === 'open');
  return (
    <nav className="rail" aria-label={words.rail}>
      <ul>
        {first.map((screen) => (
          <RailEntry
            key={screen.id}
            screen={screen}
            current={current === screen.id}
            onGo={() => put({ screen: screen.id })}
          />
        ))}
      </ul>
      {screenGroups.map((group) => {
        const own = screens.filter((screen) => screen.group === group && screen.id !== 'open');
        return own.length === 0 ? null : (
          <section key={group}>
            <h2>{words.groups[group]}</h2>
            <ul>
              {own.map((screen) => (
                <RailEntry
                  key={screen.id}
                  screen={screen}
                  current={current === screen.id}
                  onGo={() => put({ screen: screen.id })}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

function RailEntry({
  screen,
  current,
  onGo,
}: {
  readonly screen: Screen;
  readonly current: boolean;
  readonly onGo: () => void;
}): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={classes('rail-entry', current && 'rail-current')}
        aria-current={current ? 'page' : undefined}
        title={screen.title}
        onClick={onGo}
      >
        <screen.icon />
        <span className="rail-text">{screen.title}</span>
      </button>
    </li>
  );
}

/** Offline proof, rows, definitions version, engine memory of its limit, last query time. */
export function StatusBar(): ReactNode {
  const status = useStore((state) => state.status);
  const opened = useStore((state) => state.opened);
  const { fingerprint } = useDefinitions();
  const isEdited = useStore((state) => state.definitions !== null && state.edits.patch !== '');
  const { requests, memory, lastQueryMs } = status;
  return (
    <footer className="status-bar" aria-label={words.status.label}>
      <span className={classes('status-offline', requests > 0 && 'status-alarm')}>
        {requests === 0 ? words.status.offline(0) : words.status.notOffline(requests)}
      </span>
      {opened !== null && (
        <span className="status-rows">
          {words.status.lines(count(rowsOfTable(opened, 'timed_text_events')))} ·{' '}
          {words.status.views(count(rowsOfTable(opened, 'viewing')))}
        </span>
      )}
      <span className="status-definitions">
        {isEdited ? words.status.editedDefinitions : words.status.definitions}{' '}
        <code>{shortFingerprint(fingerprint)}</code>
      </span>
      <span className="status-end">
        {memory === null
          ? words.status.engineOff
          : words.status.engine(bytes(memory.used), bytes(memory.limit))}
      </span>
      <span className="status-query">
        {lastQueryMs === null ? words.status.noQuery : words.status.lastQuery(duration(lastQueryMs))}
      </span>
    </footer>
  );
}
