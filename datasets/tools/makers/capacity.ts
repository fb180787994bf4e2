import type { Row } from '../../../shared/package/tables.ts';
import { dubLanguages } from '../assets.ts';
import { addDays, asOf, lastWeeks } from '../calendar.ts';
import { groupOf, subtitleLanguages } from '../languages.ts';
import { stream, type Random } from '../random.ts';
import type { Partner, Partners } from './partners.ts';
import type { Service } from './job.ts';

/** Weeks of which capacity is known: until today, and ahead. */
const pastWeeks = 39;
const weeksAhead = 12;

/** Languages in which a partner of the whole world declares capacity. */
const languagesOfGlobals = 4;

/** Minutes that partners declared and that were booked, by week. Bookings thin out ahead, but some partners promise too much. */
export function* capacityOf(seed: number, partners: Partners): Generator<Row<'partner_capacity'>> {
  for (const partner of partners.all) {
    if (partner.weight === 0) continue;
    const random = stream(seed, 'capacity', partner.id);
    for (const { language, service } of offersOf(random, partner)) {
      yield* weeksOf(random, partner, language, service);
    }
  }
}

interface Offer {
  readonly language: string;
  readonly service: Service;
}

function offersOf(random: Random, partner: Partner): Offer[] {
  switch (partner.kind) {
    case 'dubbing_studio':
      return languagesOf(random, partner, dubLanguages).flatMap((language) => [
        { language, service: 'full_dub' as const },
        ...(random.chance(0.4) ? [{ language, service: 'mix' as const }] : []),
      ]);
    case 'subtitling_house':
    case 'freelancer':
      return languagesOf(
        random,
        partner,
        subtitleLanguages.map(({ tag }) => tag),
      ).flatMap((language) => [
        { language, service: 'translation' as const },
        ...(random.chance(0.3) ? [{ language, service: 'post_edit' as const }] : []),
      ]);
    case 'in_house_team':
    case 'licensor':
      return [];
  }
}

function languagesOf(random: Random, { groups }: Partner, tags: readonly string[]): readonly string[] {
  if (groups.includes('*')) return random.shuffled(tags).slice(0, languagesOfGlobals).sort();
  return tags.filter((tag) => groups.includes(groupOf(tag)));
}

function* weeksOf(
  random: Random,
  partner: Partner,
  language: string,
  service: Service,
): Generator<Row<'partner_capacity'>> {
  const usual = 40 + 110 * Math.sqrt(partner.weight) * random.between(0.7, 1.3);
  const load = random.between(0.5, 1.05);
  let declared = round(usual);
  let drift = 0;
  for (const week of weeks()) {
    const weeksFromNow = Math.max(0, (Date.parse(week) - Date.parse(asOf)) / (7 * 86_400_000));
    if (random.chance(0.08)) declared = round(usual * random.between(0.75, 1.25));
    const offered = isHoliday(week) ? round(0.6 * declared) : declared;
    drift = 0.7 * drift + 0.09 * random.normal();
    const booked = Math.max(0, offered * (load + drift) * (1 - 0.04 * weeksFromNow));
    yield {
      partner_id: partner.id,
      language,
      service,
      week_start: week,
      declared_minutes: random.chance(0.01) ? null : offered,
      booked_minutes: round(booked),
    };
  }
}

function weeks(): string[] {
  const past = lastWeeks(pastWeeks);
  const ahead = Array.from({ length: weeksAhead }, (_, i) => addDays(asOf, 1 + 7 * i));
  return [...past, ...ahead];
}

/** The weeks about the turn of the year. */
function isHoliday(week: string): boolean {
  return week.slice(5) >= '12-21' || week.slice(5) <= '01-01';
}

/** Capacity is declared in steps of five minutes. */
function round(minutes: number): number {
  return 5 * Math.round(minutes / 5);
}
