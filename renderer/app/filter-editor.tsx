import { useEffect, useRef, useState, type ReactNode } from 'react';
import { filterDimensions, type Fact, type FilterDimension } from '../../shared/workspace/reach.ts';
import { count } from '../i18n/format.ts';
import { valueLabel } from '../i18n/filter.ts';
import { words } from '../i18n/words.ts';
import { useAnswer } from '../state/ask.ts';
import { useFilters } from '../state/view.ts';
import type { Answer } from '../state/workbench.ts';
import { Button } from '../ui/button.tsx';
import { OptionList, type Option } from '../ui/select.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { definitions } from './ask.ts';
import { binsBetween, upperEdge } from './filter-range.ts';
import { valuesQuery } from './filter-values.ts';

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
  const choose = (values: readonly string[]): void => {
    if (values.length === 0) remove(dimension.name);
    else set({ dimension: dimension.name, op: 'in', values: values.slice(0, 500) });
  };
  return (
    <OptionList
      label={words.filters.values(dimension.label)}
      options={valueOptions(dimension, answer)}
      chosen={chosen}
      multiple
      onChange={choose}
    />
  );
}

function valueOptions(dimension: FilterDimension, answer: Answer): Option[] {
  const [values = [], counts = []] = answer.values;
  return values.flatMap((value, row) => {
    if (value === null) return [];
    const n = counts[row];
    const note = typeof n === 'number' || typeof n === 'bigint' ? count(n) : '';
    return [{ value: String(value), label: valueLabel(dimension.name, String(value)), note }];
  });
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
  const current = filters.find((filter) => filter.dimension === dimension.name && filter.op === 'between');
  const [low, high] = current?.values ?? [];
  const [from, setFrom] = useState(typeof low === 'number' ? String(low) : '');
  const [to, setTo] = useState(typeof high === 'number' ? String(upperEdge(high, width)) : '');
  const range = [Number(from), Number(to)] as const;
  const valid = from !== '' && to !== '' && range[0] < range[1];
  return (
    <form
      className="range-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        set({ dimension: dimension.name, op: 'between', values: binsBetween(...range, width) });
        onDone();
      }}
    >
      <NumberField focused label={words.filters.from} value={from} step={width} onChange={setFrom} />
      <NumberField label={words.filters.to} value={to} step={width} onChange={setTo} />
      <span className="muted">{dimension.bin?.unit}</span>
      <Button type="submit" tone="primary" disabled={!valid}>
        {words.filters.apply}
      </Button>
    </form>
  );
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
