/** Whether the machine has a Command key. */
export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const mac: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
const other: Readonly<Record<string, string>> = { $mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Control: 'Ctrl' };
const named: Readonly<Record<string, string>> = { Escape: 'Esc', Enter: '↵', ' ': 'Space' };

/** A shortcut in tinykeys' notation, as the keyboard of this machine writes it: `$mod+k` as `⌘K` or `Ctrl K`; `g r` as `G R`. */
export function keyLabel(key: string, onMac: boolean = isMac): string {
  const names = onMac ? mac : other;
  return key
    .split(' ')
    .map((press) =>
      press
        .split('+')
        .map((part) => names[part] ?? named[part] ?? part.toUpperCase())
        .join(onMac ? '' : ' '),
    )
    .join(' ');
}
