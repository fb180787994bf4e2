import type { ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { Toolbar } from '../../app/parts.tsx';
import { speedAxes, speedAxisIds } from '../../charts/reading-speed/axes.ts';
import { outcomeIds, outcomes } from '../../charts/reading-speed/outcomes.ts';
import { count, language } from '../../i18n/format.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Segmented, Toggle } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { axisSetting, measureSetting, outcomeSetting } from './settings.ts';
import type { LanguageChoice } from './use-speed.ts';

const audiences = [
  { value: 'all', label: 'All' },
  { value: 'adult', label: 'Adult' },
  { value: 'children', label: 'Children' },
] as const;

/** What is shown: languages and audience (shared filters), the outcome, the x axis, and how titles are put together. */
export function SpeedControls({ languages }: { readonly languages: readonly LanguageChoice[] }): ReactNode {
  const { filters, set, remove } = useFilters();
  const [axis, setAxis] = useViewSetting(axisSetting);
  const [outcome, setOutcome] = useViewSetting(outcomeSetting);
  const [measure, setMeasure] = useViewSetting(measureSetting);
  const chosen = valuesOf(filters, 'language');
  const [audience] = valuesOf(filters, 'audience');
  return (
    <Toolbar>
      <Select
        label="Languages"
        multiple
        placeholder="the largest"
        options={languages.map(({ tag, lines }) => ({
          value: tag,
          label: language(tag),
          note: `${count(lines)} lines`,
        }))}
        chosen={chosen}
        onChange={(tags) =>
          tags.length === 0 ? remove('language') : set({ dimension: 'language', op: 'in', values: [...tags] })
        }
      />
      <Segmented
        label="Audience"
        choices={audiences}
        value={audiences.find(({ value }) => value === audience)?.value ?? 'all'}
        onChange={(value) =>
          value === 'all' ? remove('audience') : set({ dimension: 'audience', op: 'eq', values: [value] })
        }
      />
      <Select
        label="Outcome"
        options={outcomeIds.map((id) => ({ value: id, label: outcomes[id].name }))}
        chosen={[outcome]}
        onChange={([id]) => setOutcome(outcomeIds.find((one) => one === id) ?? 'rewind')}
      />
      <Select
        label="By"
        options={speedAxisIds.map((id) => ({ value: id, label: speedAxes[id].name }))}
        chosen={[axis]}
        onChange={([id]) => setAxis(speedAxisIds.find((one) => one === id) ?? 'cps')}
      />
      <Toggle
        label="Raw pooled rates"
        on={measure === 'pooled'}
        onChange={(on) => setMeasure(on ? 'pooled' : 'within')}
      />
    </Toolbar>
  );
}

function valuesOf(filters: readonly Filter[], dimension: string): string[] {
  const filter = filters.find((one) => one.dimension === dimension && (one.op === 'in' || one.op === 'eq'));
  return filter === undefined ? [] : filter.values.map(String);
}
