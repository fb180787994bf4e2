/** Everyone who can produce, as the generated packages know them. All names are invented. */

/** A partner as it is written down here. */
export interface RosterEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'dubbing_studio' | 'subtitling_house' | 'freelancer' | 'in_house_team' | 'licensor';
  readonly country: string;
  /** Language groups that it works in; `*` for all of them. */
  readonly groups: readonly string[];
  /** How much of the work of its languages it gets, relative to others. */
  readonly weight: number;
  /** Other names under which it is credited. */
  readonly aliases: readonly string[];
}

function entries(
  kind: RosterEntry['kind'],
  rows: readonly (readonly [
    id: string,
    name: string,
    country: string,
    groups: string,
    weight: number,
    aliases?: readonly string[],
  ])[],
): RosterEntry[] {
  return rows.map(([id, name, country, groups, weight, aliases = []]) => ({
    id,
    name,
    kind,
    country,
    groups: groups.split(' '),
    weight,
    aliases,
  }));
}

/**
 * The partners. Some names stand for two of them: two studios are called Casa da Voz, `Nordlicht` and `Studio Mira` are
 * aliases of two partners that differ in case alone, and one partner's alias is another one's name.
 */
export const roster: readonly RosterEntry[] = [
  ...entries('dubbing_studio', [
    ['p01', 'Lindenhof Synchron', 'DE', 'de', 6, ['Lindenhof', 'Lindenhof Tonstudios (until 2019)']],
    ['p02', 'Studio Nordwand', 'DE', 'de', 4, ['Nordlicht', 'Nordwand Synchron GmbH']],
    ['p03', 'Atelier Voix Haute', 'FR', 'fr', 6, ['Voix Haute', 'AVH']],
    ['p04', 'Écho du Canal', 'FR', 'fr', 3, ['Echo du Canal', 'Les Studios du Canal']],
    ['p05', 'Doblajes del Valle', 'MX', 'es', 6, ['Del Valle', 'Doblajes del Valle S.A.']],
    ['p06', 'Estudio Mirador', 'AR', 'es', 4, ['Studio Mira', 'Mirador Doblaje']],
    ['p07', 'Casa da Voz', 'BR', 'pt', 6, ['Casa da Voz Brasil', 'CDV']],
    ['p08', 'Estúdio Maré Alta', 'BR', 'pt', 3, ['Mare Alta', 'Maré Alta Dublagem']],
    ['p09', 'Harbour Lane Audio', 'US', 'en', 6, ['HLA', 'Harbour Lane Sound']],
    ['p10', 'Kaede Onkyo', 'JP', 'ja', 5, ['Kaede Sound']],
    ['p11', 'Sakamichi Sound', 'JP', 'ja', 2, ['坂道サウンド']],
    ['p12', 'Naya Swar Studios', 'IN', 'hi', 6, ['Naya Swar', 'नया स्वर']],
    ['p13', 'Wiślany Dźwięk', 'PL', 'pl', 5, ['Wislany Dzwiek']],
    ['p14', 'Hangang Voiceworks', 'KR', 'ko', 5, ['한강 보이스']],
    ['p15', 'Meridian Dubbing', 'NL', '*', 1.5, ['studio mira', 'Meridian Versioning']],
    ['p16', 'Casa da Voz', 'PT', 'pt es', 0.3, ['Casa da Voz Lisboa']],
    ['p17', 'Polyglot Stage', 'GB', '*', 0.8, ['PGS']],
    ['p18', 'Kleine Bühne Ton', 'AT', '*', 0.08, ['Kleine Bühne']],
  ]),
  ...entries('subtitling_house', [
    ['p21', 'Textlinie', 'DE', 'de pl', 5, ['TEXTLINIE', 'Textlinie Untertitel']],
    ['p22', 'Sous-Ligne', 'FR', 'fr', 5, ['Sous Ligne']],
    ['p23', 'Letra Viva', 'ES', 'es pt', 5, ['LetraViva Subtitulado']],
    ['p24', 'Legenda Clara', 'BR', 'pt', 3, ['Clara Legendagem']],
    ['p25', 'Nile Captions', 'EG', 'ar he', 5, ['Nile Subtitling']],
    ['p26', 'Northern Titles', 'FI', 'fi no ru pl', 5, ['NORDLICHT', 'Pohjoinen Teksti']],
    ['p27', 'Aegean Titles', 'GR', 'el he ar', 4, ['Egeo Titles']],
    ['p28', 'Jade Caption House', 'SG', 'zh th ko ja', 5, ['Jade Captions']],
    ['p29', 'Mumbai Titling', 'IN', 'hi', 5, ['Mumbai Titles']],
    ['p30', 'Parallel Text', 'GB', '*', 2, ['Paratext Media', 'Parallel Text Ltd']],
    ['p31', 'Captionworks', 'US', '*', 2, ['harbour lane audio', 'Caption Works Inc.']],
    ['p32', 'Zeilenwerk', 'CH', '*', 0.12, ['Zeilenwerk Zürich']],
  ]),
  ...entries('freelancer', [
    ['p41', 'Anna Reuter', 'DE', 'de', 1, ['A. Reuter']],
    ['p42', 'Jonas Feld', 'DE', 'de', 0.8],
    ['p43', 'Claire Morvan', 'FR', 'fr', 1],
    ['p44', 'Diego Salas', 'MX', 'es', 1],
    ['p45', 'Lucía Ferrer', 'ES', 'es', 0.8, ['Lucia Ferrer']],
    ['p46', 'Beatriz Moura', 'BR', 'pt', 1],
    ['p47', 'Emily Marsh', 'GB', 'en', 1],
    ['p48', 'Kenji Arai', 'JP', 'ja', 1],
    ['p49', 'Priya Nambiar', 'IN', 'hi', 1],
    ['p50', 'Marek Zielny', 'PL', 'pl ru', 1],
    ['p51', 'Seo-yeon Bae', 'KR', 'ko', 1],
    ['p52', 'Layla Haddad', 'EG', 'ar', 1],
    ['p53', 'Nikos Vallas', 'GR', 'el', 1],
    ['p54', 'Tal Shamir', 'IL', 'he', 1],
    ['p55', 'Ploy Suwan', 'TH', 'th zh', 1],
    ['p56', 'Robin Ashe', 'IE', '*', 0.15],
    ['p57', 'Ines Duarte', 'PT', '*', 0.15],
  ]),
  ...entries('in_house_team', [
    ['p61', 'In-house Americas', 'US', 'en es pt', 1],
    ['p62', 'In-house EMEA', 'NL', 'de fr pl fi no ru el he ar', 1],
    ['p63', 'In-house APAC', 'SG', 'ja ko hi th zh', 1],
    ['p64', 'In-house Global Desk', 'US', '*', 0.2],
  ]),
  ...entries('licensor', [
    ['p71', 'Bluebird Distribution', 'US', '*', 1],
    ['p72', 'Kinoteka Vertrieb', 'DE', '*', 1],
    ['p73', 'Grand Large Films', 'FR', '*', 1],
    ['p74', 'Tres Puertos Media', 'MX', '*', 1],
    ['p75', 'Hikari Licensing', 'JP', '*', 1],
    ['p76', 'Deccan Rights', 'IN', '*', 1],
  ]),
  ...entries('dubbing_studio', [
    ['p81', 'Aurum Voice Group', 'LU', '', 0],
    ['p82', 'Confluence Media Services', 'US', '', 0],
  ]),
  ...entries('subtitling_house', [['p83', 'Lexica Holding', 'GB', '', 0]]),
];

