import { countryName, languageName } from '../figures.ts';

/** What the consumption screen can group by; names of dimensions. */
export const groupIds = ['consumption_language', 'country', 'original_language', 'week'] as const;
export type GroupId = (typeof groupIds)[number];

export interface Grouping {
  readonly id: GroupId;
  /** The choice, as in "by country". */
  readonly label: string;
  /** Several of them, in a sentence. */
  readonly many: string;
  readonly nameOf: (value: string | null) => string;
}

const week = (value: string | null): string => value ?? 'no week';

export const groupings: Readonly<Record<GroupId, Grouping>> = {
  consumption_language: {
    id: 'consumption_language',
    label: 'consumption language',
    many: 'languages',
    nameOf: languageName,
  },
  country: { id: 'country', label: 'country', many: 'countries', nameOf: countryName },
  original_language: {
    id: 'original_language',
    label: 'original language',
    many: 'original languages',
    nameOf: languageName,
  },
  week: { id: 'week', label: 'week', many: 'weeks', nameOf: week },
};

/** What a share is of. */
export const viewMeasures = ['views', 'view_hours'] as const;
export type ViewMeasure = (typeof viewMeasures)[number];

/** The metrics of a measure and its words. */
export const measureWords = {
  views: { share: 'mode_share', localized: 'localized_share', noun: 'views', title: 'share of views' },
  view_hours: {
    share: 'mode_hours_share',
    localized: 'localized_hours_share',
    noun: 'hours',
    title: 'share of view hours',
  },
} as const satisfies Readonly<
  Record<ViewMeasure, { share: string; localized: string; noun: string; title: string }>
>;
