/**
 * The facts of the workbench: timed-text lines, viewing, language assets with their producers, the work of partners (orders, capacity
 * and invoices), quality (reviews and their findings), and switches (who leaves a dub).
 */
export type Fact = 'lines' | 'viewing' | 'assets' | 'work' | 'quality' | 'switches';

/** What a dimension's values are, for showing and choosing them. */
export type DimensionKind = 'text' | 'language' | 'country' | 'date' | 'boolean' | 'number';

/** A dimension that a shared filter may be on. */
export interface FilterDimension {
  readonly name: string;
  readonly label: string;
  readonly kind: DimensionKind;
  /** The facts that a filter on it reaches. */
  readonly reaches: readonly Fact[];
  /** The dimension that names its values, where they are ids; it reaches as much. */
  readonly namedBy?: string;
  /** For binned speeds: the unit and the width of a bin, since a value is its lower edge. */
  readonly bin?: { readonly unit: string; readonly width: number };
}

const all = ['lines', 'viewing', 'assets', 'work', 'quality', 'switches'] as const;
const assets = ['assets'] as const;
const lines = ['lines'] as const;
const quality = ['quality'] as const;
const viewing = ['viewing'] as const;
const work = ['work'] as const;
const assetsAndQuality = ['assets', 'quality', 'switches'] as const;
const workAndQuality = ['work', 'quality'] as const;
const viewingAndSwitches = ['viewing', 'switches'] as const;
const allButViewing = ['lines', 'assets', 'work', 'quality', 'switches'] as const;

