import { useId, useRef, useState, type ReactNode, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { keptScenarios, type NewLimits, type Scenario } from '../../../shared/workspace/scenario.ts';
import { Card } from '../../app/parts.tsx';
import { languageName } from '../../charts/figures.ts';
import { list } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { scenariosSetting } from '../../state/scenarios.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { complianceShare, speed } from './figures.ts';
import { scenarioName } from './scenario-names.ts';

const t = whatIfWords.scenarios;

/** Props of {@link Scenarios}. */
export interface ScenariosProps {
  readonly now: NewLimits;
  readonly scenarios: readonly Scenario[];
  /** Shows the limits of a scenario in the place of those in view. */
  readonly onShow: (scenario: Scenario) => void;
}

/** The limits in view kept under a name, and those that are kept: each can be shown, renamed and removed. */
export function Scenarios({ now, scenarios, onShow }: ScenariosProps): ReactNode {
  const [, setKept] = useViewSetting(scenariosSetting);
  const [renamed, setRenamed] = useState<Scenario | null>(null);
  const rows = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const keep = (next: readonly Scenario[]): void => setKept(keptScenarios(next));
  const remove = (row: number): void => {
    flushSync(() => keep(scenarios.toSpliced(row, 1)));
    // The button had the focus and is gone.
    const next = rows.current?.children[Math.min(row, scenarios.length - 2)];
    (next?.querySelector('button') ?? field.current)?.focus();
  };
  const rename = (from: Scenario, name: string): void => {
    keep(scenarios.map((one) => (one === from ? { ...one, name } : one)));
    setRenamed(null);
  };
  return (
    <Card title={t.title} note={t.note}>
      <NameForm
        field={field}
        label={t.name}
        of={now}
        actionOf={(name) => (scenarios.some((one) => one.name === name) ? t.replace : t.save)}
        onName={(name) => keep([...scenarios.filter((one) => one.name !== name), { ...now, name }])}
      />
      {scenarios.length === 0 ? <p className="muted">{t.none}</p> : null}
      <ul ref={rows} className="what-if-scenarios">
        {scenarios.map((scenario, row) => (
          <Kept
            key={scenario.name}
            scenario={scenario}
            onShow={() => onShow(scenario)}
            onRename={() => setRenamed(scenario)}
            onRemove={() => remove(row)}
          />
        ))}
      </ul>
      {renamed === null ? null : (
        <Dialog bare title={t.rename(renamed.name)} onClose={() => setRenamed(null)}>
          <NameForm
            label={t.newName(renamed.name)}
            of={renamed}
            first={renamed.name}
            taken={scenarios.flatMap(({ name }) => (name === renamed.name ? [] : [name]))}
            actionOf={() => t.keep}
            onName={(name) => rename(renamed, name)}
          />
        </Dialog>
      )}
    </Card>
  );
}

interface KeptProps {
  readonly scenario: Scenario;
  readonly onShow: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function Kept({ scenario, onShow, onRename, onRemove }: KeptProps): ReactNode {
  const { name } = scenario;
  return (
    <li>
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p className="muted small">{scenarioWords(scenario)}</p>
      </div>
      <span className="what-if-actions">
        <Button aria-label={t.showOf(name)} onClick={onShow}>
          {t.show}
        </Button>
        <Button tone="plain" aria-label={t.rename(name)} onClick={onRename}>
          {t.keep}
        </Button>
        <Button tone="plain" aria-label={t.remove(name)} onClick={onRemove}>
          {t.drop}
        </Button>
      </span>
    </li>
  );
}

/** What a scenario holds, in a line. */
function scenarioWords({ assetType, audience, compliance, limits }: Scenario): string {
  const each = [...limits].map(([language, limit]) => `${languageName(language)} ${speed(limit)}`);
  return [
    whatIfWords.group(assetType, audience),
    t.compliance(compliance === null ? null : complianceShare(compliance)),
    t.limits(list(each)),
  ].join(' · ');
}

interface NameFormProps {
  readonly field?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly of: NewLimits;
  readonly first?: string;
  /** Names that it may not have. */
  readonly taken?: readonly string[];
  readonly actionOf: (name: string) => string;
  readonly onName: (name: string) => void;
}

function NameForm({ field, label, of, first = '', taken = [], actionOf, onName }: NameFormProps): ReactNode {
  const [text, setText] = useState(first);
  const [fault, setFault] = useState<string | null>(null);
  const faultId = useId();
  const enter = (): void => {
    const name = scenarioName(text, of);
    const wrong = name === null ? t.noName : taken.includes(name) ? t.taken : null;
    setFault(wrong);
    if (name === null || wrong !== null) return;
    setText('');
    onName(name);
  };
  return (
    <form
      className="what-if-name"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <label>
        <span className="field-label">{label}</span>
        <input
          ref={field}
          className="input"
          dir="auto"
          maxLength={60}
          value={text}
          data-what-if={first === '' ? 'save' : undefined}
          aria-invalid={fault !== null}
          aria-describedby={faultId}
          onChange={(event) => {
            setText(event.target.value);
            setFault(null);
          }}
        />
      </label>
      <Button type="submit" tone="primary">
        {actionOf(text.trim())}
      </Button>
      <p id={faultId} role="status" className="what-if-fault">
        {fault}
      </p>
    </form>
  );
}
