import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { curveLayout } from './curve-frame.ts';
import { curveSpec, describeCurve } from './curve-spec.ts';
import type { CurveFigures, RatioScale } from './curve.ts';

/** Props of {@link CurveChart}. */
export interface CurveChartProps {
  readonly study: CurveFigures;
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
  const { stratum, overview, curve, finding } = study;
  const spec = useMemo(
    () => curveSpec({ stratum, overview, curve, finding }, { theme, compact, width, y }),
    [stratum, overview, curve, finding, theme, compact, width, y],
  );
  return <VegaChart spec={spec} frame={frame} description={describeCurve(study, name)} />;
}
