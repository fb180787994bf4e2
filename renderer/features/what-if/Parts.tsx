import { useMemo, useState, type ReactNode } from 'react';
import { Card } from '../../app/parts.tsx';
import { TwinView } from '../../charts/card/TwinView.tsx';
import type { TableTwin, TwinCell } from '../../charts/table-twin.ts';
import { count, signed } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { complianceShare, figureWords, mainForecast, shareOver, speed } from './figures.ts';
import type { ForecastProps } from './ForecastCard.tsx';
import { partsSetting } from './settings.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.parts;
const kinds = ['byGenre', 'byDuration'] as const;
type PartKind = (typeof kinds)[number];

/** What a limit would change in each genre or duration class of a language, at the compliance that is read first. */
export function Parts({
  told,
  outcome,
  compliance,
}: Pick<ForecastProps, 'outcome' | 'compliance'> & { readonly told: readonly ToldLanguage[] }): ReactNode {
  const [kind, setKind] = useViewSetting(partsSetting);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = told.find(({ language }) => language === chosen) ?? told[0];
  const twin = useMemo(
    () => (own === undefined ? null : partsTable(own, kind, whatIfWords.outcomes[outcome], compliance)),
    [own, kind, outcome, compliance],
  );
  if (own === undefined || twin === null) return null;
  const forecast = mainForecast(own.answer.whatIf, compliance);
  return (
    <Card
      title={t.title}
      note={
        forecast === null
          ? t.noteNone(own.name)
          : t.note(own.name, whatIfWords.scenarios.compliance(complianceShare(forecast.compliance)))
      }
      stale={own.stale}
    >
      <div className="toolbar what-if-choice">
        {told.length < 2 ? null : (
          <Select
            label={t.language}
            options={told.map(({ language, name }) => ({ value: language, label: name }))}
            chosen={[own.language]}
            onChange={([language]) => setChosen(language ?? null)}
          />
        )}
        <Segmented
          label={t.by}
          choices={kinds.map((value) => ({ value, label: t.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      <TwinView caption={t.title} twin={twin} height={360} />
    </Card>
  );
}

function partsTable(
  { answer: { whatIf } }: ToldLanguage,
  kind: PartKind,
  outcome: string,
  compliance: number | null,
): TableTwin {
  const { from, to } = whatIf;
  const { columns } = whatIfWords.forecast;
  const main = mainForecast(whatIf, compliance);
  const isMoved = from !== to;
  const forecasts = [
    { label: columns.change(outcome) },
    { label: columns.perThousandHours },
    { label: columns.characters, show: (value: number) => signed(value) },
  ];
  return {
    columns: [
      { label: t.columns.part[kind] },
      { label: t.columns.lines, show: count },
      ...(isMoved ? [from, to] : [from]).map((limit) => ({
        label: t.columns.over(speed(limit)),
        show: shareOver,
      })),
      ...(main === null ? [] : forecasts),
    ],
    rows: whatIf[kind].map((part): TwinCell[] => {
      const forecast = part.forecasts.find((one) => one.compliance === main?.compliance);
      return [
        part.name,
        part.lines,
        ...(isMoved ? [part.overNow, part.overNew] : [part.overNow]),
        ...(forecast === undefined
          ? []
          : [
              figureWords(forecast, 'change'),
              figureWords(forecast, 'perThousandHours'),
              forecast.characters,
            ]),
      ];
    }),
  };
}
