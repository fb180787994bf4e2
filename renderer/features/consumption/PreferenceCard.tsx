import { useMemo, type ReactNode } from 'react';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { DotsChart, shareDomain } from '../../charts/dots/DotsChart.tsx';
import { dotsFrame, dotsSpec } from '../../charts/dots/spec.ts';
import { languageName, plural } from '../../charts/figures.ts';
import { modesLegend } from '../../charts/modes.ts';
import {
  leftOutWords,
  preferenceDots,
  preferenceLanguages,
  preferenceTable,
  preferenceTitle,
} from '../../charts/preference/rows.ts';
import { useTheme } from '../../app/theme.ts';
import type { Show } from './selection.ts';
import type { Preference } from './use-preference.ts';

/** Languages that are drawn at most; the table has them all. */
const mostLanguages = 16;

/** What members chose where they could choose. */
export function PreferenceCard({
  preference,
  onShow,
}: {
  readonly preference: Preference;
  readonly onShow: Show;
}): ReactNode {
  const { all, allShares, explicitShares, counts, isObserved, setAside } = preference;
  const theme = useTheme();
  const languages = useMemo(() => preferenceLanguages(allShares, mostLanguages), [allShares]);
  const names = useMemo(() => languages.map(languageName), [languages]);
  const columns = useMemo(
    () => [
      preferenceDots('all views', allShares, languages, theme),
      ...(isObserved ? [] : [preferenceDots('explicit choices', explicitShares, languages, theme)]),
    ],
    [allShares, explicitShares, languages, theme, isObserved],
  );
  const twin = useMemo(() => preferenceTable(allShares, explicitShares), [allShares, explicitShares]);
  const views = allShares.reduce((sum, share) => sum + share.views, 0);
  return (
    <ChartCard
      title={counts === null ? 'Preference' : preferenceTitle(counts)}
      note={`share of ${plural(views, 'view')}, observational`}
      state={cardState(all, () => emptyWords(preference))}
      stale={preference.stale}
      twin={twin}
      height={dotsFrame(800, names.length === 0 ? 8 : names.length).height}
      figure={(width) => {
        const frame = dotsFrame(width, names.length);
        return { spec: dotsSpec(names, columns, shareDomain, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'preference' })}
      legend={modesLegend(
        allShares.map(({ mode }) => mode),
        'dots',
        theme,
      )}
      below={
        counts === null ? null : (
          <p className="chart-below">{`${leftOutWords(counts)} Intervals of 95 %, clustered by title. ${setAside}`}</p>
        )
      }
    >
      {(width) => (
        <DotsChart
          names={names}
          columns={columns}
          width={width}
          description={`Shares of the modes where subtitles and a dub were both available, ${names.length} languages. The table has every figure.`}
        />
      )}
    </ChartCard>
  );
}

function emptyWords({ allShares, lacksAvailability, counts }: Preference): string | null {
  if (allShares.length > 0) return null;
  if (lacksAvailability)
    return 'The package has no table availability, so that nothing is known of what members could choose from. Open a package that holds it.';
  return `No view under these filters had subtitles and a dub all week. ${counts === null ? '' : leftOutWords(counts)}`;
}
