import {
  amount,
  choice,
  count,
  country,
  currency,
  date,
  datetime,
  flag,
  id,
  integer,
  language,
  optional,
  text,
} from './column.ts';
import { ordered, softly, table, to } from './table.ts';

const faults = ['none', 'partner', 'client', 'material'] as const;

const partners = table('makers', 'partners', {
  description: 'Everyone who can produce: studios, houses, freelancers, in-house teams and licensors.',
  columns: {
    partner_id: id('The partner.'),
    name: text('Its name.'),
    kind: choice(
      ['dubbing_studio', 'subtitling_house', 'freelancer', 'in_house_team', 'licensor'],
      'What it is.',
    ),
    country: optional(country('Where it works.')),
  },
  key: ['partner_id'],
});

const partnerParents = table('makers', 'partner_parents', {
  description: 'Which company a partner belonged to, and when.',
  columns: {
    partner_id: id('The partner.'),
    valid_from: date('First day.'),
    parent_partner_id: id('Its parent.'),
    valid_to: optional(date('Last day; null while it lasts.')),
  },
  key: ['partner_id', 'valid_from'],
  foreignKeys: [to('partners', 'partner_id'), to('partners', 'parent_partner_id', 'partner_id')],
  rules: [ordered('valid_from', 'valid_to')],
});

const partnerAliases = table('makers', 'partner_aliases', {
  description: 'Other names under which a partner is credited.',
  columns: { alias: text('The other name.'), partner_id: id('The partner.') },
  key: ['alias'],
  foreignKeys: [to('partners', 'partner_id')],
});

const workOrders = table('makers', 'work_orders', {
  description: 'One row an order to a partner for work on an asset.',
  columns: {
    order_id: id('The order.'),
    asset_id: id('The asset to be made.'),
    partner_id: id('The partner who was asked.'),
    service: choice(
      ['translation', 'adaptation', 'recording', 'mix', 'full_dub', 'post_edit', 'qc'],
      'What was ordered.',
    ),
    ordered_on: date('Day of the order.'),
    materials_available_on: optional(date('Day on which the partner had what it needed.')),
    due_on_first: optional(date('Due date as first agreed.')),
    due_on_current: optional(date('Due date after changes.')),
    delay_fault: optional(choice(faults, 'Who caused a delay.')),
    minutes: optional(amount('Minutes of programme ordered.', 0)),
    status: text('State of the order, such as open, done, cancelled.'),
  },
  key: ['order_id'],
  foreignKeys: [to('assets', 'asset_id'), to('partners', 'partner_id')],
});

const deliveries = table('makers', 'deliveries', {
  description: 'One row a delivery of an order, and the decision on it.',
  columns: {
    delivery_id: id('The delivery.'),
    order_id: optional(id('Its order.')),
    version_id: optional(id('The version that it made.')),
    partner_id: id('The partner who delivered.'),
    delivered_at: datetime('When it arrived, UTC.'),
    is_redelivery: flag('Whether it replaces an earlier delivery.'),
    decision: choice(['accepted', 'accepted_with_notes', 'rejected', 'pending'], 'What was decided.'),
    decided_at: optional(datetime('When it was decided, UTC.')),
    severity: optional(choice(['none', 'minor', 'major', 'blocker'], 'The worst fault found.')),
    fault: optional(choice([...faults, 'arbitrated_away'], 'Whose fault it was.')),
    reason: optional(text('Why it was made or rejected.')),
  },
  key: ['delivery_id'],
  foreignKeys: [
    to('work_orders', 'order_id'),
    to('asset_versions', 'version_id'),
    to('partners', 'partner_id'),
  ],
  rules: [ordered('delivered_at', 'decided_at')],
});

const contributions = table('makers', 'contributions', {
  description: 'Who worked on an asset in which role, as each source system has it.',
  columns: {
    asset_id: id('The asset.'),
    role: choice(
      [
        'translator',
        'template_author',
        'adapter',
        'dub_director',
        'recording_studio',
        'mix_facility',
        'qcer',
        'post_editor',
        'prime_contractor',
      ],
      'What the party did.',
    ),
    source_system: id('The system that says so.'),
    party_id: id('The partner who did it.'),
    order_id: optional(id('The order under which it was done.')),
  },
  key: ['asset_id', 'role', 'source_system', 'party_id'],
  foreignKeys: [
    to('assets', 'asset_id'),
    to('partners', 'party_id', 'partner_id'),
    to('work_orders', 'order_id'),
  ],
});

const licensorCredits = table('makers', 'licensor_credits', {
  description: 'The licensor of a licensed asset, and the studio that it credits.',
  columns: {
    asset_id: id('The asset.'),
    licensor_id: id('The licensor, a partner.'),
    credited_studio: optional(text('The studio as the licensor writes it.')),
  },
  key: ['asset_id', 'licensor_id'],
  foreignKeys: [to('assets', 'asset_id'), to('partners', 'licensor_id', 'partner_id')],
});

