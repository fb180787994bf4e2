/**
 * The tags under which a guide may list a language, the exact one first, then each shorter one, as RFC 4647 looks tags up:
 * `zh-Hant-TW`, `zh-Hant`, `zh`. In lower case; an underscore counts as a hyphen.
 */
export function tagsToTry(tag: string): readonly string[] {
  const subtags = tag.trim().toLowerCase().slice(0, longestTag).split(/[-_]/);
  const tags: string[] = [];
  while (subtags.length > 0 && subtags[0] !== '') {
    tags.push(subtags.join('-'));
    subtags.pop();
    // A single letter opens an extension and means nothing at the end of a tag.
    if (subtags.length > 1 && subtags.at(-1)?.length === 1) subtags.pop();
  }
  return tags;
}

/** Longer ones are no tags of a language; cut, so that a hostile one costs nothing. */
const longestTag = 100;

/**
 * The script in which a language is written: the one that the tag names, else the likely one (CLDR).
 * @returns ISO 15924, such as `Latn`; null where the tag is none, or unknown.
 */
export function scriptOf(tag: string): string | null {
  const clean = tag.trim().slice(0, longestTag).replaceAll('_', '-');
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(clean)) return null;
  try {
    return new Intl.Locale(clean).maximize().script ?? null;
  } catch {
    return null;
  }
}
