import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { filterDimension, filterDimensions, whyNotReached, type Fact } from './reach.ts';

/** The definitions as they stand in their files, read without the code that compiles them. */
const folder = path.join(import.meta.dirname, '../metrics/dimensions');
const fileShape = z.object({
  dimensions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      on: z.record(z.string(), z.string()),
    }),
  ),
});
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => fileShape.parse(parse(readFileSync(path.join(folder, file), 'utf8'))).dimensions);

/** Which fact of the workbench a model is. */
const factOf: Readonly<Record<string, Fact>> = {
  line_reading: 'lines',
  line_engagement_fact: 'lines',
  consumption: 'viewing',
  language_asset_producer: 'assets',
  partner_order: 'work',
  partner_capacity_week: 'work',
  partner_invoice: 'work',
  quality_review: 'quality',
  quality_finding: 'quality',
  dub_quality: 'quality',
  translation_quality: 'quality',
  dub_quality_by_role: 'quality',
  translation_quality_by_role: 'quality',
  dub_switch: 'switches',
};

/** Those that say something of these facts, which shared filters are on. */
const dimensions = all.filter(({ on }) => Object.keys(on).some((model) => model in factOf));

describe('the dimensions of filters are those of the definitions', () => {
  test('all of them, and no others', () => {
    expect(filterDimensions.map(({ name }) => name).sort()).toEqual(
      dimensions.map(({ name }) => name).sort(),
    );
  });

  test('what names the values of another one reaches as much', () => {
    const named = filterDimensions.filter(({ namedBy }) => namedBy !== undefined);
    expect(named.map(({ name }) => name)).toContain('title');
    for (const { name, namedBy = '' } of named) {
      const on = (wanted: string) => all.find((one) => one.name === wanted)?.on ?? {};
      const facts = (wanted: string) => Object.keys(on(wanted)).filter((model) => model in factOf);
      expect(facts(namedBy).sort(), name).toEqual(facts(name).sort());
    }
  });

  test.each(dimensions)('$name: label, reach, kind and bins', ({ name, label, type, on }) => {
    const filter = filterDimension(name);
    expect(filter?.label).toBe(label);
    const facts = [...new Set(Object.keys(on).flatMap((model) => factOf[model] ?? []))];
    expect([...(filter?.reaches ?? [])].sort()).toEqual(facts.sort());
    expect(filter?.kind === 'date').toBe(type === 'date');
    expect(filter?.kind === 'number').toBe(type === 'number');
    const widths = Object.values(on).map((expression) => /^bin\(\w+, ([\d.]+)\)$/.exec(expression)?.[1]);
    for (const width of widths)
      expect(filter?.bin?.width).toBe(width === undefined ? undefined : Number(width));
  });
});

describe('why a filter has no effect', () => {
  test.each<[name: string, facts: readonly Fact[], why: string | null]>([
    [
      'country',
      ['lines'],
      'Country belongs to viewing and switches from dubs; this screen shows lines, which it does not reach',
    ],
    ['cps_bin', ['viewing'], 'Speed belongs to lines; this screen shows viewing, which it does not reach'],
    ['country', ['viewing'], null],
    ['country', ['quality', 'switches'], null],
    [
      'country',
      ['work', 'quality'],
      'Country belongs to viewing and switches from dubs; this screen shows work and quality, which it does not reach',
    ],
    ['country', ['lines', 'viewing'], null],
    ['language', ['lines'], null],
    ['language', ['viewing'], null],
    ['workflow', [], null],
    ['workflow', ['assets'], null],
    ['producer', ['assets'], null],
    [
      'country',
      ['assets'],
      'Country belongs to viewing and switches from dubs; this screen shows assets, which it does not reach',
    ],
    ['selection', ['work'], 'Selection belongs to viewing; this screen shows work, which it does not reach'],
    ['service', ['work'], null],
    ['responsible_role', ['quality'], null],
    [
      'workflow',
      ['viewing'],
      'Workflow belongs to lines, assets, work, quality and switches from dubs; this screen shows viewing, which it does not reach',
    ],
    ['planet', ['lines'], 'Subtext knows no dimension planet'],
    ['__proto__', ['viewing'], 'Subtext knows no dimension __proto__'],
  ])('%s on %j: %s', (name, facts, why) => {
    expect(whyNotReached(name, facts)).toBe(why);
  });

  test('is asked of the table alone: a filter is struck exactly where its dimension reaches no fact of the screen', () => {
    for (const { name, reaches } of filterDimensions)
      for (const fact of ['lines', 'viewing'] as const)
        expect(whyNotReached(name, [fact]) === null, `${name} on ${fact}`).toBe(reaches.includes(fact));
  });
});
