import { count } from '../../i18n/format.ts';
import { percent, plural } from '../figures.ts';
import { measureWords } from './groups.ts';
import type { ConsumptionChoice } from './query.ts';
import type { ConsumptionGroup } from './rows.ts';

/** How a localized view can come about, in a sentence. */
const verbs: Readonly<Record<string, string>> = {
  subtitles: 'subtitled',
  dub: 'dubbed',
  dub_subtitles: 'dubbed with subtitles',
  mixed: 'in mixed languages',
};

/** Localized views that a group must have to be named: fewer are one title's doing as likely as not. */
export const fewestViews = 1000;

/** The leading localized mode of a group: its share of what is localized, from the chart's own figures. */
interface Lead {
  readonly name: string;
  readonly mode: string;
  readonly share: number;
}

function leadOf(group: ConsumptionGroup): Lead | null {
  const localized = localizedOf(group);
  const whole = localized.reduce((sum, { share }) => sum + share.value, 0);
  const [first] = localized.toSorted((a, b) => b.share.value - a.share.value);
  return first === undefined || whole === 0
    ? null
    : { name: group.name, mode: first.mode.id, share: first.share.value / whole };
}

function localizedOf({ segments }: ConsumptionGroup): ConsumptionGroup['segments'] {
  return segments.filter(({ mode }) => mode.id in verbs);
}

function localizedViews(group: ConsumptionGroup): number {
  return localizedOf(group).reduce((sum, { views }) => sum + views, 0);
}

/** The finding in one sentence: the largest group's leading way of localization, and the clearest group that goes another way. */
export function consumptionHeadline(groups: readonly ConsumptionGroup[], choice: ConsumptionChoice): string {
  const { noun } = measureWords[choice.measure];
  const all = groups.flatMap((group) => leadOf(group) ?? []);
  const leads = groups
    .filter((group) => localizedViews(group) >= fewestViews)
    .slice(0, 12)
    .flatMap((group) => leadOf(group) ?? []);
  const [first] = leads;
  if (groups.length === 0) return 'No views under these filters.';
  if (all.length === 0) return `No localized ${noun} under these filters.`;
  if (first === undefined)
    return `Too few localized views to compare: each group holds fewer than ${count(fewestViews)}.`;
  const other = leads.filter((lead) => lead.mode !== first.mode).toSorted((a, b) => b.share - a.share)[0];
  const where = choice.grouping.id === 'week' ? 'in the week of' : 'in';
  const say = (lead: Lead) =>
    `${where} ${lead.name} ${percent(lead.share, 0)} are ${verbs[lead.mode] ?? lead.mode}`;
  const start = `Of the localized ${noun}, ${say(first)}`;
  return other === undefined ? `${start}.` : `${start}; ${say(other)}.`;
}

/** The line under the headline: what it rests on. */
export function consumptionCaveat(views: number, hours: number): string {
  return `One consumption language per view, from audio and text together. ${plural(views, 'view')}, ${plural(hours, 'hour')}. Intervals leave one title out.`;
}
