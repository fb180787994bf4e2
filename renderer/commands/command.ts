import type { MenuItem } from '../../shared/bridge/contract.ts';

/** Something that the user can do. Menus, the palette, shortcuts and tests all read the same registry. */
export interface Command {
  /** Stable id, `area.verb`. */
  readonly id: string;
  readonly title: string;
  /** Shortcut in tinykeys' notation, such as `$mod+k` or `g r`. */
  readonly key?: string;
  /** The native menu that shows it, where the host has one. */
  readonly menu?: MenuItem['menu'];
  /** Whether it can be run now; always when not given. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
}

/** True when a command can be run now. */
export function isAvailable(command: Command): boolean {
  return command.when?.() ?? true;
}

/** Commands whose title has every word of the search, those that begin with it first; all of them for an empty search. */
export function matching(commands: readonly Command[], search: string): readonly Command[] {
  const wanted = search.trim().toLocaleLowerCase();
  const parts = wanted.split(/\s+/);
  const found = commands.filter((command) =>
    parts.every((part) => command.title.toLocaleLowerCase().includes(part)),
  );
  const leads = (command: Command): boolean =>
    wanted !== '' && command.title.toLocaleLowerCase().startsWith(wanted);
  return [...found.filter(leads), ...found.filter((command) => !leads(command))];
}

/** A shortcut in Electron's words, null for one that its menus cannot show (a sequence). */
export function accelerator(key: string | undefined): string | null {
  if (key === undefined || key.includes(' ')) return null;
  return key
    .split('+')
    .map((part) => (part === '$mod' ? 'CmdOrCtrl' : part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

/** The entries of the native menus. */
export function menuItems(commands: readonly Command[]): MenuItem[] {
  return commands.flatMap((command) =>
    command.menu === undefined
      ? []
      : [
          {
            menu: command.menu,
            id: command.id,
            label: command.title,
            shortcut: accelerator(command.key),
            enabled: isAvailable(command),
          },
        ],
  );
}
