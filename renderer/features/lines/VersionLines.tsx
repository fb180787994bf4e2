import { useMemo, useState, type ReactNode } from 'react';
import type { CheckRule, Finding } from '../../../shared/guidelines/finding.ts';
import type { LineSort } from '../../../shared/semantic/lines-list.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { lineWords, ruleWords } from '../../i18n/lines.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { BesideCard } from './BesideCard.tsx';
import { speedLimit, type VersionFindings } from './findings.ts';
import { keyOf, type Line } from './line.ts';
import type { ChosenLine } from './Lines.tsx';
import { LineTable } from './LineTable.tsx';
import { besideSetting, ruleSetting, sortSetting } from './settings.ts';
import { StripCard } from './StripCard.tsx';
import { useFindings, useVersionLines, type Version } from './use-lines.ts';
import { useSaveLines } from './use-save.ts';
import { VersionControls } from './VersionControls.tsx';
import { VersionHeadline } from './VersionHeadline.tsx';

interface Props {
  readonly version: string;
  readonly versions: readonly Version[] | null;
  readonly onChoose: (chosen: ChosenLine) => void;
}

/** The lines of one track, with all that the guides say of them. */
export function VersionLines({ version, versions, onChoose }: Props): ReactNode {
  const { lines, asked } = useVersionLines(version);
  const [rule] = useViewSetting(ruleSetting);
  const [sort] = useViewSetting(sortSetting);
  const [beside] = useViewSetting(besideSetting);
  const findings = useFindings(version, lines);
  const [chosen, setChosen] = useState<string | null>(null);
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
      <StripCard lines={lines ?? []} findings={findings} asked={asked} onChoose={choose} />
      <Card
        title={lineWords.list}
        note={lines === null ? undefined : noteOf(shown.length, lines.length)}
        stale={asked.stale}
        actions={<SaveButton lines={shown} findings={findings} />}
      >
        <VersionControls
          version={version}
          versions={versions ?? []}
          lines={lines ?? []}
          findings={findings}
        />
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

function SaveButton({
  lines,
  findings,
}: {
  readonly lines: readonly Line[];
  readonly findings: VersionFindings | null;
}): ReactNode {
  const save = useSaveLines();
  if (findings === null || lines.length === 0)
    return (
      <Button tone="plain" disabled>
        {lineWords.save}
      </Button>
    );
  const found = (line: Line): string[] => wordsOf(findings, line);
  return (
    <Button tone="plain" onClick={() => save(() => Promise.resolve(lines), found, speedLimit(findings))}>
      {lineWords.save}
    </Button>
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
      {...(findings === null ? {} : { isOver: (line, rule) => breaks(line, rule, findings) })}
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
