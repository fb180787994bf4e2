import type { ReactNode } from 'react';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { stratumParts } from '../../../shared/stats/study/strata.ts';
import { Toolbar } from '../../app/parts.tsx';
import { studyWords as t } from '../../i18n/study.ts';
import { smallestBounds } from '../../../shared/stats/study/usual.ts';
import { marginBounds, marginSetting, outcomeSetting, smallestSetting } from '../../state/study-settings.ts';
import { useViewSetting } from '../../state/view.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { bySetting, viewsSetting } from './settings.ts';

const parts = ['none', ...stratumParts] as const;
const views = ['cards', 'together'] as const;

/** What is studied: the outcome, the margin, and the part that languages are told apart by; and how it is shown. */
export function Controls(): ReactNode {
  const [outcome, setOutcome] = useViewSetting(outcomeSetting);
  const [by, setBy] = useViewSetting(bySetting);
  const [margin, setMargin] = useViewSetting(marginSetting);
  const [smallest, setSmallest] = useViewSetting(smallestSetting);
  const [view, setView] = useViewSetting(viewsSetting);
  return (
    <Toolbar>
      <Select
        label={t.outcome}
        options={studyOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        chosen={[outcome]}
        onChange={([id]) => setOutcome(studyOutcomes.find((one) => one === id) ?? 'rewinds')}
      />
      <NumberField
        label={t.margin}
        unit={t.marginUnit}
        help={t.marginHelp}
        value={Math.round(margin * 1000) / 10}
        least={marginBounds.least * 100}
        most={marginBounds.most * 100}
        step={0.1}
        onChange={(percent) => setMargin(Math.round(percent * 10) / 1000)}
      />
      <NumberField
        label={t.smallest}
        unit={t.marginUnit}
        help={t.smallestHelp}
        value={smallest === null ? null : Math.round(smallest * 1000) / 10}
        least={smallestBounds.least * 100}
        most={smallestBounds.most * 100}
        step={0.1}
        onChange={(percent) => setSmallest(Math.round(percent * 10) / 1000)}
        placeholder={t.smallestNot}
        onClear={() => setSmallest(null)}
      />
      <Select
        label={t.by}
        options={parts.map((value) => ({ value, label: t.parts[value] }))}
        chosen={[by]}
        onChange={([id]) => setBy(parts.find((one) => one === id) ?? 'none')}
      />
      <Segmented
        label={t.view}
        choices={views.map((value) => ({ value, label: t.views[value] }))}
        value={view}
        onChange={setView}
      />
    </Toolbar>
  );
}
