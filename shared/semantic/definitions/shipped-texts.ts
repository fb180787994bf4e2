const texts = import.meta.glob<string>(
  ['../../models/*.yaml', '../../metrics/*.yaml', '../../metrics/dimensions/*.yaml'],
  { query: '?raw', import: 'default', eager: true },
);

/** The YAML of the definition files that come with Subtext, by path. Large: what needs it only at times imports this module then. */
export const shippedTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, text]) => [path.replace('../../', ''), text]),
);