/** Which company a partner belonged to, and when: `valid_to` is the last day. */
export interface Parenthood {
  readonly partner: string;
  readonly parent: string;
  readonly from: string;
  readonly to: string | null;
}

/** Who owned whom. Some were sold, one was independent for a while, and one has just been bought. */
export const parenthoods: readonly Parenthood[] = [
  { partner: 'p01', parent: 'p81', from: '2015-01-01', to: null },
  { partner: 'p02', parent: 'p82', from: '2015-01-01', to: '2021-06-30' },
  { partner: 'p02', parent: 'p81', from: '2021-07-01', to: null },
  { partner: 'p03', parent: 'p81', from: '2017-04-01', to: '2023-12-31' },
  { partner: 'p03', parent: 'p82', from: '2025-01-01', to: null },
  { partner: 'p05', parent: 'p82', from: '2016-01-01', to: null },
  { partner: 'p07', parent: 'p82', from: '2019-09-01', to: '2026-06-30' },
  { partner: 'p07', parent: 'p81', from: '2026-07-01', to: null },
  { partner: 'p09', parent: 'p82', from: '2018-01-01', to: null },
  { partner: 'p21', parent: 'p83', from: '2015-01-01', to: null },
  { partner: 'p23', parent: 'p83', from: '2022-03-01', to: null },
  { partner: 'p26', parent: 'p83', from: '2016-05-01', to: '2020-12-31' },
  { partner: 'p30', parent: 'p83', from: '2018-10-01', to: null },
  { partner: 'p31', parent: 'p82', from: '2026-09-15', to: null },
];

/** Studios that licensors credit and that are no partner of ours. */
export const strangers: readonly string[] = [
  'Estudios Siete Mares',
  'Tonhaus Altona',
  'Atelier Lumière Basse',
  'Studio Hoshizora',
  'in-house',
  'N/A',
  'Various',
];
