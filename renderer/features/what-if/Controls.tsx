import type { ReactNode } from 'react';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { scenarioBounds, type NewLimits } from '../../../shared/workspace/scenario.ts';
import { Toolbar } from '../../app/parts.tsx';
import { languageName } from '../../charts/figures.ts';
import { whatIfWords as t } from '../../i18n/what-if.ts';
import { useViewSetting } from '../../state/view.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { speed } from './figures.ts';
import { audiencesOf, kindsOf, languagesOf, ofGroup, withLanguages, type Groups } from './groups.ts';
import { outcomeSetting, viewsSetting } from './settings.ts';

const views = ['limits', 'compare'] as const;
const sources = ['read', 'stated'] as const;

/** What stands at first where a compliance is to be stated: every line follows. */
export const firstStated = 1;
/** The field where it is stated, as a selector. */
export const statedField = '.what-if-stated input';
/** How long after the last digit or step a figure is taken, in ms. */
export const settleMs = 350;

/** Props of {@link Controls}. */
export interface ControlsProps {
  readonly groups: Groups;
  /** Null: only what holds for all scenarios. */
  readonly now: NewLimits | null;
  readonly onChange: (now: NewLimits) => void;
}

/** The lines, the outcome, and how many lines follow a limit; or the scenarios side by side. */
export function Controls({ groups, now, onChange }: ControlsProps): ReactNode {
  const [outcome, setOutcome] = useViewSetting(outcomeSetting);
  const [view, setView] = useViewSetting(viewsSetting);
  return (
    <Toolbar>
      <Segmented
        label={t.view}
        choices={views.map((value) => ({ value, label: t.views[value] }))}
        value={view}
        onChange={setView}
      />
      <Select
        label={t.outcome}
        options={studyOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        chosen={[outcome]}
        onChange={([id]) => setOutcome(studyOutcomes.find((one) => one === id) ?? 'rewinds')}
      />
      {now === null ? null : (
        <>
          <Group groups={groups} now={now} onChange={onChange} />
          <Compliance now={now} onChange={onChange} />
        </>
      )}
    </Toolbar>
  );
}

interface NowProps {
  readonly groups: Groups;
  readonly now: NewLimits;
  readonly onChange: (now: NewLimits) => void;
}

function Group({ groups, now, onChange }: NowProps): ReactNode {
  const inForce = new Map(languagesOf(groups, now).limited.map(({ language, limit }) => [language, limit]));
  const languages = [...new Set([...inForce.keys(), ...now.limits.keys()])];
  return (
    <>
      <Select
        label={t.kind}
        options={withNow(kindsOf(groups), now.assetType).map((value) => ({ value, label: t.kindOf(value) }))}
        chosen={[now.assetType]}
        onChange={([kind = now.assetType]) => onChange(ofGroup(groups, now, kind, now.audience))}
      />
      <Select
        label={t.audience}
        options={withNow(audiencesOf(groups, now.assetType), now.audience).map((value) => ({
          value,
          label: t.audienceOf(value),
        }))}
        chosen={[now.audience]}
        onChange={([audience = now.audience]) => onChange(ofGroup(groups, now, now.assetType, audience))}
      />
      <Select
        label={t.languages}
        multiple
        options={languages.map((value) => ({
          value,
          label: languageName(value),
          note: inForce.has(value) ? t.limits.today(speed(inForce.get(value) ?? 0)) : t.limits.notHere,
        }))}
        chosen={[...now.limits.keys()]}
        onChange={(chosen) => onChange(withLanguages(groups, now, chosen))}
      />
    </>
  );
}

/** The values that the package has, and the one in view, which may come from elsewhere. */
function withNow(values: readonly string[], now: string): readonly string[] {
  return values.includes(now) ? values : [...values, now];
}

function Compliance({ now, onChange }: Omit<NowProps, 'groups'>): ReactNode {
  const { compliance } = now;
  return (
    <>
      <Segmented
        label={t.compliance.label}
        showLabel
        choices={sources.map((value) => ({ value, label: t.compliance.choices[value] }))}
        value={compliance === null ? 'read' : 'stated'}
        onChange={(source) => onChange({ ...now, compliance: source === 'read' ? null : firstStated })}
      />
      {compliance === null ? null : (
        <div className="what-if-stated">
          <NumberField
            label={t.compliance.field}
            unit={t.compliance.unit}
            help={t.compliance.help}
            value={Math.round(compliance * 1000) / 10}
            least={scenarioBounds.compliance.least * 100}
            most={scenarioBounds.compliance.most * 100}
            step={5}
            settleMs={settleMs}
            onChange={(percent) => onChange({ ...now, compliance: Math.round(percent * 10) / 1000 })}
          />
        </div>
      )}
    </>
  );
}
