import type { ReactNode } from 'react';
import { checkRules, type CheckRule } from '../../../shared/guidelines/finding.ts';
import { Toolbar } from '../../app/parts.tsx';
import { count } from '../../i18n/format.ts';
import { lineWords, ruleWords } from '../../i18n/lines.ts';
import { useViewSetting } from '../../state/view.ts';
import { Select } from '../../ui/select.tsx';
import type { VersionFindings } from './findings.ts';
import { GuideControls } from './guide/GuideControls.tsx';
import type { Line } from './line.ts';
import { besideSetting, ruleSetting, versionSetting } from './settings.ts';
import { SortSelect } from './SortSelect.tsx';
import { TrackSelect } from './TrackSelect.tsx';
import type { Version } from './use-lines.ts';

/** What of a track is shown, and by which guide it is checked. */
export function VersionControls({
  version,
  versions,
  lines,
  findings,
}: {
  readonly version: string;
  readonly versions: readonly Version[];
  readonly lines: readonly Line[];
  readonly findings: VersionFindings | null;
}): ReactNode {
  const [, setVersion] = useViewSetting(versionSetting);
  const [beside, setBeside] = useViewSetting(besideSetting);
  const [rule, setRule] = useViewSetting(ruleSetting);
  const title = versions.find(({ id }) => id === version)?.title;
  const counts = countsByRule(findings);
  return (
    <Toolbar>
      <TrackSelect
        label={lineWords.track}
        versions={versions}
        chosen={version}
        none={lineWords.all}
        onChange={setVersion}
      />
      <Select
        label={lineWords.findings}
        options={[
          { value: '', label: lineWords.any },
          ...checkRules
            .filter((each) => each === rule || (counts.get(each) ?? 0) > 0)
            .map((value) => ({ value, label: ruleWords[value], note: count(counts.get(value) ?? 0) })),
        ]}
        chosen={[rule]}
        onChange={([next]) => setRule(checkRules.find((each) => each === next) ?? '')}
      />
      <SortSelect />
      <GuideControls lines={lines} />
      <TrackSelect
        label={lineWords.beside}
        versions={versions.filter(({ id, title: other }) => id !== version && other === title)}
        chosen={beside}
        none={lineWords.none}
        onChange={setBeside}
      />
    </Toolbar>
  );
}

/** On how many lines each check finds something. */
function countsByRule(findings: VersionFindings | null): ReadonlyMap<CheckRule, number> {
  const counts = new Map<CheckRule, number>();
  for (const found of findings?.byLine.values() ?? [])
    for (const rule of new Set(found.map((each) => each.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
