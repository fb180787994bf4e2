import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
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
  const choose = (next: string): void => {
    flushSync(() => onChange(next));
    // Another view of the lines may have taken the place of this one, with the same choice in it.
    if (!document.activeElement?.matches('button'))
      document.querySelector<HTMLElement>(`[data-track="${CSS.escape(label)}"] button`)?.focus();
  };
  const isListed = chosen === '' || versions.some(({ id }) => id === chosen);
  return (
    <div data-track={label}>
      <Select
        label={label}
        options={[
          { value: '', label: none },
          ...(isListed ? [] : [{ value: chosen, label: chosen }]),
          ...options,
        ]}
        chosen={[chosen]}
        onChange={([next = '']) => choose(next)}
      />
    </div>
  );
}
