import type { ReactNode } from 'react';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { signedPercent, speedDigits } from '../../../shared/stats/words.ts';
import { reachedInterval, reachedWords, safeWords } from '../../charts/study/speed-words.ts';
import { decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { Absent } from './Absent.tsx';

const t = studyWords.figures;

/** The limit of a language beside its safe and its benchmark speed. */
export function Speeds({
  study: { stratum, overview, curve },
  question,
  isRunning,
}: {
  readonly study: ShownStudy;
  readonly question: StudyQuestion;
  readonly isRunning: boolean;
}): ReactNode {
  const digits = speedDigits(overview.meanSpeed);
  const margin = signedPercent(question.margin).replace(' ', '\u00a0');
  const benchmark = curve?.benchmark ?? null;
  const safe = curve?.safe ?? null;
  const none = <span className="study-absent">{studyWords.noneShown}</span>;
  const absent = <Absent isRunning={isRunning && (curve === null || curve.isFirstLook)} />;
  return (
    <dl className="study-speeds">
      <Speed
        label={stratum.limit === null ? t.noLimit : t.limit}
        value={stratum.limit === null ? '–' : decimal(stratum.limit, Number.isInteger(stratum.limit) ? 0 : 1)}
      />
      <Speed
        label={t.safe(margin)}
        value={
          safe === null ? (curve === null || curve.isFirstLook ? absent : none) : safeWords(safe, digits)
        }
      />
      <Speed
        label={curve === null ? t.benchmark(margin) : t.benchmarkOver(margin, decimal(curve.typical, digits))}
        value={benchmark === null ? absent : reachedWords(benchmark.speed, digits)}
        interval={benchmark === null ? '' : reachedInterval(benchmark.interval, digits)}
      />
    </dl>
  );
}

function Speed({
  label,
  value,
  interval = '',
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly interval?: string;
}): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {interval === '' ? null : <small>{interval}</small>}
      </dd>
    </div>
  );
}
