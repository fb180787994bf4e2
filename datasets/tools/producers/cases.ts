/** The records of one asset, without its id. */
export interface Trail {
  readonly workflow: 'in_house' | 'partner' | 'licensed' | 'legacy' | 'machine_assisted';
  readonly type?: string;
  /** Days of October 2025 on which its versions were delivered; one on the 10th where left out. */
  readonly versions?: readonly number[];
  readonly orders?: readonly Order[];
  readonly deliveries?: readonly Delivery[];
  /** Role, system and party. */
  readonly crew?: readonly (readonly [role: string, system: string, party: string])[];
  readonly credits?: readonly (readonly [licensor: string, studio: string | null])[];
  /** The vendor code of the old catalogue; null where it lists the asset without one. */
  readonly code?: string | null;
  readonly override?: string;
}

interface Order {
  readonly partner: string;
  readonly on: number;
  readonly service?: string;
  readonly status?: string;
}

interface Delivery {
  readonly partner: string;
  /** Day and hour, `10T08`. */
  readonly at: string;
  readonly decision?: string;
  /** Place of its order among the trail's orders; where left out, its version alone says of which asset it is. */
  readonly order?: number;
}

/** What is to be found out of a trail. */
export interface Found {
  readonly producer: string | null;
  readonly rule: string;
  readonly reason?: string;
  /** Sources that name somebody else; null where nobody is the producer. */
  readonly conflicts?: number | null;
}

export interface ProducerCase extends Trail {
  readonly name: string;
  readonly found: Found;
}

const accepted = 'accepted';

