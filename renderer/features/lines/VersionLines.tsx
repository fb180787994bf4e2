import { useMemo, useState, type ReactNode } from 'react';
import { checkRules, type CheckRule, type Finding } from '../../../shared/guidelines/finding.ts';
import { limitOf } from '../../../shared/guidelines/limits.ts';
import { presets } from '../../../shared/guidelines/presets/presets.ts';
import type { LineSort } from '../../../shared/semantic/lines-list.ts';
import { Card, Headline, Toolbar } from '../../app/parts.tsx';
import { languageName, plural } from '../../charts/figures.ts';
import { count, decimal } from '../../i18n/format.ts';
import { lineWords, ruleWords } from '../../i18n/lines.ts';
import { assetTypeLabel } from '../../i18n/producers.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { BesideCard } from './BesideCard.tsx';
import type { VersionFindings } from './findings.ts';
import { keyOf, type Line } from './line.ts';
import type { ChosenLine } from './Lines.tsx';
import { LineTable } from './LineTable.tsx';
import { besideSetting, guideSetting, ruleSetting, sortSetting, versionSetting } from './settings.ts';
import { SortSelect } from './SortSelect.tsx';
import { StripCard } from './StripCard.tsx';
import { TrackSelect } from './TrackSelect.tsx';
import { useFindings, useVersionLines, type Version } from './use-lines.ts';
import { useSaveLines } from './use-save.ts';

interface Props {
  readonly version: string;
  readonly versions: readonly Version[] | null;
  readonly onChoose: (chosen: ChosenLine) => void;
}

/** The lines of one track, with all that the guides say of them. */
export function VersionLines({ version, versions, onChoose }: Props): ReactNode {
  const { lines, asked } = useVersionLines(version);
  const [guide] = useViewSetting(guideSetting);
  const [rule] = useViewSetting(ruleSetting);
  const [sort] = useViewSetting(sortSetting);
  const [beside] = useViewSetting(besideSetting);
  const findings = useFindings(version, lines, guide);
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useSaveLines();
  const shown = useMemo(
    () =>
      lines === null
        ? []
        : sorted(
            lines.filter((line) => breaks(line, rule, findings)),
            sort,
          ),
    [lines, rule, findings, sort],
  );
  const choose = (line: Line): void => {
    setChosen(keyOf(line));
    onChoose({ line, findings: foundOf(findings, line) });
  };
  return (
    <>
      <VersionHeadline lines={lines} findings={findings} />
      <StripCard lines={lines ?? []} asked={asked} onChoose={choose} />
      <Card
        title={lineWords.list}
        note={lines === null ? undefined : noteOf(shown.length, lines.length)}
        stale={asked.stale}
        actions={
          <Button
            tone="plain"
            disabled={shown.length === 0 || findings === null}
            onClick={() =>
              save(
                () => Promise.resolve(shown),
                (line) => wordsOf(findings, line),
              )
            }
          >
            {lineWords.save}
          </Button>
        }
      >
        <VersionControls version={version} versions={versions ?? []} findings={findings} />
        {asked.problem === null ? null : <ErrorState problem={asked.problem} />}
        {asked.problem === null && lines === null ? <Skeleton lines={12} /> : null}
        {lines === null ? null : (
          <VersionTable lines={shown} findings={findings} chosen={chosen} onChoose={choose} />
        )}
        <NotChecked findings={findings} />
      </Card>
      {beside === '' || beside === version || lines === null ? null : (
        <BesideCard lines={lines} beside={beside} onChoose={choose} />
      )}
    </>
  );
}

