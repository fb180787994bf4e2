import type { ReactNode } from 'react';
import { outcomeNouns, signedPercent, statedPercent } from '../../../shared/stats/words.ts';
import { Headline } from '../../app/parts.tsx';
import { briefWords as t } from '../../i18n/brief.ts';
import { useRows } from '../../state/ask.ts';
import { useBrief, type AskedBrief } from '../../state/brief.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Banner, EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Controls, groupsSql, languagesIn } from './Controls.tsx';
import { Keep } from './Keep.tsx';
import { Page } from './Page.tsx';
import { RunState } from './RunState.tsx';
import { useChosen } from './settings.ts';
import './brief.css';

/** The brief: what it is of, how far it is, and what is written, to save and to print. */
export function Brief(): ReactNode {
  const chosen = useChosen();
  const brief = useBrief(chosen.question);
  const put = useStore((state) => state.put);
  const groups = useRows(groupsSql);
  const { outcome, margin, smallestThatMatters: smallest } = chosen.question;
  const note = t.note(
    outcomeNouns[outcome],
    signedPercent(margin),
    smallest === null ? null : statedPercent(smallest),
  );
  const languages = groups.answer === null ? [] : languagesIn(groups.answer, chosen);
  return (
    <>
      <Headline
        note={
          <>
            {note}{' '}
            <Button tone="plain" onClick={() => put({ screen: 'study' })}>
              {t.toStudy}
            </Button>
          </>
        }
      >
        {t.title}
      </Headline>
      {groups.problem === null ? null : <ErrorState problem={groups.problem} />}
      {groups.answer === null && groups.problem === null ? <Skeleton lines={2} /> : null}
      {groups.answer === null ? null : <Controls chosen={chosen} languages={languages} brief={brief} />}
      {groups.answer !== null && languages.length === 0 ? (
        <EmptyState title={t.nothing.title}>{t.nothing.text}</EmptyState>
      ) : null}
      <RunState brief={brief} />
      <Written brief={brief} isChosen={chosen.question.languages.length > 0} />
    </>
  );
}

function Written({
  brief: { status, contents, stale },
  isChosen,
}: {
  readonly brief: AskedBrief;
  readonly isChosen: boolean;
}): ReactNode {
  const isRunning = status === 'running';
  if (contents === null) {
    if (isRunning) return <Skeleton lines={12} />;
    const { title, text } = isChosen ? t.notYet : t.noneChosen;
    return <EmptyState title={title}>{text}</EmptyState>;
  }
  return (
    <>
      {stale && !isRunning ? <Banner>{t.stale}</Banner> : null}
      <Keep contents={contents} />
      <div className={classes('brief-sheet', isRunning && 'stale')} aria-busy={isRunning}>
        <Page contents={contents} />
      </div>
    </>
  );
}
