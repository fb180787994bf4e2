import { useMemo, type ReactNode } from 'react';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { curveLayout } from './curve-frame.ts';
import { curveSpec, describeCurve } from './curve-spec.ts';
import type { RatioScale } from './curve.ts';

/** Props of {@link CurveChart}. */
export interface CurveChartProps {
  readonly study: ShownStudy;
  /** Of the language and group. */
  readonly name: string;
  readonly width: number;
  readonly compact?: boolean;
  /** Shared by all that are compared. */
  readonly y: RatioScale;
}

/** The curve of a language over its histogram, drawn. */
export function CurveChart({ study, name, width, compact = false, y }: CurveChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => curveLayout(width, compact).frame, [width, compact]);
  const spec = useMemo(
    () => curveSpec(study, { theme, compact, width, y }),
    [study, theme, compact, width, y],
  );
  return <VegaChart spec={spec} frame={frame} description={describeCurve(study, name)} />;
}
