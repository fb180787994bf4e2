import { useMemo, type ReactNode } from 'react';
import type { CurveThreshold } from '../../../shared/stats/study/types.ts';
import { useTheme } from '../../app/theme.ts';
import { studyWords } from '../../i18n/study.ts';
import { ChartCard } from '../card/ChartCard.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import { describeProfile, profileFrame, profileSpec, profileTable } from './profile.ts';

const t = studyWords.methods.profile;

/** Props of {@link ProfileCard}. */
export interface ProfileCardProps {
  readonly threshold: CurveThreshold;
  /** Of speeds. */
  readonly digits: number;
  readonly below: ReactNode;
  readonly onHow: () => void;
}

/** Where the slope may change, as a card with its table. */
export function ProfileCard({ threshold, digits, below, onHow }: ProfileCardProps): ReactNode {
  const theme = useTheme();
  const twin = useMemo(() => profileTable(threshold, digits), [threshold, digits]);
  return (
    <ChartCard
      title={studyWords.methods.threshold}
      note={t.note}
      state={{ kind: 'ready' }}
      stale={false}
      twin={twin}
      height={profileFrame(600).height}
      figure={(width) => {
        const frame = profileFrame(width);
        return { spec: profileSpec(threshold, digits, theme, frame), frame };
      }}
      onHow={onHow}
      below={<div className="chart-below">{below}</div>}
    >
      {(width) => <Drawn threshold={threshold} digits={digits} width={width} />}
    </ChartCard>
  );
}

function Drawn({
  threshold,
  digits,
  width,
}: Pick<ProfileCardProps, 'threshold' | 'digits'> & { readonly width: number }): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => profileFrame(width), [width]);
  const spec = useMemo(() => profileSpec(threshold, digits, theme, frame), [threshold, digits, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describeProfile(threshold, digits)} />;
}
