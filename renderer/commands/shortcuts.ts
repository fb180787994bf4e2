import { tinykeys } from 'tinykeys';
import { isAvailable, type Command } from './command.ts';

/** True in a menu or a list of choices, where a bare letter is no shortcut. */
function isChoosing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null;
}

/** True where typing means text, so that a bare letter is no shortcut. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** Listens for the shortcuts of commands. Bare keys are left alone in fields, in menus and while a dialog is open. @returns the way to stop. */
export function bindShortcuts(
  target: Window,
  commands: readonly Command[],
  run: (command: Command) => void,
): () => void {
  const bindings = commands.flatMap((command) =>
    command.key === undefined ? [] : [[command.key, listener(command, run)] as const],
  );
  return tinykeys(target, Object.fromEntries(bindings));
}

function listener(command: Command, run: (command: Command) => void): (event: KeyboardEvent) => void {
  const bare = command.key?.includes('$mod') !== true;
  return (event) => {
    if (
      bare &&
      (isTyping(event.target) || isChoosing(event.target) || event.ctrlKey || event.metaKey || event.altKey)
    )
      return;
    if (isTyping(event.target) && /z/i.test(event.key)) return;
    if (document.querySelector('dialog[open]') !== null || !isAvailable(command)) return;
    event.preventDefault();
    run(command);
  };
}
