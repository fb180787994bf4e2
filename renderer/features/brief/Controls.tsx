import type { ReactNode } from 'react';
import { readStrata, strataSql } from '../../../shared/stats/study/strata.ts';
import { verdictWords } from '../../../shared/stats/words.ts';
import type { ResultTable } from '../../../shared/engine/port.ts';
import { Toolbar } from '../../app/parts.tsx';
import { languageName } from '../../charts/figures.ts';
import { briefWords as t } from '../../i18n/brief.ts';
import type { AskedBrief } from '../../state/brief.ts';
import { useKnownStudy } from '../../state/study.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select, type Option } from '../../ui/select.tsx';
import { languagesSetting, scenarioSetting, type Chosen } from './settings.ts';

/** Asks for the groups that have engagement. */
export const groupsSql = strataSql(true);

/** The languages with lines of a kind and audience, in the answer to {@link groupsSql}. */
export function languagesIn(answer: ResultTable, { question: { assetType, audience } }: Chosen): string[] {
  const strata = readStrata(answer).filter(
    (stratum) => stratum.assetType === assetType && stratum.audience === audience,
  );
  return [...new Set(strata.map(({ language }) => language))];
}

/** Props of {@link Controls}. */
export interface ControlsProps {
  readonly chosen: Chosen;
  /** Those that a brief can be of. */
  readonly languages: readonly string[];
  readonly brief: AskedBrief;
}

/** What the brief is of: languages, with their verdicts where the study knows them, and limits; and the way to write it. */
export function Controls({ chosen, languages, brief }: ControlsProps): ReactNode {
  const [, setLanguages] = useViewSetting(languagesSetting);
  const options = useLanguageOptions(chosen, languages);
  const { question } = chosen;
  return (
    <Toolbar>
      <Select
        label={t.languages}
        options={options}
        chosen={question.languages}
        onChange={(next) => setLanguages([...next])}
        placeholder={t.chooseLanguages}
        multiple
      />
      <ScenarioChoice chosen={chosen} />
      <Button
        tone="primary"
        data-brief="write"
        disabled={question.languages.length === 0 || brief.status === 'running'}
        onClick={brief.write}
      >
        {brief.contents === null ? t.write : t.again}
      </Button>
    </Toolbar>
  );
}

function useLanguageOptions({ question }: Chosen, languages: readonly string[]): Option[] {
  const found = useKnownStudy(question, question.outcome);
  // One that was chosen stays in the list though the package has none of it: the brief says so.
  const all = [...new Set([...languages, ...question.languages])];
  return all.map((tag) => {
    const own = found.find(({ stratum }) => stratum.language === tag);
    const verdict = own?.finding?.decision.verdict;
    const note = verdict === undefined ? tag : `${tag} · ${verdictWords[verdict]}`;
    return { value: tag, label: languageName(tag), note };
  });
}

function ScenarioChoice({ chosen: { question, scenarios } }: { readonly chosen: Chosen }): ReactNode {
  const [, setScenario] = useViewSetting(scenarioSetting);
  // Names of scenarios are not empty.
  const options: Option[] = [
    { value: '', label: t.fromVerdicts },
    ...scenarios.map(({ name, limits }) => ({ value: name, label: name, note: t.scenarioNote(limits.size) })),
  ];
  return (
    <Select
      label={t.scenario}
      options={options}
      chosen={[question.scenario ?? '']}
      onChange={([name]) => setScenario(name === undefined || name === '' ? null : name)}
    />
  );
}
