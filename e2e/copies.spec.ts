import { pastedPicture, pastedText } from './clipboard.ts';
import { expect, test } from './fixtures.ts';

/** What a copy's title, its n and the filters in force take above the chart, in px. */
const captionHeight = 64;

test.beforeEach(async ({ speed }) => {
  await speed.visit();
  await speed.chooseOnly('German');
});

test('a chart is copied as CSV, with the figures of its table twin', async ({ speed, workbench }) => {
  await speed.card.copy('Table (CSV)');
  const [header = '', ...lines] = (await pastedText(workbench)).trimEnd().split('\r\n');
  expect(header).toMatch(
    /^language,"cps, from",to,lines,titles,exposures,"rewinds, within title","rewinds, within title, low","rewinds, within title, high",/,
  );
  await speed.card.tableButton.click();
  const rows = await speed.card.table();
  expect(lines).toHaveLength(rows.length);
  for (const [i, line] of lines.entries()) {
    const [language, from, to, count] = line.split(',');
    expect([language, from, to]).toEqual(['German', rows[i]?.['cps, from'], rows[i]?.['to']]);
    expect(Number(count).toLocaleString('en')).toBe(rows[i]?.['lines']);
  }
});

test('a chart is copied as SVG that parses and holds nothing that acts', async ({ speed, workbench }) => {
  await speed.card.copy('Picture (SVG)');
  const svg = await pastedText(workbench);
  expect(svg).toContain('limit 17 · netflix de, adult');
  expect(svg).not.toMatch(/<(script|image|a|foreignObject)\b|\son\w+=|href=/);
  const size = await workbench.page.evaluate(async (text) => {
    // Only SVG that is well formed is decoded.
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await picture.decode();
    return { width: picture.naturalWidth, height: picture.naturalHeight };
  }, svg);
  const box = await speed.card.pictures.first().boundingBox();
  // Over the chart stands what it shows, of how many, and of which.
  expect(size).toEqual({ width: box?.width, height: (box?.height ?? 0) + captionHeight });
  expect(svg).toContain('>Rewinds by characters per second<');
  expect(svg).toMatch(/>German, relative to a typical line of the same title, [\d,]+ lines</);
  expect(svg).toContain('>Language: German<');
});

test('a chart is copied as a PNG of twice its size', async ({ speed, workbench }) => {
  const box = await speed.card.pictures.first().boundingBox();
  await speed.card.copy('Picture (PNG)');
  expect(await pastedPicture(workbench)).toEqual({
    width: 2 * (box?.width ?? 0),
    height: 2 * ((box?.height ?? 0) + captionHeight),
  });
});

test('a chart is copied as a Vega-Lite spec whose expressions and fields are fixed', async ({
  speed,
  workbench,
}) => {
  await speed.card.copy('Vega-Lite spec');
  const german = JSON.parse(await pastedText(workbench)) as unknown;
  expect(german).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json' });
  await speed.chooseOnly('Thai');
  await speed.card.copy('Vega-Lite spec');
  const thai = JSON.parse(await pastedText(workbench)) as unknown;
  expect(spoken(german)).not.toEqual([]);
  expect(spoken(thai)).toEqual(spoken(german));
});

/** Expressions and names of fields anywhere in a spec: what Vega would evaluate. */
function spoken(spec: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(spec, (key, value: unknown) => {
    if (typeof value === 'string' && ['expr', 'calculate', 'filter', 'test', 'field', 'as'].includes(key))
      found.add(`${key}: ${value}`);
    return value;
  });
  return [...found].sort();
}
