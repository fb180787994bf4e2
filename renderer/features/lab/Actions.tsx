import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { patchOf, type Texts } from '../../../shared/semantic/diff/patch.ts';
import { summaryOf } from '../../../shared/semantic/diff/summary.ts';
import type { DefinitionDiff } from '../../../shared/semantic/diff/types.ts';
import { editsOf } from '../../app/edits.ts';
import { useDefinitions } from '../../app/ask.ts';
import { telling } from '../../app/notice.ts';
import { Toolbar } from '../../app/parts.tsx';
import { usePlatform } from '../../app/platform-context.ts';
import { packageName } from '../../app/workspace.ts';
import { labWords } from '../../i18n/lab.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { sameEdits } from './files.ts';

const t = labWords.actions;

/** Props of {@link Actions}. */
export interface ActionsProps {
  readonly base: Texts;
  /** What the edit changes; null where that is not known. */
  readonly diff: DefinitionDiff | null;
}

/** What can be done with the edit: read it elsewhere, keep it, put it in force, take it back. */
export function Actions({ base, diff }: ActionsProps): ReactNode {
  const { draft, edits, applying, history, undo } = useStore();
  const isEdited = !sameEdits(draft, edits.files);
  if (!isEdited && edits.files.length === 0 && !applying) return null;
  return (
    <Toolbar>
      {isEdited || applying ? <Apply isKnown={diff !== null} /> : null}
      <Keep base={base} diff={diff} />
      <Leave isEdited={isEdited} />
      {history.past.length > 0 ? (
        <Button disabled={applying} onClick={undo}>
          {t.undo}
        </Button>
      ) : null}
    </Toolbar>
  );
}

/** Puts the edit in force, once it is known what it changes. */
function Apply({ isKnown }: { readonly isKnown: boolean }): ReactNode {
  const { draft, applying, change } = useStore();
  const apply = (): Promise<void> =>
    telling(async () => {
      const next = await editsOf(draft);
      change({ edits: next, draft: next.files });
      return null;
    });
  return (
    <Button tone="primary" data-lab="apply" disabled={!isKnown || applying} onClick={() => void apply()}>
      {applying ? t.applying : t.apply}
    </Button>
  );
}

/** Copies the summary, saves the patch. */
function Keep({ base, diff }: ActionsProps): ReactNode {
  const platform = usePlatform();
  const definitions = useDefinitions();
  const draft = useStore((state) => state.draft);
  const fingerprint = useStore((state) => state.opened?.loaded.fingerprint ?? '');
  const save = (): Promise<void> =>
    telling(async () => {
      const name = await platform.save('patch', 'definitions', patchOf(base, draft));
      return name === null ? null : { tone: 'note', text: t.saved(name) };
    });
  return (
    <>
      {diff === null ? null : (
        <CopyButton
          text={summaryOf(diff, { package: packageName(), fingerprint, definitions })}
          label={t.copy}
          tone="normal"
          data-lab="copy"
        />
      )}
      {draft.length === 0 ? null : (
        <Button data-lab="patch" onClick={() => void save()}>
          {t.patch}
        </Button>
      )}
    </>
  );
}

/** Takes the edit back: what is not in force yet, and what is. */
function Leave({ isEdited }: { readonly isEdited: boolean }): ReactNode {
  const { edits, applying, change } = useStore();
  return (
    <>
      {isEdited ? (
        <Button
          data-lab="discard"
          onClick={() => {
            flushSync(() => change({ draft: edits.files }));
            // The button goes with the edit: the keyboard goes on at the choice of a definition.
            document.querySelector<HTMLElement>('.lab-editing button')?.focus();
          }}
        >
          {t.discard}
        </Button>
      ) : null}
      {edits.files.length > 0 ? (
        <Button
          data-lab="shipped"
          disabled={applying}
          onClick={() => change({ edits: { files: [], patch: '' }, draft: [] })}
        >
          {t.back}
        </Button>
      ) : null}
    </>
  );
}