const vendorCodes = table('makers', 'vendor_codes', {
  description: 'Whom a vendor code of the old catalogue meant, and when.',
  columns: {
    vendor_code: id('The code.'),
    valid_from: date('First day.'),
    partner_id: id('The partner.'),
    valid_to: optional(date('Last day, inclusive; null while it lasts.')),
  },
  key: ['vendor_code', 'valid_from'],
  foreignKeys: [to('partners', 'partner_id')],
  rules: [ordered('valid_from', 'valid_to')],
});

const legacyCatalog = table('makers', 'legacy_catalog', {
  description: 'The vendor code that the old catalogue has for an asset.',
  columns: { asset_id: id('The asset.'), vendor_code: optional(id('The code.')) },
  key: ['asset_id'],
  foreignKeys: [to('assets', 'asset_id'), softly(to('vendor_codes', 'vendor_code'))],
});

const producerOverrides = table('makers', 'producer_overrides', {
  description: 'Producers named by hand, which stand above every rule.',
  columns: {
    asset_id: id('The asset.'),
    partner_id: id('Who made it.'),
    reason: text('Why it had to be named by hand.'),
    author: text('Who named it.'),
    decided_on: date('When.'),
  },
  key: ['asset_id'],
  foreignKeys: [to('assets', 'asset_id'), to('partners', 'partner_id')],
});

const partnerCapacity = table('makers', 'partner_capacity', {
  description: 'Minutes that a partner declared and that were booked, by week; future weeks too.',
  columns: {
    partner_id: id('The partner.'),
    language: language('The language.'),
    service: id('The service.'),
    week_start: date('Monday of the week.'),
    declared_minutes: optional(amount('Minutes that the partner offers.', 0)),
    booked_minutes: optional(amount('Minutes that are ordered.', 0)),
  },
  key: ['partner_id', 'language', 'service', 'week_start'],
  foreignKeys: [to('partners', 'partner_id')],
});

const invoices = table('makers', 'invoices', {
  description: 'One row an invoice line of an order.',
  columns: {
    invoice_id: id('The invoice.'),
    order_id: optional(id('Its order.')),
    partner_id: id('Who is paid.'),
    kind: choice(['production', 'rework', 'rush', 'credit', 'cancellation'], 'What is paid for.'),
    amount: amount('Amount in the currency; credits are negative.'),
    currency: currency('ISO 4217 code.'),
    amount_usd: optional(amount('Amount in US dollars.')),
    minutes_billed: optional(amount('Minutes of programme billed.', 0)),
    invoiced_on: date('Day of the invoice.'),
  },
  key: ['invoice_id'],
  foreignKeys: [to('work_orders', 'order_id'), to('partners', 'partner_id')],
});

const qcReviews = table('makers', 'qc_reviews', {
  description: 'One row a quality review of a version.',
  columns: {
    review_id: id('The review.'),
    version_id: id('The version reviewed.'),
    stage: choice(['auto', 'premix', 'postmix', 'linguistic'], 'When in the work.'),
    reviewed_on: date('Day of the review.'),
    sample_reason: choice(['random', 'risk', 'complaint', 'full'], 'Why it was chosen.'),
    reviewer_side: choice(['partner', 'client'], 'Whose reviewer.'),
    outcome: choice(['pass', 'fail'], 'Its outcome.'),
    word_count: optional(count('Words reviewed.')),
    char_count: optional(count('Characters reviewed.')),
    reviewed_minutes: optional(amount('Minutes reviewed.', 0)),
  },
  key: ['review_id'],
  foreignKeys: [to('asset_versions', 'version_id')],
});

const qcFindings = table('makers', 'qc_findings', {
  description: 'One row a fault that a review found.',
  columns: {
    finding_id: id('The finding.'),
    review_id: id('Its review.'),
    category: choice(
      [
        'terminology',
        'accuracy',
        'linguistic_conventions',
        'style',
        'locale_conventions',
        'audience_appropriateness',
        'design_markup',
        'timing',
        'lip_sync',
        'performance',
        'casting',
        'adaptation',
        'mix',
        'technical',
      ],
      'What kind of fault.',
    ),
    severity: choice(['neutral', 'minor', 'major', 'critical'], 'How bad it is.'),
    ordinal: optional(integer(1, 'The line of the reviewed version where it is.')),
    status: text('State of the finding, such as open, fixed, disputed.'),
  },
  key: ['finding_id'],
  foreignKeys: [to('qc_reviews', 'review_id')],
});

/** Who made it, and how the work went. */
export const makersTables = [
  partners,
  partnerParents,
  partnerAliases,
  workOrders,
  deliveries,
  contributions,
  licensorCredits,
  vendorCodes,
  legacyCatalog,
  producerOverrides,
  partnerCapacity,
  invoices,
  qcReviews,
  qcFindings,
] as const;
