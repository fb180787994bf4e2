import type { Filter } from '../../../shared/workspace/filter.ts';
import { languageName } from '../figures.ts';
import type { RowNames } from '../scorecard/rows.ts';

/** What the rows of the screen are. */
export const partnerRollIds = ['partner', 'parent', 'language', 'service'] as const;
/** One of {@link partnerRollIds}. */
export type PartnerRollId = (typeof partnerRollIds)[number];

/** A way to put the work of partners together. */
export interface PartnerRoll extends RowNames {
  readonly label: string;
  /** Several of them, in a sentence. */
  readonly many: string;
}

const byName = (id: string | null, name: string | null): string => name ?? id ?? 'unknown';

/** What the work of partners is grouped by, with its words. */
export const partnerRolls: Readonly<Record<PartnerRollId, PartnerRoll>> = {
  partner: { id: 'partner', name: 'partner_name', label: 'partner', many: 'partners', nameOf: byName },
  parent: {
    id: 'parent_partner',
    name: 'parent_name',
    label: 'parent at the time',
    many: 'parents',
    nameOf: byName,
  },
  language: { id: 'language', name: null, label: 'language', many: 'languages', nameOf: languageName },
  service: { id: 'service', name: null, label: 'service', many: 'services', nameOf: serviceName },
};

function serviceName(id: string | null): string {
  return id === null ? 'no order on record' : id.replaceAll('_', ' ');
}

/** Whose work is looked at. */
export const partnerKindIds = ['dubbing_studio', 'subtitling_house', 'freelancer', 'all'] as const;
/** One of {@link partnerKindIds}. */
export type PartnerKindId = (typeof partnerKindIds)[number];

/** The words of a kind: one, and several. */
export const partnerKinds: Readonly<
  Record<PartnerKindId, { readonly label: string; readonly many: string }>
> = {
  dubbing_studio: { label: 'Dubbing studios', many: 'dubbing studios' },
  subtitling_house: { label: 'Subtitling houses', many: 'subtitling houses' },
  freelancer: { label: 'Freelancers', many: 'freelancers' },
  all: { label: 'All', many: 'partners' },
};

/** The filter that keeps partners of a kind; none for all. */
export function kindFilter(kind: PartnerKindId): Filter[] {
  return kind === 'all' ? [] : [{ dimension: 'partner_kind', op: 'eq', values: [kind] }];
}
