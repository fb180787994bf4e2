import type { ReactNode } from 'react';
import type { Grade } from '../../../shared/stats/grade.ts';
import type { LimitVerdict } from '../../../shared/stats/limit-verdict.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import { gradeWords, reasonWords, verdictWords } from '../../../shared/stats/words.ts';
import { studyWords as t } from '../../i18n/study.ts';
import { Absent } from './Absent.tsx';

/** A sign beside the word, so that cards are told apart at a glance. */
const signs: Readonly<Record<LimitVerdict, string>> = { raise: '↑', keep: '=', lower: '↓', cannot_tell: '?' };

/** The verdict on a language's limit with its reason, and the grade of the evidence. */
export function Verdict({
  study: { finding },
  isRunning,
}: {
  readonly study: ShownStudy;
  readonly isRunning: boolean;
}): ReactNode {
  if (finding === null)
    return (
      <div className="study-verdict">
        <p className="study-verdict-word muted">
          <Absent isRunning={isRunning} />
        </p>
      </div>
    );
  const { verdict, reason, isPriority } = finding.decision;
  return (
    <div className="study-verdict">
      <p className="study-verdict-word">
        <span className={`study-sign study-sign-${verdict}`} aria-hidden="true">
          {signs[verdict]}
        </span>
        {verdictWords[verdict]}
        {isPriority ? <span className="study-priority">{t.priority}</span> : null}
      </p>
      <GradeMark grade={finding.grade} />
      <p className="study-reason">
        {reasonWords[reason]}
        {isPriority ? ` ${t.priorityWhy}` : ''}
      </p>
    </div>
  );
}

const steps: Readonly<Record<Grade, number>> = { strong: 3, moderate: 2, exploratory: 1, insufficient: 0 };

/** The grade as a word and as dots filled. */
function GradeMark({ grade }: { readonly grade: Grade }): ReactNode {
  return (
    <p className="study-grade" title={gradeWords[grade]}>
      <span className="muted">{t.grade}</span>
      <span className="study-dots" aria-hidden="true">
        {[1, 2, 3].map((dot) => (
          <span key={dot} className={dot <= steps[grade] ? 'study-dot study-dot-on' : 'study-dot'} />
        ))}
      </span>
      <strong>{t.grades[grade]}</strong>
    </p>
  );
}
