import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OpenPackage } from '../testing.ts';

const demo = join(import.meta.dirname, '../../demo');
const truth = z
  .object({
    partners: z.record(z.string(), z.strictObject({ on_time: z.number(), redelivery: z.number() })),
    partner_faults: z.record(z.string(), z.number()),
    producers: z.record(z.string(), z.string().nullable()),
  })
  .parse(JSON.parse(readFileSync(join(demo, 'truth.json'), 'utf8')));

let data: OpenPackage;

beforeAll(async () => {
  data = await OpenPackage.open(demo);
  await data.run('CREATE TABLE truth (asset_id VARCHAR, producer_id VARCHAR)');
  const rows = Object.entries(truth.producers).map(([asset, producer]) =>
    producer === null ? `('${asset}', NULL)` : `('${asset}', '${producer}')`,
  );
  await data.run(`INSERT INTO truth VALUES ${rows.join(', ')}`);
});

/** How many standard errors a share of `n` is away from the true one. */
function distance(share: number, true_: number, n: number): number {
  return (share - true_) / Math.sqrt((true_ * (1 - true_)) / n);
}

describe('the work of partners', () => {
  test.each([
    ['on_time', 'count(due)', 'count(*) FILTER (due AND NOT late)'],
    ['redelivery', 'count(delivered)', 'count(*) FILTER (rejected)'],
  ] as const)('shows each one’s true %s rate, as far as chance lets it', async (rate, of, part) => {
    const shown = await data.rows(
      `SELECT partner_id, ${of} AS n, ${part} / ${of} AS share FROM (${clocks}) GROUP BY 1 HAVING ${of} >= 30`,
    );
    const distances = shown.map(({ partner_id: id, n, share }) =>
      distance(Number(share), truth.partners[String(id)]?.[rate] ?? Number.NaN, Number(n)),
    );
    expect(distances.length).toBeGreaterThan(15);
    expect(Math.max(...distances.map(Math.abs))).toBeLessThan(3.5);
    const spread = distances.reduce((sum, z) => sum + z * z, 0) / distances.length;
    expect(spread).toBeGreaterThan(0.4);
    expect(spread).toBeLessThan(1.8);
  });

  test('is small for some, and large for others', async () => {
    const sizes = (await data.column('SELECT count(*) FROM deliveries GROUP BY partner_id')).map(Number);
    expect(sizes.filter((size) => size < 15).length).toBeGreaterThan(4);
    expect(sizes.filter((size) => size > 100).length).toBeGreaterThan(3);
  });

  test.each([
    [
      `deliveries WHERE decision = 'rejected' AND fault = `,
      ['partner', 'client', 'material', 'arbitrated_away'],
    ],
    [`deliveries WHERE severity = `, ['none', 'minor', 'major', 'blocker']],
    [`deliveries WHERE decision = `, ['accepted', 'accepted_with_notes', 'rejected', 'pending']],
    [`work_orders WHERE delay_fault = `, ['none', 'partner', 'client', 'material']],
    [
      `work_orders WHERE service = `,
      ['translation', 'adaptation', 'recording', 'mix', 'full_dub', 'post_edit', 'qc'],
    ],
    [`invoices WHERE kind = `, ['production', 'rework', 'rush', 'credit', 'cancellation']],
    [`qc_reviews WHERE stage = `, ['auto', 'premix', 'postmix', 'linguistic']],
    [`qc_reviews WHERE sample_reason = `, ['random', 'risk', 'complaint', 'full']],
    [`qc_findings WHERE severity = `, ['neutral', 'minor', 'major', 'critical']],
  ])('meets every case of %s', async (where, cases) => {
    for (const value of cases)
      expect(await data.number(`SELECT count(*) FROM ${where} '${value}'`), value).toBeGreaterThan(0);
  });

  test('has due dates that were moved, so that what was late looks punctual', async () => {
    expect(
      await data.number(`SELECT count(*) FROM (${clocks}) WHERE late AND first_on <= due_on_current`),
    ).toBeGreaterThan(20);
  });

  test('keeps its dates in order, none after today but due dates and weeks ahead', async () => {
    for (const wrong of [
      "work_orders WHERE ordered_on > DATE '2026-10-25'",
      'work_orders JOIN deliveries USING (order_id) WHERE delivered_at < ordered_on',
      'work_orders WHERE due_on_current < due_on_first',
      "deliveries WHERE decided_at >= DATE '2026-10-26' OR decided_at < delivered_at",
      "deliveries WHERE (decided_at IS NULL) <> (decision = 'pending')",
      "invoices WHERE invoiced_on > DATE '2026-10-25'",
      "qc_reviews WHERE reviewed_on > DATE '2026-10-25'",
      "producer_overrides WHERE decided_on > DATE '2026-10-25'",
    ])
      expect(await data.number(`SELECT count(*) FROM ${wrong}`), wrong).toBe(0);
  });

  test('costs different amounts a minute by language, in several currencies', async () => {
    const costs = await data.rows(
      `SELECT language, sum(amount_usd) / sum(minutes_billed) AS cost FROM invoices i JOIN work_orders o USING (order_id) JOIN assets USING (asset_id)
       WHERE i.kind = 'production' AND service = 'full_dub' AND asset_type = 'dub' GROUP BY 1`,
    );
    const costOf = (language: string) => Number(costs.find((row) => row['language'] === language)?.['cost']);
    expect(costOf('ja')).toBeGreaterThan(2 * costOf('hi'));
    expect(await data.number('SELECT count(DISTINCT currency) FROM invoices')).toBeGreaterThan(6);
    expect(await data.number("SELECT count(*) FROM invoices WHERE (amount < 0) <> (kind = 'credit')")).toBe(
      0,
    );
  });

  test('is booked twelve weeks ahead, by some beyond what they declared', async () => {
    expect(
      await data.column(
        "SELECT DISTINCT week_start FROM partner_capacity WHERE week_start > DATE '2026-10-25' ORDER BY 1",
      ),
    ).toHaveLength(12);
    const over = await data.number(
      "SELECT count(*) FILTER (booked_minutes > declared_minutes) / count(*) FROM partner_capacity WHERE week_start > DATE '2026-10-25'",
    );
    expect(over).toBeGreaterThan(0.01);
    expect(over).toBeLessThan(0.2);
  });
});