/** The dimensions of shared filters, in the order in which they are offered. */
export const filterDimensions: readonly FilterDimension[] = [
  { name: 'language', label: 'Language', kind: 'language', reaches: all },
  { name: 'original_language', label: 'Original language', kind: 'language', reaches: all },
  { name: 'title', label: 'Title', kind: 'text', reaches: all, namedBy: 'title_name' },
  { name: 'genre', label: 'Genre', kind: 'text', reaches: all },
  { name: 'audience', label: 'Audience', kind: 'text', reaches: all },
  { name: 'country', label: 'Country', kind: 'country', reaches: viewingAndSwitches },
  { name: 'week', label: 'Week', kind: 'date', reaches: viewingAndSwitches },
  { name: 'profile_language', label: 'Profile language', kind: 'language', reaches: viewing },
  { name: 'selection', label: 'Selection', kind: 'text', reaches: viewing },
  { name: 'consumption_language', label: 'Consumption language', kind: 'language', reaches: viewing },
  { name: 'consumption_tag', label: 'Consumption tag', kind: 'language', reaches: viewing },
  { name: 'consumption_mode', label: 'Consumption mode', kind: 'text', reaches: viewing },
  { name: 'consumption_rule', label: 'Consumption rule', kind: 'text', reaches: viewing },
  { name: 'choice_set', label: 'Choice set', kind: 'text', reaches: viewing },
  { name: 'workflow', label: 'Workflow', kind: 'text', reaches: allButViewing },
  { name: 'asset_type', label: 'Asset type', kind: 'text', reaches: allButViewing },
  { name: 'segment', label: 'Segment', kind: 'text', reaches: lines },
  { name: 'event_type', label: 'Event type', kind: 'text', reaches: lines },
  { name: 'cps_bin', label: 'Speed', kind: 'number', reaches: lines, bin: { unit: 'cps', width: 1 } },
  {
    name: 'speed_ratio_bin',
    label: 'Speed to limit',
    kind: 'number',
    reaches: lines,
    bin: { unit: '× limit', width: 0.05 },
  },
  {
    name: 'wpm_bin',
    label: 'Words per minute',
    kind: 'number',
    reaches: lines,
    bin: { unit: 'wpm', width: 10 },
  },
  {
    name: 'cpl_bin',
    label: 'Longest line',
    kind: 'number',
    reaches: lines,
    bin: { unit: 'characters', width: 2 },
  },
  { name: 'producer_name', label: 'Name of the producer', kind: 'text', reaches: assetsAndQuality },
  { name: 'producer_kind', label: 'Kind of producer', kind: 'text', reaches: assetsAndQuality },
  { name: 'producer_role', label: 'Role of the producer', kind: 'text', reaches: assets },
  { name: 'producer_rule', label: 'Producer rule', kind: 'text', reaches: assets },
  { name: 'unresolved_reason', label: 'Why unresolved', kind: 'text', reaches: assets },
  { name: 'sources_disagree', label: 'Sources disagree', kind: 'boolean', reaches: assets },
  { name: 'first_delivered', label: 'First delivery', kind: 'date', reaches: assets },
  {
    name: 'producer',
    label: 'Producer',
    kind: 'text',
    reaches: assetsAndQuality,
    namedBy: 'producer_name',
  },
  {
    name: 'parent_producer',
    label: 'Parent of the producer',
    kind: 'text',
    reaches: assetsAndQuality,
    namedBy: 'parent_producer_name',
  },
  { name: 'asset', label: 'Asset', kind: 'text', reaches: assets },
  { name: 'partner', label: 'Partner', kind: 'text', reaches: workAndQuality, namedBy: 'partner_name' },
  { name: 'partner_name', label: 'Name of the partner', kind: 'text', reaches: workAndQuality },
  { name: 'partner_kind', label: 'Kind of partner', kind: 'text', reaches: workAndQuality },
  {
    name: 'parent_partner',
    label: 'Parent of the partner',
    kind: 'text',
    reaches: workAndQuality,
    namedBy: 'parent_name',
  },
  { name: 'parent_name', label: "Name of the partner's parent", kind: 'text', reaches: workAndQuality },
  { name: 'service', label: 'Service', kind: 'text', reaches: work },
  { name: 'due', label: 'Due', kind: 'date', reaches: work },
  { name: 'due_current', label: 'Due after changes', kind: 'date', reaches: work },
  { name: 'decided', label: 'Decided', kind: 'date', reaches: work },
  { name: 'accepted', label: 'Accepted', kind: 'date', reaches: work },
  { name: 'ordered', label: 'Ordered', kind: 'date', reaches: work },
  { name: 'capacity_week', label: 'Week of capacity', kind: 'date', reaches: work },
  { name: 'capacity_to_come', label: 'Weeks to come', kind: 'boolean', reaches: work },
  { name: 'invoiced', label: 'Invoiced', kind: 'date', reaches: work },
  { name: 'invoice_kind', label: 'Paid for', kind: 'text', reaches: work },
  { name: 'based_on', label: 'Made from', kind: 'text', reaches: quality },
  { name: 'review_stage', label: 'Stage', kind: 'text', reaches: quality },
  { name: 'sample_reason', label: 'Reason of the sample', kind: 'text', reaches: quality },
  { name: 'reviewer_side', label: 'Reviewer', kind: 'text', reaches: quality },
  { name: 'reviewed', label: 'Reviewed', kind: 'date', reaches: quality },
  { name: 'responsible_role', label: 'Responsible role', kind: 'text', reaches: quality },
  { name: 'finding_category', label: 'Kind of fault', kind: 'text', reaches: quality },
  { name: 'severity', label: 'Severity', kind: 'text', reaches: quality },
  { name: 'title_name', label: 'Name of the title', kind: 'text', reaches: all },
  {
    name: 'parent_producer_name',
    label: "Name of the producer's parent",
    kind: 'text',
    reaches: assetsAndQuality,
  },
];

/** The dimension of a filter; null for a name that Subtext does not know (an old file, a hostile address). */
export function filterDimension(name: string): FilterDimension | null {
  return filterDimensions.find((dimension) => dimension.name === name) ?? null;
}

/**
 * Why a filter on a dimension has no effect on a screen that shows `facts`; null when it has one.
 * A filter that reaches one of several facts has an effect.
 */
export function whyNotReached(name: string, facts: readonly Fact[]): string | null {
  const dimension = filterDimension(name);
  if (dimension === null) return `Subtext knows no dimension ${name}`;
  if (facts.length === 0 || dimension.reaches.some((fact) => facts.includes(fact))) return null;
  return `${dimension.label} belongs to ${named(dimension.reaches)}; this screen shows ${named(facts)}, which it does not reach`;
}

function named(facts: readonly Fact[]): string {
  const words = facts.map((fact) => (fact === 'switches' ? 'switches from dubs' : fact));
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
