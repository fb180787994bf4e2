import { useMemo } from 'react';
import { guideNamed } from '../../../shared/guidelines/own-guides.ts';
import type { Guide } from '../../../shared/guidelines/guide.ts';
import { netflix } from '../../../shared/guidelines/presets/netflix/netflix.ts';
import { lineVersionsSql, shotChangesSql, versionLinesSql } from '../../../shared/semantic/lines-list.ts';
import { readStyleLimits, styleLimitsSql } from '../../../shared/semantic/style-limits.ts';
import { definitions } from '../../app/ask.ts';
import { rowsOf, textOf } from '../../charts/cells.ts';
import { useRows, type Asked } from '../../state/ask.ts';
import { useStore } from '../../state/store.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { findingsOf, type Guides, type VersionFindings } from './findings.ts';
import { readLines, type Line } from './line.ts';
import { firstSetting, guideSetting } from './settings.ts';

/** A version that has lines under the filters. */
export interface Version {
  readonly id: string;
  readonly title: string;
  readonly language: string | null;
  readonly assetType: string;
}

/** The versions whose lines pass the filters. */
export function useVersions(): {
  readonly versions: readonly Version[] | null;
  readonly asked: Asked<unknown>;
} {
  const { filters } = useFilters();
  const asked = useRows(useMemo(() => lineVersionsSql(filters, definitions()), [filters]));
  const versions = useMemo(
    () =>
      asked.answer === null
        ? null
        : rowsOf(asked.answer).map((row) => ({
            id: textOf(row('version_id')) ?? '',
            title: textOf(row('title')) ?? 'no title',
            language: textOf(row('language')),
            assetType: textOf(row('asset_type')) ?? '',
          })),
    [asked.answer],
  );
  return { versions, asked };
}

/** The lines of one version, in order; null while they are read, or where no version is asked for. */
export function useVersionLines(version: string): {
  readonly lines: readonly Line[] | null;
  readonly asked: Asked<unknown>;
} {
  const asked = useRows(
    useMemo(() => (version === '' ? null : versionLinesSql(version, definitions())), [version]),
  );
  const lines = useMemo(() => (asked.answer === null ? null : readLines(asked.answer)), [asked.answer]);
  return { lines, asked };
}

/** The guide that lines are checked by, and all there are; one that an address names and nobody has gives way to Netflix's. */
export function useChosenGuide(): { readonly guide: Guide; readonly own: readonly Guide[] } {
  const [id] = useViewSetting(guideSetting);
  const own = useStore((state) => state.guides);
  return useMemo(() => ({ guide: guideNamed(id, own) ?? netflix, own }), [id, own]);
}

/** The name of the limits that the package brings; null where it brings none. */
export function useOwnLimits(): string | null {
  const loaded = useStore((state) => state.opened?.loaded ?? null);
  // Limits that came of a preset are asked of the preset itself, which knows how sure each figure is.
  return loaded === null || loaded.isGathered ? null : loaded.manifest.defaultGuide;
}

/** What the package's own limits and the chosen guide find of lines of one version; null while the limits are read. */
export function useFindings(version: string, lines: readonly Line[] | null): VersionFindings | null {
  const loaded = useStore((state) => state.opened?.loaded ?? null);
  const own = useOwnLimits();
  const { guide: chosen } = useChosenGuide();
  const [first] = useViewSetting(firstSetting);
  const { answer } = useRows(useMemo(() => (own === null ? null : styleLimitsSql(own)), [own]));
  const cuts = useRows(useMemo(() => shotChangesSql(version), [version])).answer;
  return useMemo(() => {
    if (lines === null || cuts === null || loaded === null) return null;
    if (own !== null && answer === null) return null;
    const guides: Guides = {
      own:
        own === null || answer === null
          ? null
          : { name: own, rows: readStyleLimits(answer.values, answer.rowCount) },
      chosen,
      first,
      shotChanges: cuts.rowCount === 0 ? null : (cuts.values[0] ?? []).map(Number),
      asOf: loaded.manifest.asOf,
    };
    return findingsOf(lines, guides);
  }, [lines, cuts, loaded, own, answer, chosen, first]);
}
