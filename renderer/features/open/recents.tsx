import { useEffect, useState, type ReactNode } from 'react';
import type { RecentPackage } from '../../../shared/bridge/contract.ts';
import { usePlatform } from '../../app/platform-context.ts';
import { date } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { ClockIcon, CloseIcon } from '../../ui/icons.tsx';
import type { OpenSource } from './open-screen.tsx';

const t = words.open;

/** Packages opened before, newest first. */
export function Recents({ onOpen }: { readonly onOpen: OpenSource }): ReactNode {
  const platform = usePlatform();
  const [recents, setRecents] = useState<readonly RecentPackage[]>([]);
  useEffect(() => {
    let gone = false;
    platform.recents().then(
      (found) => {
        if (!gone) setRecents(found);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [platform]);
  const forget = (recent: RecentPackage): void => {
    platform.forgetRecent(recent).then(
      () => setRecents((all) => all.filter((one) => one.id !== recent.id)),
      () => undefined,
    );
  };
  return (
    <section className="recents">
      <h2>{t.recents}</h2>
      {recents.length === 0 && <p className="muted">{t.noRecents}</p>}
      <ul>
        {recents.map((recent) => (
          <li key={recent.id}>
            <button
              type="button"
              className="recent"
              onClick={() => onOpen(() => platform.openRecent(recent))}
            >
              <ClockIcon />
              <strong dir="auto">{recent.label}</strong>
              <span className="muted">{t.openedOn(date(recent.openedOn))}</span>
            </button>
            <IconButton icon={CloseIcon} label={t.forget(recent.label)} onClick={() => forget(recent)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
