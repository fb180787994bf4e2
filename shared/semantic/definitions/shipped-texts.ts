const texts = import.meta.glob<string>(
  ['../../models/*.yaml', '../../metrics/*.yaml', '../../metrics/dimensions/*.yaml'],
  { query: '?raw', import: 'default' },
);

/** The YAML of the definition files that come with Subtext, by path: read only where definitions are edited. */
export async function shippedTexts(): Promise<ReadonlyMap<string, string>> {
  const read = Object.entries(texts).map(async ([path, text]): Promise<[string, string]> => [
    path.replace('../../', ''),
    await text(),
  ]);
  return new Map(await Promise.all(read));
}
