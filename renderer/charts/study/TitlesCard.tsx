import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { studyWords } from '../../i18n/study.ts';
import { ChartCard } from '../card/ChartCard.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import { describeTitles, titlesFrame, titlesSpec, titlesTable, type TitleFigures } from './titles.ts';

const t = studyWords.methods.titles;

/** Props of {@link TitlesCard}. */
export interface TitlesCardProps {
  readonly figures: TitleFigures;
  /** What members did, in the plural. */
  readonly noun: string;
  readonly onHow: () => void;
}

/** Some titles with their own slopes under the pooled one, as a card with its table. */
export function TitlesCard({ figures, noun, onHow }: TitlesCardProps): ReactNode {
  const theme = useTheme();
  const twin = useMemo(() => titlesTable(figures), [figures]);
  return (
    <ChartCard
      title={t.title}
      note={t.note(noun)}
      state={{ kind: 'ready' }}
      stale={false}
      twin={twin}
      height={titlesFrame(600).height}
      figure={(width) => {
        const frame = titlesFrame(width);
        return { spec: titlesSpec(figures, theme, frame), frame };
      }}
      onHow={onHow}
    >
      {(width) => <Drawn figures={figures} width={width} />}
    </ChartCard>
  );
}

function Drawn({ figures, width }: Pick<TitlesCardProps, 'figures'> & { readonly width: number }): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => titlesFrame(width), [width]);
  const spec = useMemo(() => titlesSpec(figures, theme, frame), [figures, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describeTitles(figures)} />;
}
