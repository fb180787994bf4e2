import type { Asset } from '../assets.ts';
import { groupOf } from '../languages.ts';
import { stream, type Random } from '../random.ts';
import { roster, type RosterEntry } from './roster.ts';

/** A partner with what is hidden about it: how well it works. */
export interface Partner extends RosterEntry {
  /** How likely an order that is due isn't late through the partner's fault. */
  readonly onTime: number;
  /** How likely an order's first delivery is rejected through the partner's fault, and delivered again. */
  readonly redelivery: number;
  /** Factor on the faults that reviews find in its work: 1 for a typical partner, lower is better. */
  readonly faults: number;
  /** Factor on the days that it takes. */
  readonly pace: number;
}

/** Every partner of a package. */
export class Partners {
  readonly all: readonly Partner[];
  /** How many partners a name stands for, trimmed and case-folded. */
  readonly #bearers: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(seed: number) {
    this.all = roster.map((entry) => withRates(seed, entry));
    const bearers = new Map<string, Set<string>>();
    for (const { id, name, aliases } of roster) {
      for (const spelling of [name, ...aliases]) {
        const folded = fold(spelling);
        bearers.set(folded, (bearers.get(folded) ?? new Set()).add(id));
      }
    }
    this.#bearers = bearers;
  }

  /** Whoever could make an asset: studios for audio, houses and freelancers for text. */
  makersOf({ type, language }: Pick<Asset, 'type' | 'language'>): Partner[] {
    return isAudio(type)
      ? this.of('dubbing_studio', language)
      : [...this.of('subtitling_house', language), ...this.of('freelancer', language)];
  }

  /** The partners of a kind who work in a language. */
  of(kind: Partner['kind'], language: string): Partner[] {
    const group = groupOf(language);
    return this.all.filter(
      (partner) => partner.kind === kind && (partner.groups.includes(group) || partner.groups.includes('*')),
    );
  }

  /** The names that stand for this partner alone, its own and its aliases. */
  ownNames(partner: Partner): string[] {
    return [partner.name, ...partner.aliases].filter((name) => this.bearersOf(name) === 1);
  }

  /** The names that stand for two partners or more. */
  sharedNames(): string[] {
    return roster
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .filter((name) => this.bearersOf(name) > 1);
  }

  /** How many partners a name stands for. */
  bearersOf(name: string): number {
    return this.#bearers.get(fold(name))?.size ?? 0;
  }
}

/** Whether an asset is heard rather than read. */
export function isAudio(type: Asset['type']): boolean {
  return type === 'dub' || type === 'audio_description';
}

/** One of the partners in proportion to their weights, none of those excepted. Fails where nobody is left. */
export function pickPartner(
  random: Random,
  partners: readonly Partner[],
  ...except: readonly string[]
): Partner {
  const left = partners.filter(({ id }) => !except.includes(id));
  return random.pickWeighted(left.map((value) => ({ value, weight: value.weight })));
}

/** A name as names are compared: without spaces around it, in small letters. */
function fold(name: string): string {
  return name.trim().toLowerCase();
}

function withRates(seed: number, entry: RosterEntry): Partner {
  const random = stream(seed, 'partner', entry.id);
  return {
    ...entry,
    onTime: thousandths(random.between(0.875, 0.995)),
    redelivery: thousandths(0.008 + 0.085 * random.next() ** 1.6),
    faults: thousandths(Math.exp(0.45 * random.normal())),
    pace: thousandths(Math.exp(0.2 * random.normal())),
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
