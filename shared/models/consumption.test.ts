import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  modelRows,
  openSmallPackage,
  rowsOf,
  type SmallPackage,
} from '../../datasets/tools/small-package.ts';
import type { Cell } from '../engine/port.ts';
import { answer } from '../semantic/answer.ts';

/** A row of viewing, as far as the decision looks at it. */
interface View {
  readonly title: string;
  readonly audioType: (typeof audioTypes)[number];
  readonly audio: string | null;
  readonly textType: (typeof textTypes)[number];
  readonly text: string | null;
}

/** What is to come of a row. */
interface Decision {
  readonly rule: string;
  readonly mode: string;
  readonly tag: string | null;
  readonly language: string | null;
  readonly localized: boolean | null;
  readonly textUnknown: boolean;
  readonly regionDiffers: boolean;
  readonly audioDescription: boolean;
  readonly originalText: boolean;
}

const audioTypes = ['original', 'dub', 'audio_description', 'unknown'] as const;
const textTypes = ['off', 'subtitle', 'sdh', 'forced_narrative', 'unknown'] as const;

/** Every kind of tag: missing, unknown, several or no languages, regions, scripts, groups, Norwegians, old codes, odd case. */
const tags: readonly (string | null)[] = [
  null,
  'und',
  'mul',
  'zxx',
  'en',
  'en-US',
  'EN-gb',
  'fr',
  'ko',
  'pt-br',
  'es-ES',
  'es-419',
  'nb',
  'nn-NO',
  'no',
  'zh-Hant',
  'cmn-Hans',
  'sr-Latn-RS',
  'ca-ES-valencia',
  'sr-Cyrl',
  'he-IL',
  'iw',
];

/** The originals of each title. */
const originals: Readonly<Record<string, readonly string[]>> = {
  none: [],
  undetermined: ['und'],
  english: ['en-US'],
  several: ['fr', 'ko', 'und'],
  spanish: ['es-ES'],
  norwegian: ['nb'],
  chinese: ['zh-Hant'],
  serbian: ['sr-Latn'],
  valencian: ['ca-valencia'],
  hebrew: ['he'],
  many: ['mul'],
  silent: ['zxx'],
};

/** The groups that the package lists; every other tag goes by its primary subtag. */
const groups: Readonly<Record<string, string>> = {
  'es-419': 'es',
  'zh-Hant': 'zh',
  'cmn-Hans': 'zh',
  en: 'en',
  'pt-BR': 'pt-BR',
  ko: 'Kor',
};

/** Fewer tags for the text, one for each way in which it can stand to the audio and the originals. */
const texts: typeof tags = [
  ...[null, 'und', 'mul', 'zxx', 'en-US', 'fr', 'ko', 'es-419', 'nn-NO', 'no'],
  ...['cmn-Hans', 'sr-Cyrl', 'ca-ES-valencia', 'iw'],
];
const textsOf = (type: View['textType']): typeof tags => (type === 'off' ? [null] : texts);
const views: View[] = Object.keys(originals).flatMap((title) =>
  audioTypes.flatMap((audioType) =>
    textTypes.flatMap((textType) =>
      textsOf(textType).flatMap((text) => tags.map((audio) => ({ title, audioType, audio, textType, text }))),
    ),
  ),
);

