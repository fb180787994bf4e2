import './open.css';
import type { ReactNode } from 'react';
import { Headline } from '../../app/parts.tsx';
import { usePlatform } from '../../app/platform-context.ts';
import { packageName } from '../../app/workspace.ts';
import { telling } from '../../app/notice.ts';
import { words } from '../../i18n/words.ts';
import type { Source } from '../../platform/platform.ts';
import type { OpenState } from '../../state/package.ts';
import { useStore } from '../../state/store.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { FolderIcon } from '../../ui/icons.tsx';
import { Asking } from './asking.tsx';
import { Loaded } from './loaded.tsx';
import { Recents } from './recents.tsx';
import { Report } from './report.tsx';
import { Running } from './running.tsx';

const t = words.open;

/** Opens what a picker or a list brings; a picker that fails says so in the frame. */
export type OpenSource = (choose: () => Promise<Source | null>) => void;

/** Where packages come in: drop, choose, recents, the demo; then how it goes, and what was found. */
export function OpenScreen(): ReactNode {
  const opening = useStore((state) => state.opening);
  const opened = useStore((state) => state.opened);
  const workbench = useWorkbench();
  const open: OpenSource = (choose) =>
    void telling(async () => {
      const source = await choose();
      if (source !== null) await workbench.open(source.files, source.remember);
      return null;
    });
  if (opening.kind === 'running') return <Running opening={opening} />;
  return (
    <>
      {opening.kind === 'refused' && <Refused opening={opening} />}
      {opening.kind === 'asking' && <Asking opening={opening} />}
      {opened !== null && opening.kind !== 'refused' && <Loaded opened={opened} />}
      {opened === null && opening.kind === 'idle' && <Headline note={t.lead}>{t.headline}</Headline>}
      <Ways onOpen={open} />
      <Recents onOpen={open} />
    </>
  );
}

/** The ways in. */
function Ways({ onOpen }: { readonly onOpen: OpenSource }): ReactNode {
  const platform = usePlatform();
  const { demo } = platform.boot;
  return (
    <section className="ways" aria-label={t.title}>
      <div className="drop-zone">
        <FolderIcon size={28} />
        <p>
          <strong>{t.drop}</strong>
          <br />
          <span className="muted">{t.dropAnywhere}</span>
        </p>
        <div className="row">
          <Button tone="primary" onClick={() => onOpen(() => platform.chooseFolder())}>
            {t.chooseFolder}
          </Button>
          <Button onClick={() => onOpen(() => platform.chooseFiles())}>{t.chooseFiles}</Button>
        </div>
      </div>
      {demo !== null && (
        <div className="demo-offer">
          <Button onClick={() => onOpen(() => Promise.resolve(platform.hosted(demo)))}>{t.demo}</Button>
          <p className="muted">{t.demoNote}</p>
        </div>
      )}
    </section>
  );
}

function Refused({ opening }: { readonly opening: Extract<OpenState, { kind: 'refused' }> }): ReactNode {
  const put = useStore((state) => state.put);
  const open = packageName();
  return (
    <>
      <Headline note={open === '' ? t.refusedNone : t.refusedKeep(open)}>{t.refused(opening.label)}</Headline>
      {open === '' ? null : (
        <div className="row">
          <Button onClick={() => put({ opening: { kind: 'idle' } })}>{t.back(open)}</Button>
        </div>
      )}
      <Report problems={opening.problems} label={opening.label} />
    </>
  );
}
