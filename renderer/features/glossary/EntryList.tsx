import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import { listTarget } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { grouped, type Item } from './list.ts';

/** Props of {@link EntryList}. */
export interface EntryListProps {
  readonly items: readonly Item[];
  /** Id of the entry that is explained beside the list. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The entries under their headings. One tab stop; arrow keys move and choose. */
export function EntryList({ items, chosen, onChoose }: EntryListProps): ReactNode {
  const list = useRef<HTMLElement>(null);
  const at = items.findIndex(({ id }) => id === chosen);
  const move = (event: KeyboardEvent): void => {
    const next = items[listTarget(event.key, at, items.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  };
  // What a link leads to is in view in the list too; the page around it stays.
  useEffect(() => {
    const frame = list.current;
    const entry = frame?.querySelector<HTMLElement>('[aria-current="true"]');
    if (frame && entry && !isWithin(entry, frame))
      frame.scrollTop += entry.getBoundingClientRect().top - frame.getBoundingClientRect().top - 40;
  }, [chosen]);
  if (items.length === 0)
    return <EmptyState title="Nothing matches">Use fewer words, or another domain or status.</EmptyState>;
  return (
    <nav ref={list} className="glossary-list" aria-label="Entries">
      {grouped(items).map(([group, own]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {own.map(({ id, label, isDraft }, i) => (
              <li key={id}>
                <button
                  type="button"
                  data-id={id}
                  className={classes('glossary-entry', id === chosen && 'glossary-chosen')}
                  aria-current={id === chosen}
                  tabIndex={id === chosen || (at < 0 && i === 0 && own === grouped(items)[0]?.[1]) ? 0 : -1}
                  onKeyDown={move}
                  onClick={() => onChoose(id)}
                >
                  {label}
                  {isDraft ? <span className="glossary-draft">draft</span> : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function isWithin(element: HTMLElement, frame: HTMLElement): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), frame.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
}