/** The decision table, written from the words of the design: the first that holds decides. */
function decide(view: View): Decision {
  const { audioType, textType, audio, text } = view;
  const known = (originals[view.title] ?? []).filter((tag) => !isUndetermined(tag));
  const textUnknown =
    textType === 'unknown' || ((textType === 'subtitle' || textType === 'sdh') && isUndetermined(text));
  const textOff = textType === 'off' || textType === 'forced_narrative' || textUnknown;
  const isAmong = audio !== null && known.some((tag) => canonical(tag) === canonical(audio));
  const isNearly = audio !== null && known.some((tag) => sansRegion(tag) === sansRegion(audio));
  const isStated = audioType === 'original' || audioType === 'dub';
  const isOriginal = audioType === 'original' || (!isStated && (isAmong || isNearly));
  const flags = {
    textUnknown,
    regionDiffers: !isStated && isNearly && !isAmong && !isUndetermined(audio),
    audioDescription: audioType === 'audio_description',
    originalText: false,
  };
  const decided = (rule: string, mode: string, tag: string | null, localized: boolean): Decision => ({
    ...flags,
    rule,
    mode,
    tag,
    language: group(tag),
    localized: localized && tag !== 'mul' && tag !== 'zxx',
  });
  if (isUndetermined(audio) || known.length === 0)
    return { ...decided('unknown_language', 'unknown', null, false), localized: null };
  if (isOriginal && textOff) return decided('original', 'original', audio, false);
  if (isOriginal && group(text) === group(audio))
    return decided('original_captions', 'original_captions', audio, false);
  if (isOriginal) return decided('subtitles', 'subtitles', text, true);
  if (textOff) return decided('dub', 'dub', audio, true);
  if (group(text) === group(audio)) return decided('dub_subtitles', 'dub_subtitles', audio, true);
  if (known.some((tag) => group(tag) === group(text)))
    return { ...decided('dub_original_text', 'dub', audio, true), originalText: true };
  return decided('mixed', 'mixed', text, true);
}

const isUndetermined = (tag: string | null): boolean => tag === null || tag === 'und';

/** The canonical tag by the platform's own reading of BCP-47, Mandarin left as it is: the registry prefers `cmn` to `zh-cmn`. */
const canonical = remembered((tag) =>
  tag.startsWith('cmn') ? tag.toLowerCase() : new Intl.Locale(tag).toString().toLowerCase(),
);

const sansRegion = remembered((tag) => {
  const region = new Intl.Locale(tag).region?.toLowerCase();
  return region === undefined ? canonical(tag) : canonical(tag).replace(`-${region}`, '');
});

function remembered(work: (tag: string) => string): (tag: string) => string {
  const known = new Map<string, string>();
  return (tag) => {
    const value = known.get(tag) ?? work(tag);
    known.set(tag, value);
    return value;
  };
}

function group(tag: string | null): string | null {
  if (tag === null) return null;
  const listed = Object.entries(groups).find(([each]) => canonical(each) === canonical(tag))?.[1];
  const [primary = ''] = canonical(tag).split('-');
  return listed ?? (primary === 'nb' || primary === 'nn' ? 'no' : primary);
}

let open: SmallPackage;
let decisions: readonly Decision[];
beforeAll(async () => {
  open = await openSmallPackage({
    titles: Object.keys(originals).map((id) => ({ title_id: id, name: id, content_type: 'film' })),
    title_original_languages: Object.entries(originals).flatMap(([id, languages]) =>
      languages.map((language, i) => ({ title_id: id, language, is_primary: i === 0 })),
    ),
    languages: Object.entries(groups).map(([language, own]) => ({
      language,
      name: language,
      language_group: own,
    })),
    viewing: views.map((view, i) => ({
      view_row_id: i,
      title_id: view.title,
      country: 'FR',
      week_start: '2026-09-07',
      audio_type: view.audioType,
      audio_language: view.audio,
      text_type: view.textType,
      text_language: view.text,
      selection: 'unknown',
      views: 1,
    })),
  });
  decisions = await decisionsOf(open);
});
afterAll(() => open.engine.close());

/** The decisions as the model has them, in the order of the views. */
async function decisionsOf(loaded: SmallPackage): Promise<Decision[]> {
  const flag = (value: Cell | undefined): boolean => {
    if (typeof value !== 'boolean') throw new Error(`A flag is ${String(value)}.`);
    return value;
  };
  const text = (value: Cell | undefined): string | null => (typeof value === 'string' ? value : null);
  return (await modelRows(loaded, 'consumption')).map((row) => ({
    rule: String(row['consumption_rule']),
    mode: String(row['consumption_mode']),
    tag: text(row['consumption_tag']),
    language: text(row['consumption_language']),
    localized: row['is_localized'] === null ? null : flag(row['is_localized']),
    textUnknown: flag(row['flag_text_unknown']),
    regionDiffers: flag(row['flag_region_differs']),
    audioDescription: flag(row['flag_audio_description']),
    originalText: flag(row['flag_original_text']),
  }));
}

