import { useMemo, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { readRules } from '../../../shared/semantic/definitions/case-text.ts';
import { shippedTexts } from '../../../shared/semantic/definitions/shipped-texts.ts';
import { headline } from '../../../shared/semantic/diff/summary.ts';
import type { Texts } from '../../../shared/semantic/diff/patch.ts';
import { useDefinitions } from '../../app/ask.ts';
import { Card, Headline, Toolbar } from '../../app/parts.tsx';
import { labWords } from '../../i18n/lab.ts';
import { useStore } from '../../state/store.ts';
import { useViewSetting } from '../../state/view.ts';
import { Banner } from '../../ui/states.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions } from './Actions.tsx';
import { CasesForm } from './CasesForm.tsx';
import { DiffView } from './DiffView.tsx';
import { filesOf, modelIn, textOf, withText } from './files.ts';
import { fileSetting, kindSetting, waySetting } from './settings.ts';
import { usePartnerNames } from './partner-names.ts';
import { State } from './State.tsx';
import { useDiff } from './use-diff.ts';
import { useReadyForEdit } from './use-ready-for-edit.ts';
import { YamlEditor } from './YamlEditor.tsx';

/** The lab at work: what is edited, how, and what it would change. */
export function Bench(): ReactNode {
  const base = shippedTexts;
  const draft = useStore((state) => state.draft);
  const applied = useStore((state) => state.edits.files);
  const lab = useDiff(draft);
  const partners = usePartnerNames();
  const { state, diff } = lab;
  const problems = state.kind === 'wrong' ? state.problems : [];
  const isStale = diff !== null && state.kind !== 'done';
  return (
    <>
      <Headline note={labWords.note} stale={isStale}>
        {diff === null ? labWords.title : headline(diff)}
      </Headline>
      {applied.length > 0 ? <Banner tone="note">{labWords.inForce(applied.length)}</Banner> : null}
      <Actions base={base} diff={isStale ? null : diff} />
      <div className="lab">
        <Editing base={base} problems={problems} />
        <div className="lab-diff">
          <State lab={lab} />
          {diff === null ? null : <DiffView diff={diff} partners={partners} stale={isStale} />}
        </div>
      </div>
    </>
  );
}

const kindChoices = [
  { value: 'rules', label: labWords.pick.rules },
  { value: 'metrics', label: labWords.pick.metrics },
  { value: 'other', label: labWords.pick.other },
] as const;

const wayChoices = [
  { value: 'form', label: labWords.form.form },
  { value: 'yaml', label: labWords.form.yaml },
] as const;

/** What is edited, and the form or the text to edit it by. */
function Editing({
  base,
  problems,
}: {
  readonly base: Texts;
  readonly problems: readonly Problem[];
}): ReactNode {
  const definitions = useDefinitions();
  const draft = useStore((state) => state.draft);
  const change = useStore((state) => state.change);
  const [kind, setKind] = useViewSetting(kindSetting);
  const [file, setFile] = useViewSetting(fileSetting);
  const [way, setWay] = useViewSetting(waySetting);
  const files = useMemo(() => filesOf(kind, base, definitions), [kind, base, definitions]);
  const path = files.find(({ value }) => value === file)?.value ?? files[0]?.value ?? '';
  const text = textOf(path, draft, base);
  const rules = useMemo(() => readRules(text), [text]);
  useReadyForEdit(kind === 'rules' ? (modelIn(path, definitions)?.name ?? null) : null);
  const own = problems.filter(({ at }) => at.file === path);
  const set = (next: string, gesture?: string): void =>
    change({ draft: withText(path, next, draft, base) }, gesture);
  return (
    <Card
      title={files.find(({ value }) => value === path)?.label ?? path}
      note={path}
      className="lab-editing"
    >
      <Toolbar>
        <Segmented label={labWords.pick.kind} choices={kindChoices} value={kind} onChange={setKind} />
        <Select
          label={labWords.pick.which}
          options={files}
          chosen={[path]}
          onChange={([next = '']) => setFile(next)}
        />
        {kind === 'rules' ? (
          <Segmented label={labWords.form.as} choices={wayChoices} value={way} onChange={setWay} />
        ) : null}
      </Toolbar>
      {kind === 'rules' && way === 'form' && rules !== null ? (
        <CasesForm key={path} rules={rules} text={text} problems={own} onChange={set} />
      ) : (
        <>
          {kind === 'rules' && way === 'form' ? <p className="muted">{labWords.cases.noForm}</p> : null}
          <YamlEditor
            key={path}
            path={path}
            text={text}
            problems={own}
            definitions={definitions}
            onChange={(next) => set(next, `lab.text.${path}`)}
          />
        </>
      )}
    </Card>
  );
}
