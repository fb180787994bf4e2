import type { Style } from './styles.ts';
import type { Interval } from './timing.ts';
import type { XmlElement } from './xml.ts';

/** A `set` that shows or hides an element for a time. */
export interface Switch extends Interval {
  readonly style: Style;
}

/** An element that `set` shows and hides: its own styles, what changes them, and the next such element around it. */
export interface Switching {
  readonly own: Style;
  readonly switches: readonly Switch[];
  readonly outer: Switching | null;
}

/** More switches than that around one piece of text are no captions; they are not followed, so that work stays bounded. */
export const mostSwitches = 64;

/** Whether an element with these styles, and so all within it, is taken out of display or can't be seen through opacity. */
export function isRemovedBy(style: Style): boolean {
  const opacity = style['tts:opacity'] ?? '';
  return style['tts:display'] === 'none' || (opacity !== '' && Number(opacity) === 0);
}

/** Whether an animation changes if anything is seen; what it changes of how things look is not read. */
export function showsOrHides({ attributes }: XmlElement): boolean {
  return ['tts:display', 'tts:visibility', 'tts:opacity'].some((name) => attributes.has(name));
}

/** How many switches there are around a piece of text; Infinity for more than are followed. */
export function countSwitches(switching: Switching): number {
  let count = 0;
  for (let each: Switching | null = switching; each !== null; each = each.outer) {
    count += each.switches.length;
    if (count > mostSwitches) return Infinity;
  }
  return count;
}

/**
 * The times within an interval in which switched elements are shown.
 * @param visibility the visibility that a descendant specifies for itself, which no switch around it changes.
 */
export function timesShown(
  switching: Switching,
  { start, end }: Interval,
  visibility: string | undefined,
): readonly Interval[] {
  const moments = new Set([start]);
  for (let each: Switching | null = switching; each !== null; each = each.outer)
    for (const one of each.switches)
      for (const moment of [one.start, one.end]) if (moment > start && moment < end) moments.add(moment);
  const shown: { start: number; end: number }[] = [];
  const inOrder = [...moments].sort((one, other) => one - other);
  inOrder.forEach((moment, index) => {
    if (isHiddenAt(switching, moment, visibility)) return;
    const until = inOrder[index + 1] ?? end;
    const last = shown.at(-1);
    if (last?.end === moment) last.end = until;
    else shown.push({ start: moment, end: until });
  });
  return shown;
}

function isHiddenAt(switching: Switching, moment: number, visibility: string | undefined): boolean {
  let nearest = visibility;
  for (let each: Switching | null = switching; each !== null; each = each.outer) {
    let style = each.own;
    for (const one of each.switches)
      if (one.start <= moment && moment < one.end) style = { ...style, ...one.style };
    if (isRemovedBy(style)) return true;
    nearest ??= style['tts:visibility'];
  }
  return nearest === 'hidden';
}
