import { useMemo, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import {
  lineFindings,
  mostListed,
  mostVersions,
  type LinesQuestion,
} from '../../../shared/semantic/lines-list.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { Card, Headline, Toolbar } from '../../app/parts.tsx';
import { countOf, rowsOf } from '../../charts/cells.ts';
import { plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { lineWords, markWords } from '../../i18n/lines.ts';
import { useAnswer } from '../../state/ask.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { ChosenLine } from './Lines.tsx';
import { LineTable } from './LineTable.tsx';
import { markSetting, sortSetting, versionSetting } from './settings.ts';
import { SortSelect } from './SortSelect.tsx';
import { TrackSelect } from './TrackSelect.tsx';
import type { Version } from './use-lines.ts';
import { useLinePages } from './use-pages.ts';
import { useSaveLines } from './use-save.ts';

interface Props {
  readonly versions: readonly Version[] | null;
  readonly problem: Problem | null;
  readonly onChoose: (chosen: ChosenLine) => void;
}

/** The lines of all tracks, held to what the model finds. */
export function AllLines({ versions, problem, onChoose }: Props): ReactNode {
  const { filters } = useFilters();
  const [mark] = useViewSetting(markSetting);
  const [sort] = useViewSetting(sortSetting);
  const question = useMemo(
    (): LinesQuestion => ({ filters, version: null, finding: mark === '' ? null : mark, sort }),
    [filters, mark, sort],
  );
  const pages = useLinePages(question);
  const save = useSaveLines();
  const failed = problem ?? pages.problem;
  const { count: listed } = pages;
  return (
    <>
      <AllHeadline versions={versions} filters={filters} />
      <Card
        title={lineWords.list}
        note={
          listed === null
            ? undefined
            : `${listed === mostListed ? 'the first ' : ''}${plural(listed, 'line')}`
        }
        stale={pages.stale}
        actions={
          <Button
            tone="plain"
            disabled={listed === null || listed === 0}
            onClick={() =>
              save(
                () => pages.first(mostSaved),
                (line) => line.marks.map((each) => markWords[each]),
              )
            }
          >
            {lineWords.save}
          </Button>
        }
      >
        <AllControls versions={versions ?? []} />
        {failed === null ? null : <ErrorState problem={failed} />}
        {failed === null && listed === null ? <Skeleton lines={12} /> : null}
        {listed === 0 ? <EmptyState title={lineWords.empty}>{lineWords.emptyHint}</EmptyState> : null}
        {listed === null || listed === 0 || failed !== null ? null : (
          <LineTable
            count={listed}
            line={pages.line}
            found={(line) => line.marks.map((each) => markWords[each]).join(', ')}
            isOneTrack={false}
            chosen={null}
            onChoose={(line) => onChoose({ line, findings: null })}
            onView={pages.onView}
          />
        )}
      </Card>
    </>
  );
}

/** The most lines that go into a file. */
const mostSaved = 10_000;

function AllHeadline({
  versions,
  filters,
}: {
  readonly versions: readonly Version[] | null;
  readonly filters: readonly Filter[];
}): ReactNode {
  const { answer, stale } = useAnswer(
    useMemo(() => ({ metrics: ['lines'], by: [], where: [...filters], order: [], limit: null }), [filters]),
  );
  if (versions === null || answer === null)
    return <Headline note="Reading the lines.">Subtitle lines</Headline>;
  const [row] = rowsOf(answer);
  const tracks =
    versions.length > mostVersions
      ? `more than ${count(mostVersions)} tracks`
      : plural(versions.length, 'track');
  return (
    <Headline
      stale={stale}
      note="Findings here are against the limit of each track at delivery. Choose a track for every check of its guide."
    >
      {`${plural(countOf(row?.('lines') ?? 0), 'line')} in ${tracks}`}
    </Headline>
  );
}

function AllControls({ versions }: { readonly versions: readonly Version[] }): ReactNode {
  const [mark, setMark] = useViewSetting(markSetting);
  const [, setVersion] = useViewSetting(versionSetting);
  return (
    <Toolbar>
      <TrackSelect
        label={lineWords.track}
        versions={versions}
        chosen=""
        none={lineWords.all}
        onChange={setVersion}
      />
      <Select
        label={lineWords.findings}
        options={[
          { value: '', label: lineWords.any },
          ...lineFindings.map((value) => ({ value, label: markWords[value] })),
        ]}
        chosen={[mark]}
        onChange={([next]) => setMark(lineFindings.find((each) => each === next) ?? '')}
      />
      <SortSelect />
    </Toolbar>
  );
}
