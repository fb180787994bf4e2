import { useMemo } from 'react';
import { presets } from '../../../shared/guidelines/presets/presets.ts';
import { lineVersionsSql, shotChangesSql, versionLinesSql } from '../../../shared/semantic/lines-list.ts';
import { readStyleLimits, styleLimitsSql } from '../../../shared/semantic/style-limits.ts';
import { definitions } from '../../app/ask.ts';
import { rowsOf, textOf } from '../../charts/cells.ts';
import { useRows, type Asked } from '../../state/ask.ts';
import { useStore } from '../../state/store.ts';
import { useFilters } from '../../state/view.ts';
import { findingsOf, type Guides, type VersionFindings } from './findings.ts';
import { readLines, type Line } from './line.ts';

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

/** What the package's own guide, and a preset after it, find of lines of one version; null while the limits are read. */
export function useFindings(
  version: string,
  lines: readonly Line[] | null,
  preset: string,
): VersionFindings | null {
  const loaded = useStore((state) => state.opened?.loaded ?? null);
  // Limits that came of a preset are asked of the preset itself, which knows how sure each figure is.
  const own = loaded === null || loaded.isGathered ? null : loaded.manifest.defaultGuide;
  const { answer } = useRows(useMemo(() => (own === null ? null : styleLimitsSql(own)), [own]));
  const cuts = useRows(useMemo(() => shotChangesSql(version), [version])).answer;
  return useMemo(() => {
    const guide = presets.find(({ id }) => id === preset) ?? presets[0];
    if (lines === null || cuts === null || loaded === null || guide === undefined) return null;
    if (own !== null && answer === null) return null;
    const guides: Guides = {
      own:
        own === null || answer === null
          ? null
          : { name: own, rows: readStyleLimits(answer.values, answer.rowCount) },
      preset: guide,
      shotChanges: cuts.rowCount === 0 ? null : (cuts.values[0] ?? []).map(Number),
      asOf: loaded.manifest.asOf,
    };
    return findingsOf(lines, guides);
  }, [lines, cuts, loaded, own, answer, preset]);
}
