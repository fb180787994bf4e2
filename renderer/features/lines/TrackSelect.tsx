import type { ReactNode } from 'react';
import { languageName } from '../../charts/figures.ts';
import { assetTypeLabel } from '../../i18n/producers.ts';
import { Select } from '../../ui/select.tsx';
import type { Version } from './use-lines.ts';

/** What a track is called: its title, language and kind. */
export function trackName({ title, language, assetType }: Version): string {
  return `${title}, ${languageName(language)}, ${assetTypeLabel(assetType)}`;
}

/** A choice among the tracks whose lines pass the filters. */
export function TrackSelect({
  label,
  versions,
  chosen,
  none,
  onChange,
}: {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly chosen: string;
  /** What no choice is called. */
  readonly none: string;
  readonly onChange: (version: string) => void;
}): ReactNode {
  const options = versions.map((version) => ({
    value: version.id,
    label: trackName(version),
  }));
  const isListed = chosen === '' || versions.some(({ id }) => id === chosen);
  return (
    <Select
      label={label}
      options={[
        { value: '', label: none },
        ...(isListed ? [] : [{ value: chosen, label: chosen }]),
        ...options,
      ]}
      chosen={[chosen]}
      onChange={([next = '']) => onChange(next)}
    />
  );
}
