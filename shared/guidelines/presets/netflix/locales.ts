/** Languages that Netflix publishes guides for, by what their figures have in common. */

/** Where all regions of a language say the same, its bare tag stands for them, so that `en` and `en-AU` find their figures, too. */
export const english = ['en-US', 'en-GB', 'en'] as const;
/** The tags of Chinese that the guide has. */
export const chinese = ['zh-Hans', 'zh-Hant', 'zh'] as const;

/** Indic languages of which Hindi alone has a limit for SDH in any source. */
export const indicBesideHindi = ['bn', 'kn', 'ml', 'mr', 'ta', 'te'] as const;

/** Those that go by 17 characters per second, and 13 for children. `no` stands beside Bokmål, which Netflix calls Norwegian. */
export const usual = [
  'eu',
  'bg',
  'ca',
  'hr',
  'cs',
  'da',
  'nl',
  'fil',
  'fi',
  'fr-FR',
  'fr-CA',
  'fr',
  'gl',
  'de',
  'el',
  'he',
  'hu',
  'is',
  'id',
  'ga',
  'it',
  'ms',
  'nb',
  'no',
  'pl',
  'pt-BR',
  'pt-PT',
  'pt',
  'ro',
  'ru',
  'se',
  'sr',
  'sk',
  'es',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'cy',
] as const;

/** Those that go by 17 for everybody, and 20 for SDH. */
export const afrikaansAndZulu = ['af', 'zu'] as const;

/** The languages of a list without some of them. */
export function without(tags: readonly string[], ...left: readonly string[]): string[] {
  return tags.filter((tag) => !left.includes(tag));
}
