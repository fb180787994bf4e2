import { useMemo, type ReactNode } from 'react';
import type { Forecast } from '../../../shared/stats/forecast.ts';
import { isCapped } from '../../../shared/stats/words.ts';
import { Card } from '../../app/parts.tsx';
import { TwinView } from '../../charts/card/TwinView.tsx';
import { percent } from '../../charts/figures.ts';
import type { TableTwin } from '../../charts/table-twin.ts';
import { count, signed } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { figureWords, forecastsByDesign, forecastsByRole, rangeFigures, type Role } from './figures.ts';
import type { ForecastProps } from './ForecastCard.tsx';

const t = whatIfWords.forecast;

/** `100 %, all: taken as 43 %`, where there can't be as many condensed lines as the compliance asks for. */
function complianceCell(forecast: Forecast, role: Role): string {
  const said = `${percent(forecast.compliance, 0)}, ${t.shortRoles[role]}`;
  return isCapped(forecast) ? t.taken(said, percent(forecast.takenAs, 0)) : said;
}

/** Every figure of the forecasts, a row a language, compliance and design. */
export function ForecastTable({
  moved,
  outcome,
  compliance,
}: Pick<ForecastProps, 'moved' | 'outcome' | 'compliance'>): ReactNode {
  const twin = useMemo((): TableTwin => {
    const { columns } = t;
    return {
      columns: [
        { label: columns.language },
        { label: columns.compliance },
        { label: columns.design },
        { label: columns.change(whatIfWords.outcomes[outcome]) },
        { label: columns.perThousandExposures },
        { label: columns.perThousandHours },
        { label: columns.characters, show: (value) => signed(value) },
        { label: columns.linesChanged, show: (value) => count(value) },
      ],
      rows: moved.flatMap(({ name, answer: { whatIf } }) =>
        forecastsByDesign(whatIf).flatMap(({ isSameMoment, ...forecasts }) =>
          [...forecastsByRole(forecasts, compliance)]
            .sort(([, a], [, b]) => a.compliance - b.compliance)
            .map(([role, forecast]) => [
              name,
              complianceCell(forecast, role),
              isSameMoment ? t.sameMoment : t.withinTitles,
              ...rangeFigures.map((figure) => figureWords(forecast, figure)),
              forecast.characters,
              Math.round(forecast.linesChanged),
            ]),
        ),
      ),
    };
  }, [moved, outcome, compliance]);
  if (twin.rows.length === 0) return null;
  return (
    <Card title={t.table} note={t.tableNote} stale={moved.some(({ stale }) => stale)}>
      <TwinView caption={t.table} twin={twin} height={360} />
    </Card>
  );
}
