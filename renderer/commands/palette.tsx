import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { Key } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { listTarget } from '../ui/select.tsx';
import { isAvailable, matching, type Command } from './command.ts';
import { keyLabel } from './keys.ts';

/** Props of {@link Palette}. */
export interface PaletteProps {
  readonly commands: readonly Command[];
  readonly onRun: (command: Command) => void;
  readonly onClose: () => void;
}

/** Finds a command by its words: typing narrows, arrow keys move, Enter runs. */
export function Palette({ commands, onRun, onClose }: PaletteProps): ReactNode {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = matching(commands.filter(isAvailable), search);
  const active = Math.min(at, found.length - 1);
  const typed = (event: KeyboardEvent): void => {
    const next = listTarget(event.key, active, found.length);
    const chosen = found[active];
    if (next !== null) {
      event.preventDefault();
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onRun(chosen);
    }
  };
  return (
    <Dialog title={words.palette.label} bare onClose={onClose} className="palette">
      <input
        className="palette-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-label={words.palette.label}
        placeholder={words.palette.placeholder}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={typed}
      />
      <Found id={id} commands={found} active={active} onRun={onRun} />
    </Dialog>
  );
}

interface FoundProps {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly active: number;
  readonly onRun: (command: Command) => void;
}

function Found({ id, commands, active, onRun }: FoundProps): ReactNode {
  return (
    <>
      <div id={id} role="listbox" aria-label={words.palette.label} className="options palette-options">
        {commands.map((command, index) => (
          <button
            key={command.id}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes('option', index === active && 'option-active')}
            onClick={() => onRun(command)}
          >
            <span className="option-label">{command.title}</span>
            {command.key !== undefined && <Key>{keyLabel(command.key)}</Key>}
          </button>
        ))}
      </div>
      <p
        className={classes('options-none muted', commands.length > 0 && 'visually-hidden')}
        aria-live="polite"
      >
        {commands.length === 0 ? words.palette.none : words.palette.results(commands.length)}
      </p>
    </>
  );
}

/** The list of shortcuts. */
export function Shortcuts({
  commands,
  onClose,
}: {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog title={words.shortcuts.title} onClose={onClose} className="shortcuts">
      <dl className="shortcut-list">
        {commands
          .filter((command) => command.key !== undefined)
          .map((command) => (
            <div key={command.id}>
              <dt>{command.title}</dt>
              <dd>
                <kbd className="key">{keyLabel(command.key ?? '')}</kbd>
              </dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
