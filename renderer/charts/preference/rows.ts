import { countOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import { shareOf } from '../estimate.ts';
import { count, list } from '../../i18n/format.ts';
import { languageName, percentWithInterval, roundCount, type Estimate } from '../figures.ts';
import { modeOf, type ConsumptionMode } from '../modes.ts';
import type { DotColumn } from '../dots/spec.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { percent } from '../figures.ts';
import type { ChartTheme } from '../vega/tokens.ts';

/** A mode's share of a language's views where both were available. */
export interface PreferenceShare {
  readonly language: string | null;
  readonly mode: ConsumptionMode;
  readonly views: number;
  readonly share: Estimate;
}

/** Reads the answer of `preferenceQuery`. */
export function preferenceShares(answer: Columnar): PreferenceShare[] {
  return rowsOf(answer).flatMap((row) => {
    const share = shareOf(row, 'preference_share');
    if (share === null) return [];
    return [
      {
        language: textOf(row('consumption_language')),
        mode: modeOf(textOf(row('consumption_mode'))),
        views: countOf(row('views')),
        share,
      },
    ];
  });
}

/** The languages of some shares, those with the most views first. */
export function preferenceLanguages(shares: readonly PreferenceShare[], most: number): (string | null)[] {
  const views = new Map<string | null, number>();
  for (const share of shares) views.set(share.language, (views.get(share.language) ?? 0) + share.views);
  return [...views]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([language]) => language);
}

/** The shares as a column of dots, in the rows of the given languages. */
export function preferenceDots(
  title: string,
  shares: readonly PreferenceShare[],
  languages: readonly (string | null)[],
  theme: ChartTheme,
): DotColumn {
  return {
    title,
    dots: shares.flatMap(({ language, mode, views, share }) => {
      const row = languages.indexOf(language);
      const tip = `${languageName(language)}, ${mode.label}\n${percentWithInterval(share)}\n${count(views)} views`;
      return row < 0 ? [] : [{ row, estimate: share, colour: mode.colour[theme], shape: mode.shape, tip }];
    }),
  };
}

/** Both bases as one table. */
export function preferenceTable(
  all: readonly PreferenceShare[],
  explicit: readonly PreferenceShare[],
): TableTwin {
  const share = (value: number) => percent(value, 2);
  const rows = (basis: string, shares: readonly PreferenceShare[]) =>
    shares.map((one): TwinCell[] => [
      languageName(one.language),
      basis,
      one.mode.label,
      one.views,
      one.share.value,
      one.share.low,
      one.share.high,
    ]);
  return {
    columns: [
      { label: 'consumption language' },
      { label: 'basis' },
      { label: 'mode' },
      { label: 'views', show: count },
      { label: 'share', show: share },
      { label: 'low', show: share },
      { label: 'high', show: share },
    ],
    rows: [...rows('all views', all), ...rows('explicit choices', explicit)],
  };
}

const setWords: Readonly<Record<string, string>> = {
  sub_and_dub: 'subtitles and dub',
  sub_only: 'subtitles only',
  dub_only: 'dub only',
  none: 'neither',
  partial: 'a part of the week only',
};

/** What was on offer, after a count of views; without a consumption language, nothing is known of it. */
function offeredWords(choiceSet: string | null): string {
  return choiceSet === null ? 'in no known language' : `with ${setWords[choiceSet] ?? choiceSet}`;
}

/** Views by what was available and how the mode came about. */
export interface ChoiceCounts {
  /** Views per choice set, in a fixed order. */
  readonly sets: readonly { readonly id: string | null; readonly views: number }[];
  /** Views where both were available, per selection. */
  readonly selections: readonly { readonly id: string; readonly views: number }[];
}

/** Reads the answer of `choiceQuery`. */
export function choiceCounts(answer: Columnar): ChoiceCounts {
  const sets = new Map<string | null, number>();
  const selections = new Map<string, number>();
  for (const row of rowsOf(answer)) {
    const set = textOf(row('choice_set'));
    const views = countOf(row('views'));
    sets.set(set, (sets.get(set) ?? 0) + views);
    if (set !== 'sub_and_dub') continue;
    const selection = textOf(row('selection')) ?? 'unknown';
    selections.set(selection, (selections.get(selection) ?? 0) + views);
  }
  const order = Object.keys(setWords);
  const place = (id: string | null) => (id === null ? order.length : order.indexOf(id));
  return {
    sets: [...sets].map(([id, views]) => ({ id, views })).sort((a, b) => place(a.id) - place(b.id)),
    selections: [...selections].map(([id, views]) => ({ id, views })).sort((a, b) => b.views - a.views),
  };
}

/** Whether nothing is known of how any mode came about: then the modes are observed, and no preference. */
export function selectionUnknown({ selections }: ChoiceCounts): boolean {
  return selections.length > 0 && selections.every(({ id, views }) => id === 'unknown' || views === 0);
}

/** The name of the view: a preference only where something is known of how the mode was chosen. */
export function preferenceTitle(counts: ChoiceCounts): string {
  return selectionUnknown(counts)
    ? 'Observed mode where both were available'
    : 'Preference where subtitles and dub were both available';
}

/** What is left out, with counts. */
export function leftOutWords({ sets, selections }: ChoiceCounts): string {
  const out = sets.filter(({ id, views }) => id !== 'sub_and_dub' && views > 0);
  const kept = sets.find(({ id }) => id === 'sub_and_dub')?.views ?? 0;
  const notByHand = selections.filter(({ id }) => id !== 'explicit');
  const parts = [`${roundCount(kept)} views had both to choose from.`];
  if (out.length > 0)
    parts.push(`Left out: ${list(out.map(({ id, views }) => `${roundCount(views)} ${offeredWords(id)}`))}.`);
  if (notByHand.length > 0)
    parts.push(
      `Explicit choices leave out ${list(notByHand.map(({ id, views }) => `${roundCount(views)} ${id}`))} too.`,
    );
  return parts.join(' ');
}
