import { engagementWindow } from './calendar.ts';
import type { SubtitleLanguage } from './languages.ts';
import type { Size } from './sizes.ts';

/** A group of members whose engagement is counted together. */
export interface Segment {
  readonly id: string;
  readonly market: string;
  readonly device: string;
  readonly profileMatch: 'text_is_profile' | 'other' | 'unknown';
  readonly audioContext: 'foreign_original' | 'same_language' | 'dub' | 'unknown';
  readonly subtitlesOn: boolean;
  /** Its part of a version's exposures. */
  readonly share: number;
  /** Its members' tendency to do anything, on the log of every rate. */
  readonly logRate: number;
  /** Whether its devices report pauses. */
  readonly reportsPauses: boolean;
}

/** How a version is watched in a segment of its own market. */
type Kind = 'tv' | 'mobile' | 'tv_same' | 'mobile_same' | 'dub' | 'off';

const markets = ['021', '142', '145', '150', '419'];

const kinds: Readonly<Record<Kind, Omit<Segment, 'id' | 'market'>>> = {
  tv: {
    device: 'tv',
    profileMatch: 'text_is_profile',
    audioContext: 'foreign_original',
    subtitlesOn: true,
    share: 0.65,
    logRate: 0,
    reportsPauses: true,
  },
  mobile: {
    device: 'mobile',
    profileMatch: 'text_is_profile',
    audioContext: 'foreign_original',
    subtitlesOn: true,
    share: 0.35,
    logRate: 0.2,
    reportsPauses: true,
  },
  tv_same: {
    device: 'tv',
    profileMatch: 'text_is_profile',
    audioContext: 'same_language',
    subtitlesOn: true,
    share: 0.65,
    logRate: -0.1,
    reportsPauses: true,
  },
  mobile_same: {
    device: 'mobile',
    profileMatch: 'text_is_profile',
    audioContext: 'same_language',
    subtitlesOn: true,
    share: 0.35,
    logRate: 0.1,
    reportsPauses: true,
  },
  dub: {
    device: 'web',
    profileMatch: 'other',
    audioContext: 'dub',
    subtitlesOn: true,
    share: 0.001,
    logRate: 0,
    reportsPauses: false,
  },
  off: {
    device: 'tv',
    profileMatch: 'unknown',
    audioContext: 'unknown',
    subtitlesOn: false,
    share: 0.5,
    logRate: -0.3,
    reportsPauses: true,
  },
};

const everyone: Omit<Segment, 'id'> = {
  market: '001',
  device: 'all',
  profileMatch: 'unknown',
  audioContext: 'unknown',
  subtitlesOn: true,
  share: 1,
  logRate: 0,
  reportsPauses: true,
};

/** First and last day of every segment. */
export const segmentWindow = engagementWindow;

const all: Segment = { ...everyone, id: 'all-on' };
const allOff: Segment = { ...everyone, id: 'all-off', subtitlesOn: false, share: 0.5, logRate: -0.3 };
const byMarket = new Map(markets.map((market) => [market, marketSegments(market)]));

/** Every segment of a package of that size. */
export function segmentsOf(size: Size): Segment[] {
  if (size.segments === 'one') return [all, allOff];
  return [...byMarket.values()].flatMap((segments) => Object.values(segments));
}

/**
 * The segments in which the lines of a version are counted: television always, mobile for every second title, beside a dub
 * for a quarter of those that have one, and the control as often as the size has it.
 */
export function segmentsOfVersion(
  size: Size,
  titleIndex: number,
  language: SubtitleLanguage,
  isOriginal: boolean,
  hasDub: boolean,
): Segment[] {
  const hasControl = titleIndex % size.controlEvery === 0;
  if (size.segments === 'one') return hasControl ? [all, allOff] : [all];
  const own = byMarket.get(language.market);
  if (own === undefined) throw new Error(`${language.market} is not a market.`);
  const isOnMobile = titleIndex % 2 === 0;
  return [
    isOriginal ? own.tv_same : own.tv,
    ...(isOnMobile ? [isOriginal ? own.mobile_same : own.mobile] : []),
    ...(hasDub && titleIndex % 4 === 1 ? [own.dub] : []),
    ...(hasControl ? [own.off] : []),
  ];
}

function marketSegments(market: string): Record<Kind, Segment> {
  const make = (kind: Kind): Segment => ({ ...kinds[kind], id: `${market}-${kind}`, market });
  return {
    tv: make('tv'),
    mobile: make('mobile'),
    tv_same: make('tv_same'),
    mobile_same: make('mobile_same'),
    dub: make('dub'),
    off: make('off'),
  };
}
