import { memo, useMemo, type ReactNode } from 'react';
import { proposedByVerdict } from '../../../shared/stats/study/proposed-limit.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { associationWords } from '../../../shared/stats/words.ts';
import { useTheme } from '../../app/theme.ts';
import { ChartCard, type CardState } from '../../charts/card/ChartCard.tsx';
import { percent, plural, roundCount } from '../../charts/figures.ts';
import { ChartScope } from '../../charts/card/scope.ts';
import { CurveChart } from '../../charts/study/CurveChart.tsx';
import { curveLayout } from '../../charts/study/curve-frame.ts';
import { curveSpec } from '../../charts/study/curve-spec.ts';
import { curveTable } from '../../charts/study/curve-table.ts';
import { shownDots, type RatioScale } from '../../charts/study/curve.ts';
import { limitWords } from '../../charts/study/limits.ts';
import { unbroken } from '../../i18n/format.ts';
import { studyWords as t } from '../../i18n/study.ts';
import { WhenSeen } from '../../ui/when-seen.tsx';
import { Examples } from './Examples.tsx';
import { Methods } from './Methods.tsx';
import { groupWords, studyName } from './names.ts';
import { Speeds } from './Speeds.tsx';
import { Verdict } from './Verdict.tsx';

/** Props of {@link LanguageCard}. */
export interface LanguageCardProps {
  readonly study: ShownStudy;
  readonly question: StudyQuestion;
  readonly isRunning: boolean;
  /** Shared by all cards. */
  readonly y: RatioScale;
  readonly onHow: (stratum: number) => void;
}

/** What a reviewer takes in at a glance of a language: the verdict and how sure it is, the speeds, the curve, and lines to read. */
export const LanguageCard = memo(function LanguageCard(props: LanguageCardProps): ReactNode {
  const { study, question, isRunning } = props;
  const name = studyName(study, question);
  return (
    <ChartScope value={`${name}, ${groupWords(study)}`}>
      <article className="card study-card" aria-label={name}>
        <header className="study-head">
          <h2>{name}</h2>
          <p className="muted small">{groupWords(study)}</p>
        </header>
        <Verdict study={study} isRunning={isRunning} />
        <Speeds study={study} question={question} isRunning={isRunning} />
        <CurvePart {...props} />
        <Basis study={study} question={question} />
        {study.stratum.limit === null ? null : (
          <WhenSeen height={exampleHeight}>
            <Examples study={study} limit={study.stratum.limit} outcome={question.outcome} />
          </WhenSeen>
        )}
        <Methods {...props} />
      </article>
    </ChartScope>
  );
});

/** What three lines to read usually take, in px. */
const exampleHeight = 220;

/** The curve over its histogram, drawn once it comes near the view. */
function CurvePart({ study, question, isRunning, y, onHow }: LanguageCardProps): ReactNode {
  const theme = useTheme();
  const name = studyName(study, question);
  const twin = useMemo(() => curveTable([[name, study]]), [name, study]);
  const { height } = curveLayout(400, false).frame;
  const limits = rulesWords(study);
  return (
    <ChartCard
      title={t.chart.title(t.outcomes[question.outcome])}
      note={t.chart.note}
      state={stateOf(study, isRunning)}
      stale={false}
      twin={twin}
      height={height}
      figure={(width) => ({
        spec: curveSpec(study, { theme, compact: false, width, y }),
        frame: curveLayout(width, false).frame,
      })}
      onHow={() => onHow(study.stratum.key)}
      below={limits === null ? undefined : <p className="chart-below">{limits}</p>}
    >
      {(width) => (
        <WhenSeen height={height}>
          <CurveChart study={study} name={name} width={width} y={y} />
        </WhenSeen>
      )}
    </ChartCard>
  );
}

/** Which limit is which, where the verdict proposes another one. */
function rulesWords(study: ShownStudy): string | null {
  const { limit } = study.stratum;
  const proposed = proposedByVerdict(study);
  if (limit === null || proposed === null) return null;
  const said = t.chart.rules[proposed > limit ? 'raise' : 'lower'];
  const faster = shareFaster(study, proposed);
  const rules = said(limitWords(limit, study), limitWords(proposed, study));
  // What whatif calls extrapolated: over the 99th percentile of speeds.
  return faster < 0.01 ? `${rules} ${t.chart.few(percent(faster, 1))}` : rules;
}

/** The share of lines over a speed, to a narrow bin. */
function shareFaster({ overview: { histogram, lines } }: ShownStudy, cps: number): number {
  return histogram.reduce((sum, bin) => sum + (bin.from >= cps - 1e-9 ? bin.lines : 0), 0) / lines;
}

function stateOf(study: ShownStudy, isRunning: boolean): CardState {
  if (isRunning && study.curve === null) return { kind: 'loading' };
  if (shownDots(study).length > 0) return { kind: 'ready' };
  return { kind: 'empty', title: t.noCurve.title, text: t.noCurve.text };
}

/** What the card rests on: the finding above the limit in its fixed words, n, what is not controlled, and the limit's rule with its page. */
function Basis({
  study: { finding, overview, stratum },
  question: { outcome },
}: {
  readonly study: ShownStudy;
  readonly question: StudyQuestion;
}): ReactNode {
  const { limit, citation } = stratum;
  return (
    <div className="study-basis">
      {finding === null || limit === null ? null : (
        <p>{unbroken(associationWords({ outcome, speed: limit, found: finding.overLimit }))}</p>
      )}
      <p className="muted small">
        {t.counts(
          plural(overview.lines, 'line'),
          plural(overview.titles, 'title'),
          plural(overview.exposures, 'exposure'),
          t.events(roundCount(overview.events), outcome),
        )}{' '}
        {[t.observational, ...(finding?.notControlled ?? []).map((what) => t.notControlled[what])].join(' ')}
      </p>
      {limit === null ? null : (
        <p className="muted small" dir="auto">
          <span className="over-limit">{t.limitRule(String(limit))}</span>
          {citation === null ? '' : `: ${citation}`}
        </p>
      )}
    </div>
  );
}
