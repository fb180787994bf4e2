import { expect, test } from 'vitest';
import { subtext } from './testing.ts';

test('sql writes every model and every metric as a view, each after what it reads', async () => {
  const { code, stdout, stderr } = await subtext('sql', '--dialect', 'trino', '--guide', "house's");
  expect({ code, lines: stderr.length }).toEqual({ code: 0, lines: 2 });
  const made = [...stdout.matchAll(/^CREATE OR REPLACE VIEW "(\w+)"\."(\w+)" AS$/gm)].map(
    ([, schema, name]) => ({
      schema,
      name,
    }),
  );
  const metrics: unknown = JSON.parse((await subtext('metrics', '--format', 'json')).stdout);
  expect(made.filter(({ schema }) => schema === 'metrics')).toHaveLength(
    Array.isArray(metrics) ? metrics.length : 0,
  );
  const place = (name: string) => made.findIndex((each) => each.name === name);
  expect(place('title')).toBeGreaterThanOrEqual(0);
  expect(place('title')).toBeLessThan(place('consumption'));
  expect(place('consumption')).toBeLessThan(place('completion_rate'));
  expect(stdout).toContain("limits.guide = 'house''s'");
  expect(stdout).toContain('approx_percentile(');
  expect(stdout).not.toMatch(/:guide|:as_of|:batch/);
});

test('what Trino can only approximate is told in one line; DuckDB is exact and tells nothing', async () => {
  const trino = await subtext('sql', '--dialect', 'trino');
  const [line = '', ...more] = trino.stderr;
  expect([trino.code, more]).toEqual([0, []]);
  expect(line).toMatch(
    /^warning query\.approximate: [\w, ]+ are approximate: Trino has no exact quantile\. /,
  );
  // The metrics that are quantiles, read off the YAML.
  for (const name of ['turnaround_p50', 'turnaround_p90', 'median_cps', 'p95_cps', 'p90_cps'])
    expect(line).toContain(name);
  expect(line).not.toContain('completion_rate');
  expect(await subtext('sql')).toMatchObject({ code: 0, stderr: [] });
});

test('a guide that no data was there to check is told of, by its name', async () => {
  const { code, stderr } = await subtext('sql', '--guide', 'nope');
  expect([code, stderr.length]).toEqual([0, 1]);
  expect(stderr[0]).toMatch(/^note cli\.guide_unchecked: .*\bthe guide nope, and are empty where /);
});

test('--by groups each metric by what reaches it', async () => {
  const { stdout } = await subtext('sql', '--by', 'country,genre', '--as-of', '2026-10-05');
  const viewOf = (metric: string) =>
    stdout.split(/;\n/).find((each) => each.includes(`"metrics"."${metric}"`));
  expect(viewOf('views')).toContain('ORDER BY "country" NULLS LAST, "genre" NULLS LAST');
  expect(viewOf('lines')).toContain('ORDER BY "genre" NULLS LAST');
  expect(stdout).toContain("CAST(DATE '2026-10-05' AS DATE)");
});

test.each([
  [['--dialect', 'oracle'], '--dialect takes duckdb, trino, not oracle.'],
  [['--by', 'planet'], 'There is no dimension planet.'],
  [['--as-of', 'today'], '--as-of takes a day such as 2026-10-05, not today.'],
  [['--as-of', '2026-02-30'], '--as-of takes a day such as 2026-10-05, not 2026-02-30.'],
])('%j is refused', async (options, words) => {
  const { code, stderr } = await subtext('sql', ...options);
  expect(code).toBe(2);
  expect(stderr.join('\n')).toContain(words);
});