function VersionTable({
  lines,
  findings,
  chosen,
  onChoose,
}: {
  readonly lines: readonly Line[];
  readonly findings: VersionFindings | null;
  readonly chosen: string | null;
  readonly onChoose: (line: Line) => void;
}): ReactNode {
  if (lines.length === 0) return <EmptyState title={lineWords.empty}>{lineWords.emptyHint}</EmptyState>;
  return (
    <LineTable
      count={lines.length}
      line={(place) => lines[place]}
      found={(line) => wordsOf(findings, line).join(', ')}
      isOneTrack
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

function foundOf(findings: VersionFindings | null, line: Line): readonly Finding[] {
  return findings?.byLine.get(line.ordinal) ?? [];
}

function wordsOf(findings: VersionFindings | null, line: Line): string[] {
  return [...new Set(foundOf(findings, line).map((each) => ruleWords[each.rule]))];
}

function breaks(line: Line, rule: CheckRule | '', findings: VersionFindings | null): boolean {
  if (rule === '') return true;
  return findings?.byLine.get(line.ordinal)?.some((each) => each.rule === rule) === true;
}

const measures: Readonly<Record<LineSort, (line: Line) => number | null>> = {
  place: () => 0,
  cps: ({ cps }) => cps,
  speed_ratio: ({ ratio }) => ratio,
  longest_line: ({ longest }) => longest,
  duration_ms: ({ durationMs }) => durationMs,
};

/** The largest first, lines without the measure last, those alike in order. */
function sorted(lines: readonly Line[], sort: LineSort): readonly Line[] {
  if (sort === 'place') return lines;
  const measure = measures[sort];
  return lines.toSorted((a, b) => (measure(b) ?? -Infinity) - (measure(a) ?? -Infinity));
}

function noteOf(shown: number, all: number): string {
  return shown === all ? plural(all, 'line') : `${count(shown)} of ${plural(all, 'line')}`;
}

function VersionHeadline({
  lines,
  findings,
}: {
  readonly lines: readonly Line[] | null;
  readonly findings: VersionFindings | null;
}): ReactNode {
  const [first] = lines ?? [];
  if (lines === null || findings === null)
    return <Headline note="Reading the lines.">Subtitle lines</Headline>;
  if (first === undefined) return <Headline>No lines here</Headline>;
  const limit = limitOf(findings.limits, 'max_cps');
  const fast = [...findings.byLine.values()].flat().filter(({ rule }) => rule === 'reading_speed').length;
  const said =
    limit === null
      ? 'no limit of speed is known for them'
      : `${count(fast)} faster than ${decimal(limit.figure.value, 0)} characters a second`;
  const source =
    limit === null ? '' : ` The limit: ${limit.figure.citation.title}${doubt(limit.figure.confidence)}.`;
  return (
    <Headline
      note={`${first.title}, ${languageName(first.language)}, ${assetTypeLabel(first.assetType)}.${source}`}
    >
      {`${plural(lines.length, 'line')}, ${said}`}
    </Headline>
  );
}

function doubt(confidence: string): string {
  if (confidence === 'secondary') return ', from a secondary source';
  return confidence === 'assumed' ? ', assumed' : '';
}

function VersionControls({
  version,
  versions,
  findings,
}: {
  readonly version: string;
  readonly versions: readonly Version[];
  readonly findings: VersionFindings | null;
}): ReactNode {
  const [, setVersion] = useViewSetting(versionSetting);
  const [beside, setBeside] = useViewSetting(besideSetting);
  const [rule, setRule] = useViewSetting(ruleSetting);
  const [guide, setGuide] = useViewSetting(guideSetting);
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
      <Select
        label={lineWords.guide}
        options={presets.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={[guide]}
        onChange={([next = 'netflix']) => setGuide(next)}
      />
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

/** What the guides could not be asked: nothing found is not the same as nothing looked for. */
function NotChecked({ findings }: { readonly findings: VersionFindings | null }): ReactNode {
  const told = findings?.notChecked ?? [];
  if (told.length === 0) return null;
  return (
    <details className="lines-not-checked muted small">
      <summary>{`${plural(told.length, 'check')} not made`}</summary>
      <ul>
        {told.map(({ rule, problem }) => (
          <li key={rule}>{problem.message}</li>
        ))}
      </ul>
    </details>
  );
}
