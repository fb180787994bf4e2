/** The ids of producers' models in words. */
type Words = Readonly<Record<string, string>>;

const workflows: Words = {
  partner: 'Partner',
  in_house: 'In house',
  licensed: 'Licensed',
  legacy: 'Legacy',
  machine_assisted: 'Machine-assisted',
};

const assetTypes: Words = {
  sdh: 'SDH',
  dub: 'dub',
};

const sources: Words = {
  override: 'Named by hand',
  delivery: 'Delivery',
  order: 'Order',
  dub_director: 'Dub director',
  translator: 'Translator',
  post_editor: 'Post-editor',
  licensor_credit: 'Credited studio',
  licensor: 'Licensor',
  vendor_code: 'Vendor code',
};

const roles: Words = {
  named_by_hand: 'named by hand',
  deliverer: 'delivered it',
  ordered: 'was asked to make it',
  dub_director: 'dub director',
  translator: 'translator',
  post_editor: 'post-editor',
  credited_studio: 'credited studio',
  licensor: 'licensor',
  vendor: 'vendor of the old catalogue',
  template_author: 'template author',
  adapter: 'adapter',
  recording_studio: 'recording studio',
  mix_facility: 'mix facility',
  qcer: 'quality checker',
  prime_contractor: 'prime contractor',
};

const kinds: Words = {
  dubbing_studio: 'dubbing studio',
  subtitling_house: 'subtitling house',
  in_house_team: 'in-house team',
};

const records: Words = {
  producer_overrides: 'Override',
  deliveries: 'Delivery',
  work_orders: 'Order',
  contributions: 'Contribution',
  licensor_credits: 'Licensor credit',
  vendor_codes: 'Vendor code',
};

/** Why nobody is the producer: in few words, in a sentence, and what would help. */
interface ReasonWords {
  readonly short: string;
  readonly long: string;
  readonly help: string;
}

const reasons: Readonly<Record<string, ReasonWords>> = {
  tie: {
    short: 'records disagree',
    long: 'Records of equal rank name different producers.',
    help: 'Correct the record that is wrong, or name the producer in producer_overrides.',
  },
  no_source: {
    short: 'no record',
    long: 'No source that counts in this workflow names anybody.',
    help: 'Add the missing record, or name the producer in producer_overrides.',
  },
  no_code: {
    short: 'no vendor code',
    long: 'The old catalogue has no vendor code for it.',
    help: 'Add the code to legacy_catalog, or name the producer in producer_overrides.',
  },
  unknown_code: {
    short: 'unknown vendor code',
    long: 'The vendor code of the old catalogue is on no list.',
    help: 'Add the code to vendor_codes, or correct it in legacy_catalog.',
  },
  code_not_valid: {
    short: 'vendor code not valid then',
    long: 'The vendor code meant nobody on the day of the first delivery.',
    help: 'Extend the period in vendor_codes, or correct the code in legacy_catalog.',
  },
};

const plain = (id: string): string => id.replaceAll('_', ' ');

const inWords =
  (known: Words) =>
  (id: string | null): string =>
    id === null ? '–' : (known[id] ?? plain(id));

/** A workflow. */
export const workflowLabel = inWords(workflows);
/** The type of an asset. */
export const assetTypeLabel = inWords(assetTypes);
/** A source of statements of who made an asset. */
export const sourceLabel = inWords(sources);
/** A role in the making of an asset. */
export const roleLabel = inWords(roles);
/** What a partner is. */
export const kindLabel = inWords(kinds);

/** A record as people look it up: what it is, and its key. */
export function recordLabel(table: string | null, key: string | null): string {
  return `${inWords(records)(table)} ${key ?? ''}`.trim();
}

/** Why nobody is the producer. */
export function reasonWords(id: string | null): ReasonWords {
  return reasons[id ?? ''] ?? { short: plain(id ?? 'unknown'), long: 'Nothing tells who made it.', help: '' };
}

/** Texts of the Producers screen. */
export const producerWords = {
  search: 'Who made it?',
  searchHint: 'Title, asset id, language or producer',
  searchFocus: 'Find who made an asset',
  results: 'Assets found',
  none: 'No asset has all these words under the filters. Take a word or a filter away.',
  noAssets: 'No asset passes the filters. Take one of them away.',
  allKnown: 'Every asset under the filters has a producer.',
  showOnly: 'Show only these assets',
} as const;
