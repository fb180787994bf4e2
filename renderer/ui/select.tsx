import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { CheckIcon, DownIcon } from './icons.tsx';
import { Popover } from './popover.tsx';

/** One option of a {@link Select}. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Shown small at the end, such as a tag or a count. */
  readonly note?: string;
  readonly lang?: string;
}

/** Props of {@link Select}. */
export interface SelectProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Several may be chosen; else choosing closes the list. */
  readonly multiple?: boolean;
  /** What the button says when nothing is chosen. */
  readonly placeholder?: string;
}

/** A button with its value that opens a list with a search field. */
export function Select({
  label,
  options,
  chosen,
  onChange,
  multiple = false,
  placeholder,
}: SelectProps): ReactNode {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    anchor.current?.focus();
  };
  const choose = (next: readonly string[]): void => {
    onChange(next);
    if (!multiple) close();
  };
  return (
    <div className="select">
      <Button ref={anchor} aria-haspopup="listbox" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="field-label">{label}</span>
        <strong className="select-value" dir="auto">
          {summary(options, chosen, placeholder)}
        </strong>
        <DownIcon size={12} />
      </Button>
      {open && (
        <Popover anchor={anchor} label={label} onClose={() => setOpen(false)}>
          <OptionList label={label} options={options} chosen={chosen} multiple={multiple} onChange={choose} />
        </Popover>
      )}
    </div>
  );
}

function summary(
  options: readonly Option[],
  chosen: readonly string[],
  placeholder: string = words.select.none,
): string {
  const [first] = chosen;
  if (first === undefined) return placeholder;
  const label = options.find((option) => option.value === first)?.label ?? first;
  return chosen.length === 1 ? label : `${label} + ${chosen.length - 1}`;
}

/** Props of {@link OptionList}. */
export interface OptionListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

function matching(options: readonly Option[], search: string): readonly Option[] {
  const wanted = search.trim().toLocaleLowerCase();
  return options.filter((option) =>
    [option.label, option.value, option.note ?? ''].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
}

/** Where an arrow key, Home or End leads in a list that wraps around; null for other keys. */
export function listTarget(key: string, at: number, length: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 }[key];
  return to === undefined || length === 0 ? null : (to + length) % length;
}

/** Options that are drawn at most: a longer list is narrowed by typing. */
const mostOptions = 200;

/** A searchable list: typing narrows, arrow keys move, Enter chooses. Options in order, the search among label, value and note. */
export function OptionList({
  label,
  options,
  chosen,
  multiple = false,
  onChange,
}: OptionListProps): ReactNode {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const all = matching(options, search);
  const found = all.slice(0, mostOptions);
  const active = Math.min(at, found.length - 1);
  const choose = (option: Option | undefined): void => {
    if (option === undefined) return;
    if (!multiple) onChange([option.value]);
    else if (chosen.includes(option.value)) onChange(chosen.filter((value) => value !== option.value));
    else onChange([...chosen, option.value]);
  };
  const typed = (event: KeyboardEvent): void => {
    const next = listTarget(event.key, active, found.length);
    if (next !== null) {
      event.preventDefault();
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    }
  };
  return (
    <div className="option-list">
      <SearchField
        label={label}
        list={id}
        active={found.length > 0 ? `${id}-${active}` : undefined}
        value={search}
        onSearch={(text) => {
          setSearch(text);
          setAt(0);
        }}
        onKeyDown={typed}
      />
      <Options
        id={id}
        label={label}
        options={found}
        left={all.length - found.length}
        chosen={chosen}
        multiple={multiple}
        active={active}
        onChoose={choose}
      />
    </div>
  );
}

interface SearchFieldProps {
  readonly label: string;
  /** Id of the list that it narrows. */
  readonly list: string;
  /** Id of the active option. */
  readonly active: string | undefined;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The field over a list. It takes the focus when it appears: a list may take the place of another in an open panel. */
function SearchField({ label, list, active, value, onSearch, onKeyDown }: SearchFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      className="input"
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls={list}
      aria-activedescendant={active}
      aria-label={`${words.select.search}: ${label}`}
      placeholder={words.select.search}
      value={value}
      onChange={(event) => onSearch(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

interface OptionsProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** How many more match. */
  readonly left: number;
  readonly chosen: readonly string[];
  readonly multiple: boolean;
  readonly active: number;
  readonly onChoose: (option: Option) => void;
}

/** The list itself; focus stays in the search field, which points at the active option. */
function Options({ id, label, options, left, chosen, multiple, active, onChoose }: OptionsProps): ReactNode {
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        className="options"
        tabIndex={-1}
      >
        {options.map((option, index) => (
          <button
            key={option.value}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={chosen.includes(option.value)}
            className={classes('option', index === active && 'option-active')}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <span className="option-mark">{chosen.includes(option.value) && <CheckIcon size={14} />}</span>
            <span className="option-label" dir="auto" lang={option.lang} title={option.label}>
              {option.label}
            </span>
            {option.note !== undefined && <span className="muted small">{option.note}</span>}
          </button>
        ))}
      </div>
      {left > 0 && <p className="options-none muted">{words.select.more(left)}</p>}
      {options.length === 0 && <p className="options-none muted">{words.select.none}</p>}
      {multiple && (
        <p className="visually-hidden" aria-live="polite">
          {words.select.chosen(chosen.length)}
        </p>
      )}
    </>
  );
}
