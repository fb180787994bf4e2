import { useId, useRef, useState, type ReactNode } from 'react';
import type { Guide } from '../../../../shared/guidelines/guide.ts';
import type { LimitsRequest } from '../../../../shared/guidelines/limits.ts';
import { guideText } from '../../../../shared/guidelines/read-guide.ts';
import { usePlatform } from '../../../app/platform-context.ts';
import { guideWords as t } from '../../../i18n/guide.ts';
import { words } from '../../../i18n/words.ts';
import { problemsOf } from '../../../state/problems.ts';
import { useStore } from '../../../state/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import {
  draftOf,
  faultsOf,
  guideOf,
  isPreset,
  shownIn,
  withEntry,
  type Draft,
  type Faults,
} from './draft.ts';
import { fieldGroups } from './fields.ts';
import { FigureRow } from './FigureRow.tsx';
import { Told, type Tellings } from './Told.tsx';
import { loadGuide } from './load.ts';
import { removeGuide, takeGuide } from './keep.ts';

/** Props of {@link GuideDialog}. */
export interface GuideDialogProps {
  readonly guide: Guide;
  /** The lines in view: for them the figures are shown, and those that are changed hold. */
  readonly request: LimitsRequest;
  /** The same in words, such as `German, subtitle, adult`. */
  readonly linesAre: string;
  readonly onClose: () => void;
}

/** A style guide to edit: a copy of a preset, or one of the user's own. Nothing holds before it is used. */
export function GuideDialog({ guide, request, linesAre, onClose }: GuideDialogProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(guide));
  const faults = faultsOf(draft);
  const files = useGuideFiles(setDraft);
  /** Does something with the guide, or leads to what keeps it from being one. */
  const withGuide = (act: (guide: Guide) => void): void => {
    if (faults.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    else act(guideOf(draft, request, useStore.getState().guides, new Date().toISOString().slice(0, 10)));
  };
  const use = (made: Guide): void => {
    takeGuide(made);
    onClose();
  };
  return (
    <Dialog
      title={isPreset(draft.base) ? t.copyTitle(draft.base.name) : t.editTitle(draft.base.name)}
      onClose={onClose}
      stays
      className="guide-dialog"
      actions={
        <>
          <Button onClick={files.load}>{t.load}</Button>
          <Button onClick={() => withGuide(files.save)}>{t.saveFile}</Button>
          <RemoveButton id={draft.base.id} onRemoved={onClose} />
          <span className="guide-space" />
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button tone="primary" type="submit" form={formId}>
            {t.use}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        className="guide-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          withGuide(use);
        }}
      >
        <Told tellings={files.told} />
        <About draft={draft} faults={faults} linesAre={linesAre} onChange={setDraft} />
        <Figures draft={draft} faults={faults} request={request} onChange={setDraft} />
      </form>
    </Dialog>
  );
}

/** Loading and saving a guide as a file, and what became of it. */
function useGuideFiles(onLoad: (draft: Draft) => void): {
  readonly told: Tellings;
  readonly load: () => void;
  readonly save: (guide: Guide) => void;
} {
  const platform = usePlatform();
  const [told, setTold] = useState<Tellings>([]);
  const telling = (work: () => Promise<Tellings | null>): void =>
    void work().then(
      (tellings) => setTold(tellings ?? []),
      (cause: unknown) => setTold(problemsOf(cause)),
    );
  return {
    told,
    load: () =>
      telling(async () => {
        const file = await platform.chooseGuide();
        if (file === null) return null;
        const { guide, problems } = loadGuide(file, useStore.getState().guides);
        if (guide === null) return problems;
        onLoad(draftOf(guide));
        return [...problems, { severity: 'note', message: t.loaded(file.name) }];
      }),
    save: (guide) =>
      telling(async () => {
        const name = await platform.save('json', guide.name, guideText(guide));
        return name === null ? null : [{ severity: 'note', message: words.saved(name) }];
      }),
  };
}

/** Takes a guide of the user's own away; not there for one that isn't kept. */
function RemoveButton({ id, onRemoved }: { readonly id: string; readonly onRemoved: () => void }): ReactNode {
  const isKept = useStore((state) => state.guides.some((guide) => guide.id === id));
  if (!isKept) return null;
  return (
    <Button
      tone="danger"
      onClick={() => {
        removeGuide(id);
        onRemoved();
      }}
    >
      {t.remove}
    </Button>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (draft: Draft) => void;
}

/** The guide's name, and what figures that are changed cite and hold for. */
function About({ draft, faults, linesAre, onChange }: PartProps & { readonly linesAre: string }): ReactNode {
  return (
    <div className="guide-about">
      <TextField
        label={t.name}
        value={draft.name}
        fault={faults.get('name')}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label={t.source}
        value={draft.source}
        fault={faults.get('source')}
        onChange={(source) => onChange({ ...draft, source })}
      />
      <Segmented
        label={t.scope}
        showLabel
        choices={[
          { value: 'these', label: linesAre },
          { value: 'all', label: t.all },
        ]}
        value={draft.holds}
        onChange={(holds) => onChange({ ...draft, holds })}
      />
    </div>
  );
}

function TextField({
  label,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="guide-text">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        dir="auto"
        autoComplete="off"
        maxLength={200}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className="doubt small">
          {fault}
        </span>
      )}
    </div>
  );
}

function Figures({
  draft,
  faults,
  request,
  onChange,
}: PartProps & { readonly request: LimitsRequest }): ReactNode {
  const shown = shownIn(draft.base, request);
  return fieldGroups.map(({ title, fields }) => (
    <fieldset key={title} className="guide-group">
      <legend>{title}</legend>
      {fields.map((field) => (
        <FigureRow
          key={field.rule}
          field={field}
          shown={shown(field)}
          entry={draft.entries.get(field.rule)}
          fault={faults.get(field.rule)}
          onChange={(entry) => onChange(withEntry(draft, field, entry, shown(field).entry))}
        />
      ))}
    </fieldset>
  ));
}
