import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { signedPercent } from '../../../shared/stats/words.ts';
import { Headline } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { isCut, ratioScale } from '../../charts/study/curve.ts';
import { studyWords as t } from '../../i18n/study.ts';
import { useStudy, type AskedStudy } from '../../state/study.ts';
import { useViewSetting } from '../../state/view.ts';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { classes } from '../../ui/classes.ts';
import { Controls } from './Controls.tsx';
import { studyHeadline } from './headline.ts';
import { LanguageCard } from './LanguageCard.tsx';
import { byEvidence, hasEnough } from './order.ts';
import { Receipt } from './Receipt.tsx';
import { RunState } from './RunState.tsx';
import { useQuestion, viewsSetting } from './settings.ts';
import { Together } from './Together.tsx';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import './study.css';

/** The study: what is asked, how far it is, and what is found of each language, most evidence first. */
export function Study(): ReactNode {
  const question = useQuestion();
  const run = useStudy(question);
  const [view] = useViewSetting(viewsSetting);
  // Many cards are drawn in slices, between which the window stays free.
  const found = useDeferredValue(run.found);
  const studies = useMemo(() => byEvidence(found), [found]);
  // The key of a stratum, or all of them.
  const [explained, setExplained] = useState<number | 'all' | null>(null);
  const explain = useCallback((stratum: number) => setExplained(stratum), []);
  const shown = studies.filter(({ stratum }) => explained === 'all' || stratum.key === explained);
  return (
    <>
      <Head run={run} studies={studies} question={question} />
      <Controls />
      <RunState run={run} />
      <div className={classes('study-found', run.stale && 'stale')} aria-busy={run.status === 'running'}>
        <Found
          run={run}
          studies={studies}
          question={question}
          view={view}
          onHow={explain}
          onHowAll={() => setExplained('all')}
        />
      </div>
      {shown.length === 0 ? null : <Receipt studies={shown} question={question} />}
    </>
  );
}

function Head({
  run,
  studies,
  question,
}: {
  readonly run: AskedStudy;
  readonly studies: readonly ShownStudy[];
  readonly question: StudyQuestion;
}): ReactNode {
  const lines = studies.reduce((sum, { overview }) => sum + overview.lines, 0);
  return (
    <Headline
      stale={run.stale}
      note={studies.length === 0 ? t.counting : t.note(plural(lines, 'line'), signedPercent(question.margin))}
    >
      {studyHeadline(studies, question) ?? t.title}
    </Headline>
  );
}

interface FoundProps {
  readonly run: AskedStudy;
  readonly studies: readonly ShownStudy[];
  readonly question: StudyQuestion;
  readonly view: 'cards' | 'together';
  readonly onHow: (stratum: number) => void;
  readonly onHowAll: () => void;
}

function Found({ run, studies, question, view, onHow, onHowAll }: FoundProps): ReactNode {
  const isRunning = run.status === 'running';
  const y = useMemo(() => ratioScale(studies.filter(hasEnough)), [studies]);
  if (studies.length === 0) {
    if (isRunning || run.status === 'idle') return <Skeleton lines={12} />;
    return run.status === 'done' ? <EmptyState title={t.none.title}>{t.none.text}</EmptyState> : null;
  }
  if (view === 'together')
    return <Together studies={studies} question={question} isRunning={isRunning} y={y} onHow={onHowAll} />;
  return (
    <>
      <div className="study-cards">
        {studies.map((study) => (
          <LanguageCard
            key={study.stratum.key}
            study={study}
            question={question}
            isRunning={isRunning}
            y={y}
            onHow={onHow}
          />
        ))}
      </div>
      <p className="muted small">
        {t.chart.below} {isCut(y, studies) ? t.chart.cut : ''}
      </p>
    </>
  );
}
