import { type Guide, guideFormat } from '../guide.ts';

const standard = {
  citation: {
    title: 'Untertitel-Standards von ARD, ORF, SRF, ZDF',
    url: 'https://www.ndr.de/fernsehen/barrierefreie_angebote/untertitel/Untertitel-Standards,untertitelstandards102.html',
  },
  retrieved: '2026-11-26',
  confidence: 'official',
} as const;

const forChildren = {
  citation: {
    title: 'Untertitel-Standards von ARD, ORF, SRF, ZDF: ergänzende Standards für kindgerechte Untertitel',
    url: 'https://www.rbb-online.de/fernsehen/untertitel_angebot/themen/untertitel-standards-ard-orf-srf-zdf.htm/pagenumber=2.html',
    quote: 'Für Kinder im Alter bis 13 Jahre wird ein maximaler Wert von 11 Zeichen pro Sekunde empfohlen.',
  },
  retrieved: '2026-11-26',
  confidence: 'official',
} as const;

const german = { languages: ['de'] };

/** The joint standard of the public broadcasters of Germany, Austria and Switzerland, for subtitles in German. */
export const germanBroadcasters: Guide = {
  subtext_guide: guideFormat,
  id: 'ard-orf-srf-zdf',
  name: 'ARD, ORF, SRF and ZDF',
  figures: [
    {
      rule: 'max_cps',
      value: 15,
      from: 13,
      unit: 'characters_per_second',
      scope: german,
      ...standard,
      citation: {
        ...standard.citation,
        quote:
          'Als Grundlage für die Berechnung der Standzeit gilt der Basiswert (Lesegeschwindigkeit) von 13-15 Zeichen/Sekunde.',
      },
    },
    {
      rule: 'max_cps',
      value: 11,
      unit: 'characters_per_second',
      scope: { ...german, audience: 'children' },
      ...forChildren,
      note: 'Up to 13 years; down to 9 for preschool and primary school.',
    },
    { rule: 'max_chars_per_line', value: 37, unit: 'characters', scope: german, ...standard },
    { rule: 'max_lines', value: 2, unit: 'lines', scope: german, ...standard },
    { rule: 'min_duration', value: 1, unit: 's', scope: german, ...standard },
    { rule: 'min_gap', value: 1, unit: 'frames', scope: german, ...standard },
    {
      rule: 'min_gap',
      value: null,
      unit: 'frames',
      scope: { ...german, medium: 'live' },
      ...standard,
      note: 'Live, the gap may be left out.',
    },
  ],
};