/** Every rule, tie and edge, each with what its words say. */
export const producerCases: readonly ProducerCase[] = [
  {
    name: 'the partner of an accepted delivery',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1 }],
    deliveries: [{ partner: 'house', at: '10T08', order: 0 }],
    found: { producer: 'house', rule: 'partner_delivery' },
  },
  {
    name: 'the latest accepted delivery, with notes too, and an earlier one is no conflict',
    workflow: 'partner',
    orders: [
      { partner: 'house', on: 1 },
      { partner: 'solo', on: 2 },
    ],
    deliveries: [
      { partner: 'house', at: '10T08', order: 0, decision: accepted },
      { partner: 'solo', at: '10T09', order: 1, decision: 'accepted_with_notes' },
    ],
    found: { producer: 'solo', rule: 'partner_delivery', conflicts: 0 },
  },
  {
    name: 'a later delivery that was rejected, or not decided on, does not count',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1 }],
    deliveries: [
      { partner: 'house', at: '10T08', order: 0 },
      { partner: 'solo', at: '11T08', order: 0, decision: 'rejected' },
      { partner: 'studio', at: '12T08', order: 0, decision: 'pending' },
    ],
    found: { producer: 'house', rule: 'partner_delivery', conflicts: 0 },
  },
  {
    name: 'a delivery without an order is of the asset of its version',
    workflow: 'partner',
    deliveries: [{ partner: 'house', at: '10T08' }],
    found: { producer: 'house', rule: 'partner_delivery' },
  },
  {
    name: 'who delivers answers, not who was asked, and the order disagrees',
    workflow: 'partner',
    type: 'dub',
    orders: [{ partner: 'studio', on: 1, service: 'full_dub' }],
    deliveries: [{ partner: 'twin', at: '10T08', order: 0 }],
    found: { producer: 'twin', rule: 'partner_delivery', conflicts: 1 },
  },
  {
    name: 'two accepted deliveries at one moment are a tie, although the order is clear',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1 }],
    deliveries: [
      { partner: 'house', at: '10T08', order: 0 },
      { partner: 'solo', at: '10T08', order: 0 },
    ],
    found: { producer: null, rule: 'partner_delivery', reason: 'tie' },
  },
  {
    name: 'one partner that delivered twice at one moment is no tie',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1 }],
    deliveries: [
      { partner: 'house', at: '10T08', order: 0 },
      { partner: 'house', at: '10T08', order: 0 },
    ],
    found: { producer: 'house', rule: 'partner_delivery' },
  },
  {
    name: 'nothing was accepted: the latest order that was not cancelled',
    workflow: 'partner',
    orders: [
      { partner: 'solo', on: 1 },
      { partner: 'house', on: 2 },
      { partner: 'studio', on: 3, status: ' Cancelled' },
    ],
    deliveries: [{ partner: 'solo', at: '10T08', order: 0, decision: 'rejected' }],
    found: { producer: 'house', rule: 'partner_order', conflicts: 0 },
  },
  {
    name: 'an order to check what another one makes is no order to make it',
    workflow: 'partner',
    orders: [
      { partner: 'house', on: 1 },
      { partner: 'solo', on: 5, service: 'qc' },
    ],
    found: { producer: 'house', rule: 'partner_order', conflicts: 0 },
  },
  {
    name: 'two orders of one day are a tie',
    workflow: 'partner',
    orders: [
      { partner: 'house', on: 2 },
      { partner: 'solo', on: 2 },
    ],
    found: { producer: null, rule: 'partner_order', reason: 'tie' },
  },
  {
    name: 'what a translator did says nothing of partner work',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1, status: 'cancelled' }],
    crew: [['translator', 'hub', 'solo']],
    code: 'V1',
    found: { producer: null, rule: 'nothing', reason: 'no_source' },
  },
  {
    name: 'the director of a dub made in house, whoever translated and recorded',
    workflow: 'in_house',
    type: 'dub',
    orders: [{ partner: 'studio', on: 1, service: 'recording' }],
    crew: [
      ['dub_director', 'hub', 'team'],
      ['translator', 'hub', 'solo'],
      ['recording_studio', 'hub', 'studio'],
    ],
    found: { producer: 'team', rule: 'in_house_dub', conflicts: 1 },
  },
  {
    name: 'the translator of a text made in house, whoever directed',
    workflow: 'in_house',
    type: 'sdh',
    crew: [
      ['translator', 'hub', 'solo'],
      ['dub_director', 'hub', 'team'],
    ],
    found: { producer: 'solo', rule: 'in_house_text', conflicts: 0 },
  },
  {
    name: 'two systems that name one translator agree',
    workflow: 'in_house',
    type: 'forced_narrative',
    crew: [
      ['translator', 'hub', 'team'],
      ['translator', 'cms', 'team'],
    ],
    found: { producer: 'team', rule: 'in_house_text', conflicts: 0 },
  },
  {
    name: 'two systems that name two translators are a tie',
    workflow: 'in_house',
    crew: [
      ['translator', 'hub', 'team'],
      ['translator', 'cms', 'solo'],
    ],
    found: { producer: null, rule: 'in_house_text', reason: 'tie' },
  },
  {
    name: 'in house, without the deciding role',
    workflow: 'in_house',
    type: 'dub',
    crew: [['translator', 'hub', 'team']],
    found: { producer: null, rule: 'nothing', reason: 'no_source' },
  },
  {
    name: 'the credited studio by its name, trimmed and in any case',
    workflow: 'licensed',
    credits: [['rights', '  sTUDIO éCLAIR ']],
    found: { producer: 'studio', rule: 'licensed_studio', conflicts: 0 },
  },
  {
    name: 'the credited studio by an alias',
    workflow: 'licensed',
    credits: [['rights', 'Eclair Sound']],
    found: { producer: 'studio', rule: 'licensed_studio', conflicts: 0 },
  },
  {
    name: 'a name and an alias of one and the same partner are one partner',
    workflow: 'licensed',
    credits: [['rights', 'LIGNE CLAIRE']],
    found: { producer: 'house', rule: 'licensed_studio', conflicts: 0 },
  },
  {
    name: 'a name of two partners is nobody: the licensor',
    workflow: 'licensed',
    credits: [['rights', 'Nordlicht']],
    found: { producer: 'rights', rule: 'licensed_licensor', conflicts: 0 },
  },
  {
    name: 'a name of no partner: the licensor, and an order that names another one disagrees',
    workflow: 'licensed',
    credits: [['rights', 'Various']],
    orders: [{ partner: 'house', on: 1 }],
    found: { producer: 'rights', rule: 'licensed_licensor', conflicts: 1 },
  },
  {
    name: 'no credit: the licensor',
    workflow: 'licensed',
    credits: [['rights', null]],
    found: { producer: 'rights', rule: 'licensed_licensor' },
  },
  {
    name: 'two licensors who credit one studio agree',
    workflow: 'licensed',
    credits: [
      ['rights', 'Studio Éclair'],
      ['films', 'eclair sound'],
    ],
    found: { producer: 'studio', rule: 'licensed_studio', conflicts: 0 },
  },
  {
    name: 'two licensors who credit two studios are a tie',
    workflow: 'licensed',
    credits: [
      ['rights', 'Studio Éclair'],
      ['films', 'Tondach'],
    ],
    found: { producer: null, rule: 'licensed_studio', reason: 'tie' },
  },
  {
    name: 'of two licensors the one who credits a studio decides, and the other one disagrees',
    workflow: 'licensed',
    credits: [
      ['rights', 'Studio Éclair'],
      ['films', null],
    ],
    found: { producer: 'studio', rule: 'licensed_studio', conflicts: 1 },
  },
  {
    name: 'two licensors without a credit are a tie',
    workflow: 'licensed',
    credits: [
      ['rights', null],
      ['films', 'Nordlicht'],
    ],
    found: { producer: null, rule: 'licensed_licensor', reason: 'tie' },
  },
  {
    name: 'no licensor',
    workflow: 'licensed',
    orders: [{ partner: 'house', on: 1 }],
    found: { producer: null, rule: 'nothing', reason: 'no_source' },
  },
  {
    name: 'the vendor code on its last day',
    workflow: 'legacy',
    versions: [10, 20],
    code: 'V1',
    found: { producer: 'house', rule: 'legacy_vendor_code', conflicts: 0 },
  },
  {
    name: 'the vendor code on the day after, when it is another one’s',
    workflow: 'legacy',
    versions: [11],
    code: 'V1',
    found: { producer: 'solo', rule: 'legacy_vendor_code', conflicts: 0 },
  },
  {
    name: 'the vendor code on its first day, without an end',
    workflow: 'legacy',
    versions: [12],
    code: 'V2',
    found: { producer: 'twin', rule: 'legacy_vendor_code' },
  },
  {
    name: 'a vendor code that nobody had on the day',
    workflow: 'legacy',
    versions: [11],
    code: 'V2',
    found: { producer: null, rule: 'legacy_code_not_valid', reason: 'code_not_valid' },
  },
  {
    name: 'a vendor code, and no day of delivery',
    workflow: 'legacy',
    versions: [],
    code: 'V1',
    found: { producer: null, rule: 'legacy_code_not_valid', reason: 'code_not_valid' },
  },
  {
    name: 'a vendor code that two partners share',
    workflow: 'legacy',
    code: 'V3',
    found: { producer: null, rule: 'legacy_vendor_code', reason: 'tie' },
  },
  {
    name: 'a vendor code that is on no list',
    workflow: 'legacy',
    code: 'V9',
    found: { producer: null, rule: 'legacy_unknown_code', reason: 'unknown_code' },
  },
  {
    name: 'listed in the old catalogue without a code',
    workflow: 'legacy',
    code: null,
    found: { producer: null, rule: 'legacy_no_code', reason: 'no_code' },
  },
  {
    name: 'not in the old catalogue, though an order is there',
    workflow: 'legacy',
    orders: [{ partner: 'house', on: 1 }],
    found: { producer: null, rule: 'legacy_no_code', reason: 'no_code' },
  },
  {
    name: 'the post-editor, and the house that was asked and delivered disagrees twice',
    workflow: 'machine_assisted',
    orders: [{ partner: 'house', on: 1, service: 'post_edit' }],
    deliveries: [{ partner: 'house', at: '10T08', order: 0 }],
    crew: [['post_editor', 'hub', 'solo']],
    found: { producer: 'solo', rule: 'machine_post_editor', conflicts: 2 },
  },
  {
    name: 'no post-editor: the partner of the latest order',
    workflow: 'machine_assisted',
    orders: [
      { partner: 'solo', on: 1, service: 'post_edit' },
      { partner: 'house', on: 2, service: 'post_edit' },
    ],
    crew: [['translator', 'hub', 'solo']],
    found: { producer: 'house', rule: 'machine_order', conflicts: 0 },
  },
  {
    name: 'two post-editors are a tie, although the order is clear',
    workflow: 'machine_assisted',
    orders: [{ partner: 'house', on: 2, service: 'post_edit' }],
    crew: [
      ['post_editor', 'hub', 'solo'],
      ['post_editor', 'hub', 'house'],
    ],
    found: { producer: null, rule: 'machine_post_editor', reason: 'tie' },
  },
  {
    name: 'a hand stands above everything, and says so against a delivery and its order',
    workflow: 'partner',
    orders: [{ partner: 'house', on: 1 }],
    deliveries: [{ partner: 'house', at: '10T08', order: 0 }],
    override: 'solo',
    found: { producer: 'solo', rule: 'override', conflicts: 2 },
  },
  {
    name: 'a hand settles a tie, and the tied source names somebody else',
    workflow: 'in_house',
    crew: [
      ['translator', 'hub', 'team'],
      ['translator', 'cms', 'solo'],
    ],
    override: 'team',
    found: { producer: 'team', rule: 'override', conflicts: 1 },
  },
  {
    name: 'no record at all',
    workflow: 'machine_assisted',
    found: { producer: null, rule: 'nothing', reason: 'no_source' },
  },
];
