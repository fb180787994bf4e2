import { useId, useState, type ReactNode } from 'react';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { stratumParts } from '../../../shared/stats/study/strata.ts';
import { Toolbar } from '../../app/parts.tsx';
import { studyWords as t } from '../../i18n/study.ts';
import { marginBounds, marginSetting, outcomeSetting } from '../../state/study-settings.ts';
import { useViewSetting } from '../../state/view.ts';
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
  const [view, setView] = useViewSetting(viewsSetting);
  return (
    <Toolbar>
      <Select
        label={t.outcome}
        options={studyOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        chosen={[outcome]}
        onChange={([id]) => setOutcome(studyOutcomes.find((one) => one === id) ?? 'rewinds')}
      />
      <MarginField key={margin} margin={margin} onChange={setMargin} />
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

/** The margin in percent. It is asked for anew when it is entered, not at each digit; what it can't be goes back to what it was. */
function MarginField({
  margin,
  onChange,
}: {
  readonly margin: number;
  readonly onChange: (margin: number) => void;
}): ReactNode {
  const now = String(percentOf(margin));
  const [text, setText] = useState(now);
  const help = useId();
  const enter = (): void => {
    const next = Math.round(Number(text) * 10) / 1000;
    if (text.trim() !== '' && next >= marginBounds.least && next <= marginBounds.most) onChange(next);
    else setText(now);
  };
  return (
    <form
      className="study-margin"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <label>
        <span className="field-label">{t.margin}</span>
        <input
          className="input"
          type="number"
          min={marginBounds.least * 100}
          max={marginBounds.most * 100}
          step={0.1}
          value={text}
          aria-describedby={help}
          onChange={(event) => setText(event.target.value)}
          onBlur={enter}
        />
        <span className="muted">{t.marginUnit}</span>
      </label>
      <span id={help} className="visually-hidden">
        {t.marginHelp}
      </span>
    </form>
  );
}

function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}