describe('the decision table of consumption', () => {
  test('decides every cell as the design says', () => {
    expect(decisions).toHaveLength(views.length);
    const wrong = views.flatMap((view, i) => {
      const [expected, decided] = [decide(view), decisions[i]];
      return isDeepStrictEqual(decided, expected) ? [] : [{ view, expected, decided }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });

  test('is total, and each of its rules decides somewhere', async () => {
    const rules = open.definitions.models.get('consumption')?.rules?.cases.map(({ id }) => id) ?? [];
    const decided = await rowsOf(
      open.engine,
      'SELECT consumption_rule AS rule, consumption_mode AS mode, count(*) AS n FROM core.consumption GROUP BY ALL ORDER BY ALL',
    );
    expect(decided.map(({ rule, mode }) => [rule, mode])).toEqual([
      ['dub', 'dub'],
      ['dub_original_text', 'dub'],
      ['dub_subtitles', 'dub_subtitles'],
      ['mixed', 'mixed'],
      ['original', 'original'],
      ['original_captions', 'original_captions'],
      ['subtitles', 'subtitles'],
      ['unknown_language', 'unknown'],
    ]);
    expect(decided.map(({ rule }) => rule)).toEqual(rules.toSorted());
    expect(decided.reduce((sum, { n }) => sum + Number(n), 0)).toBe(views.length);
  });

  test('has its flags counted by views', async () => {
    const expected = views.map(decide);
    const { rows } = await answer(
      open.engine,
      open.definitions,
      {
        metrics: [
          'text_unknown_views',
          'region_differs_views',
          'audio_description_views',
          'original_text_views',
        ],
        by: [],
        where: [],
        order: [],
        limit: null,
      },
      { package: '', as_of: '', default_guide: null, engine: '', app: '' },
    );
    const count = (flag: keyof Decision): number =>
      expected.filter((decision) => decision[flag] === true).length;
    expect(rows).toEqual([
      [count('textUnknown'), count('regionDiffers'), count('audioDescription'), count('originalText')],
    ]);
  });
});

/** Cells read off the design by eye, so that the transcription above is held to something too. */
test.each<[string, View, Partial<Decision>]>([
  [
    'a dub with text in an original language is the dub, flagged',
    { title: 'several', audioType: 'dub', audio: 'es-419', textType: 'sdh', text: 'ko' },
    { rule: 'dub_original_text', mode: 'dub', language: 'es', tag: 'es-419', originalText: true },
  ],
  [
    'Bokmål audio with Nynorsk text has captions',
    { title: 'norwegian', audioType: 'original', audio: 'nb', textType: 'subtitle', text: 'nn-NO' },
    { mode: 'original_captions', language: 'no', tag: 'nb', localized: false },
  ],
  [
    'a forced narrative is no subtitle',
    { title: 'english', audioType: 'original', audio: 'en', textType: 'forced_narrative', text: 'fr' },
    { mode: 'original', textUnknown: false },
  ],
  [
    'audio that differs by its region is the original, flagged',
    { title: 'english', audioType: 'unknown', audio: 'EN-gb', textType: 'subtitle', text: null },
    { mode: 'original', tag: 'EN-gb', language: 'en', regionDiffers: true, textUnknown: true },
  ],
  [
    'audio that differs by its script is a dub',
    { title: 'serbian', audioType: 'unknown', audio: 'sr-Cyrl', textType: 'off', text: null },
    { mode: 'dub', regionDiffers: false, localized: true },
  ],
  [
    'a title without words is never localized',
    { title: 'silent', audioType: 'dub', audio: 'zxx', textType: 'off', text: null },
    { mode: 'dub', tag: 'zxx', localized: false },
  ],
  [
    'the old code of Hebrew is Hebrew',
    { title: 'hebrew', audioType: 'audio_description', audio: 'iw', textType: 'off', text: null },
    { mode: 'original', language: 'he', regionDiffers: false, audioDescription: true },
  ],
])('%s', (_, view, expected) => {
  const place = views.findIndex((each) => isDeepStrictEqual(each, view));
  expect(decisions[place]).toMatchObject(expected);
});
