import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Filter } from '../../shared/workspace/filter.ts';
import { filterDimensions, type Fact, type FilterDimension } from '../../shared/workspace/reach.ts';
import { count } from '../i18n/format.ts';
import { filterLabel, valueLabel } from '../i18n/filter.ts';
import { words } from '../i18n/words.ts';
import { useAnswer } from '../state/ask.ts';
import { useFilters } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { OptionList, type Option } from '../ui/select.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { definitions } from './ask.ts';
import { askedOf, rangeOf } from './filter-range.ts';
import { namedValuesIn, namesOf, valuesQuery, type NamedValue } from './filter-values.ts';

/** Chooses a dimension, then its values: a list to tick, or a range for speeds and weeks. */
export function FilterEditor({
  initial,
  facts,
  onDone,
}: {
  readonly initial: FilterDimension | null;
  /** Those that the screen shows. */
  readonly facts: readonly Fact[];
  readonly onDone: () => void;
}): ReactNode {
  const [dimension, setDimension] = useState(initial);
  if (dimension === null) {
    const options = filterDimensions.map((one) => ({ value: one.name, label: one.label }));
    return (
      <OptionList
        label={words.filters.dimension}
        options={options}
        chosen={[]}
        onChange={([name]) => setDimension(filterDimensions.find((one) => one.name === name) ?? null)}
      />
    );
  }
  return (
    <div className="filter-editor">
      <header>
        <strong>{dimension.label}</strong>
        <Button tone="plain" onClick={() => setDimension(null)}>
          {words.filters.back}
        </Button>
      </header>
      {dimension.kind === 'number' ? (
        <RangeEditor dimension={dimension} onDone={onDone} />
      ) : (
        <ValuesEditor key={dimension.name} dimension={dimension} facts={facts} />
      )}
    </div>
  );
}

function ValuesEditor({
  dimension,
  facts,
}: {
  readonly dimension: FilterDimension;
  readonly facts: readonly Fact[];
}): ReactNode {
  const { filters, set, remove } = useFilters();
  const { answer, problem } = useAnswer(valuesQuery(definitions(), dimension.name, filters, facts));
  const current = filters.find((filter) => filter.dimension === dimension.name);
  const chosen = current?.op === 'in' || current?.op === 'eq' ? current.values.map(String) : [];
  if (problem !== null) return <ErrorState problem={problem} />;
  if (answer === null) return <Skeleton lines={5} />;
  const values = namedValuesIn(answer, dimension.name);
  const choose = (next: readonly string[]): void => {
    if (next.length === 0) remove(dimension.name);
    else set({ dimension: dimension.name, op: 'in', values: next.slice(0, 500) });
  };
  return (
    <>
      {current === undefined || chosen.length > 0 ? null : (
        <Replaced filter={current} names={namesOf(values)} />
      )}
      <OptionList
        label={words.filters.values(dimension.label)}
        options={values.map((value) => optionOf(dimension, value))}
        chosen={chosen}
        multiple
        onChange={choose}
      />
    </>
  );
}

/** What the filter asks for now, where no list can show it as ticks. */
function Replaced({
  filter,
  names,
}: {
  readonly filter: Filter;
  readonly names?: ReadonlyMap<string, string>;
}): ReactNode {
  return (
    <p className="muted small filter-replaced" dir="auto">
      {words.filters.replaced(filterLabel(filter, names))}
    </p>
  );
}

function optionOf(dimension: FilterDimension, { id, name, count: n }: NamedValue): Option {
  return { value: id, label: name ?? valueLabel(dimension.name, id), note: count(n) };
}

function RangeEditor({
  dimension,
  onDone,
}: {
  readonly dimension: FilterDimension;
  readonly onDone: () => void;
}): ReactNode {
  const { filters, set } = useFilters();
  const width = dimension.bin?.width ?? 1;
  const current = filters.find((filter) => filter.dimension === dimension.name);
  const range = current === undefined ? null : rangeOf(current, width);
  const [from, setFrom] = useState(typed(range?.from));
  const [to, setTo] = useState(typed(range?.to));
  const asked = askedOf({ from: figureOf(from), to: figureOf(to) }, width);
  const isShown = range !== null && (range.from !== null || range.to !== null);
  return (
    <form
      className="range-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked === null) return;
        set({ dimension: dimension.name, ...asked });
        onDone();
      }}
    >
      {current === undefined || isShown ? null : <Replaced filter={current} />}
      <NumberField focused label={words.filters.from} value={from} step={width} onChange={setFrom} />
      <NumberField label={words.filters.to} value={to} step={width} onChange={setTo} />
      <span className="muted">{dimension.bin?.unit}</span>
      <Button type="submit" tone="primary" disabled={asked === null}>
        {words.filters.apply}
      </Button>
    </form>
  );
}

/** A figure as its field has it; empty where there is none. */
function typed(figure: number | null = null): string {
  return figure === null ? '' : String(figure);
}

/** What a field holds; null where it is empty. */
function figureOf(text: string): number | null {
  return text === '' ? null : Number(text);
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly step: number;
  /** Takes the focus when it appears, since what had it is gone. */
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}

function NumberField({ label, value, step, focused = false, onChange }: NumberFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <label className="number-field">
      <span className="field-label">{label}</span>
      <input
        ref={field}
        className="input"
        type="number"
        min={0}
        step={step}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
