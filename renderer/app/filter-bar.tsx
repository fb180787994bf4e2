import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { Filter } from '../../shared/workspace/filter.ts';
import { filterDimension, whyNotReached, type Fact } from '../../shared/workspace/reach.ts';
import { dimensionLabel, filterLabel } from '../i18n/filter.ts';
import { words } from '../i18n/words.ts';
import { useAnswer } from '../state/ask.ts';
import { useStore } from '../state/store.ts';
import { useFilters } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { Popover } from '../ui/popover.tsx';
import { definitions } from './ask.ts';
import { FilterEditor } from './filter-editor.tsx';
import { namedValuesIn, namesOf, namesQuery } from './filter-values.ts';
import { keyLabel } from '../commands/keys.ts';

/** The shared filters as chips, with a way to add one. `facts` are those that the screen shows: chips that reach none are struck through. */
export function FilterBar({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const { filters, remove } = useFilters();
  const undoable = useStore((state) => state.history.past.length > 0);
  const undo = useStore((state) => state.undo);
  const bar = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <div ref={bar} className="filter-bar" role="group" aria-label={words.filters.label}>
      {filters.map((filter) => (
        <FilterChip
          key={filter.dimension}
          filter={filter}
          facts={facts}
          onEdit={() => setEditing(filter.dimension)}
          onRemove={() => {
            remove(filter.dimension);
            // Its button goes with it: the keyboard goes on from here.
            bar.current?.querySelector<HTMLElement>('[data-add-filter]')?.focus();
          }}
        />
      ))}
      <AddFilter editing={editing} facts={facts} onEditing={setEditing} />
      {undoable && (
        <Button tone="plain" className="filter-undo" onClick={undo} shortcut={keyLabel('$mod+z')}>
          {words.filters.undo}
        </Button>
      )}
    </div>
  );
}

interface FilterChipProps {
  readonly filter: Filter;
  readonly facts: readonly Fact[];
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function FilterChip({ filter, facts, onEdit, onRemove }: FilterChipProps): ReactNode {
  const label = dimensionLabel(filter.dimension);
  const names = useValueNames(filter, facts);
  return (
    <Chip
      label={chipLabel(filter.dimension, facts)}
      value={filterLabel(filter, names)}
      struck={whyNotReached(filter.dimension, facts)}
      onEdit={onEdit}
      editLabel={words.filters.edit(label)}
      onRemove={onRemove}
      removeLabel={words.filters.remove(label)}
    />
  );
}

/** The names of the values that a filter is on, where they are ids; none before they are known. */
function useValueNames(filter: Filter, facts: readonly Fact[]): ReadonlyMap<string, string> {
  const { answer } = useAnswer(namesQuery(definitions(), filter, facts));
  return useMemo(
    () => namesOf(answer === null ? [] : namedValuesIn(answer, filter.dimension)),
    [answer, filter.dimension],
  );
}

/** `language` means another thing on each fact; its chip says which. */
function chipLabel(dimension: string, facts: readonly Fact[]): string {
  const label = dimensionLabel(dimension);
  if (dimension !== 'language' || facts.length === 0) return label;
  return `${label} (${facts.map((fact) => words.filters.languageMeaning[fact]).join('; ')})`;
}

/** The button that adds a filter, and the editor, which a chip opens too. */
function AddFilter({
  editing,
  facts,
  onEditing,
}: {
  readonly editing: string | null;
  readonly facts: readonly Fact[];
  readonly onEditing: (dimension: string | null) => void;
}): ReactNode {
  const anchor = useRef<HTMLButtonElement>(null);
  const [close] = useState(() => () => onEditing(null));
  return (
    <>
      <Button
        ref={anchor}
        className="chip-add"
        icon={PlusIcon}
        data-add-filter=""
        aria-label={words.filters.addLabel}
        aria-haspopup="dialog"
        aria-expanded={editing !== null}
        onClick={() => onEditing(editing === null ? '' : null)}
      >
        {words.filters.add}
      </Button>
      {editing !== null && (
        <Popover anchor={anchor} label={words.filters.addLabel} onClose={close}>
          <FilterEditor
            initial={filterDimension(editing)}
            facts={facts}
            onDone={() => {
              close();
              // What was pressed is gone with the editor.
              anchor.current?.focus();
            }}
          />
        </Popover>
      )}
    </>
  );
}