describe('the reviews', () => {
  test('find more in the work of those who work worse', async () => {
    const shown = await data.rows(
      `SELECT producer_id, sum(reviewed_minutes) AS minutes, sum(found) / sum(reviewed_minutes) AS rate
       FROM (SELECT review_id, version_id, reviewed_minutes, count(finding_id) AS found
         FROM qc_reviews LEFT JOIN qc_findings USING (review_id)
         WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') AND stage <> 'auto' GROUP BY ALL)
       JOIN asset_versions USING (version_id) JOIN truth USING (asset_id) WHERE producer_id IS NOT NULL
       GROUP BY 1 HAVING sum(reviewed_minutes) > 100`,
    );
    const pairs = shown.map(({ producer_id: id, rate }) => ({
      found: Math.log(Number(rate)),
      true_: Math.log(truth.partner_faults[String(id)] ?? Number.NaN),
    }));
    expect(pairs.length).toBeGreaterThan(10);
    expect(correlation(pairs)).toBeGreaterThan(0.9);
  });

  test('count words where words are spaced, characters everywhere, and point to lines that are there', async () => {
    const text = `qc_reviews JOIN asset_versions USING (version_id) JOIN assets USING (asset_id) WHERE asset_type = 'subtitle'`;
    expect(
      await data.column(`SELECT DISTINCT language FROM ${text} AND word_count IS NULL ORDER BY 1`),
    ).toEqual(['ja', 'th', 'zh-Hans']);
    expect(await data.number(`SELECT count(*) FROM ${text} AND char_count IS NULL`)).toBe(0);
    const dangling = await data.number(
      `SELECT count(*) FROM qc_findings JOIN qc_reviews USING (review_id) ANTI JOIN timed_text_events USING (version_id, ordinal)
       WHERE ordinal IS NOT NULL AND version_id NOT IN (SELECT version_id FROM timed_text_files)`,
    );
    expect(dangling).toBe(0);
    expect(await data.number('SELECT count(ordinal) FROM qc_findings')).toBeGreaterThan(1000);
  });
});

function correlation(pairs: readonly { found: number; true_: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(pairs.map(({ found }) => found)), mean(pairs.map(({ true_ }) => true_))];
  const moment = (of: (pair: (typeof pairs)[number]) => number) => mean(pairs.map(of));
  const both = moment(({ found, true_ }) => (found - x) * (true_ - y));
  return both / Math.sqrt(moment(({ found }) => (found - x) ** 2) * moment(({ true_ }) => (true_ - y) ** 2));
}

/** Each order with its clock: due, late through the partner's fault, delivered, and first rejected through the partner's fault. */
const clocks = `
  SELECT o.*, first_on, due_on_first <= DATE '2026-10-25' AND status <> 'cancelled' OR NULL AS due,
    delay_fault = 'partner' AND coalesce(first_on > due_on_first, true) AS late,
    first_on IS NOT NULL OR NULL AS delivered, coalesce(rejected, false) AS rejected
  FROM work_orders o LEFT JOIN (
    SELECT order_id, CAST(min(delivered_at) AS DATE) AS first_on, bool_or(decision = 'rejected' AND fault = 'partner') AS rejected
    FROM deliveries GROUP BY 1
  ) USING (order_id)`;
