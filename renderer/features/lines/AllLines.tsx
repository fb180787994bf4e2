import { useMemo, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { lineFindings, type LinesQuestion } from '../../../shared/semantic/lines-list.ts';
import { Card, Headline, Toolbar } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { lineWords, markWords } from '../../i18n/lines.ts';
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
import { useLinePages, type LinePages } from './use-pages.ts';
import { useSaveLines } from './use-save.ts';

interface Props {
  readonly versions: readonly Version[] | null;
  readonly tracks: number;
  readonly problem: Problem | null;
  readonly onChoose: (chosen: ChosenLine) => void;
}

/** The lines of all tracks, held to what the model finds. */
export function AllLines({ versions, tracks, problem, onChoose }: Props): ReactNode {
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
  const { count } = pages;
  return (
    <>
      <AllHeadline tracks={versions === null ? null : tracks} pages={pages} />
      <Card
        title={lineWords.list}
        note={count === null ? undefined : plural(count, 'line')}
        stale={pages.stale}
        actions={
          <Button
            tone="plain"
            disabled={count === null || count === 0}
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
        {failed === null && count === null ? <Skeleton lines={12} /> : null}
        {count === 0 ? <EmptyState title={lineWords.empty}>{lineWords.emptyHint}</EmptyState> : null}
        {count === null || count === 0 || failed !== null ? null : (
          <LineTable
            count={count}
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
  tracks,
  pages: { count, stale },
}: {
  readonly tracks: number | null;
  readonly pages: LinePages;
}): ReactNode {
  if (tracks === null || count === null) return <Headline note="Reading the lines.">Subtitle lines</Headline>;
  return (
    <Headline
      stale={stale}
      note="Findings here are against the limit of each track at delivery. Choose a track for every check of its guide."
    >
      {`${plural(count, 'line')} in ${plural(tracks, 'track')}`}
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
