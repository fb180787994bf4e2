import { z } from 'zod';
import { asOf } from '../calendar.ts';
import type { Store } from '../store.ts';
import { pad } from '../titles.ts';
import type { SpeedLog } from '../truth-file.ts';
import { dashboardNamed } from './dashboards.ts';
import type { BeforeTables } from './write.ts';

/**
 * What old dashboards show, computed as they computed it, to be reconciled with the shared definitions. The labels:
 * `On-time delivery rate`, `Turnaround (avg days)`, `Redelivery rate` (operations of the dubbing partners),
 * `Capacity utilisation` (their capacity), `Cost per minute`, `Rework share` (their finance), `OTD (first due date)`,
 * `Rejection rate`, `Dubs made`, `QC pass rate`, `Dub share`, `Localized share` and `Lines over 17 cps`. Rates and shares
 * are fractions of 1, costs are in US dollars.
 */
export interface LegacyFigure {
  readonly label: string;
  /** Name of the dashboard that shows it. */
  readonly dashboard: string;
  /** Whom or what each value is about, and of which period. */
  readonly by: readonly ('partner' | 'language' | 'quarter' | 'month')[];
  /** How it was computed, in words. */
  readonly says: string;
  /** Partner, language, first day of the period and value, over the tables as they are staged: dates are text. */
  readonly sql: string;
}

/** The first quarter that the dashboards show. */
const since = '2024-10-01';

const dubs = `(SELECT o.*, asset.language FROM work_orders o JOIN assets asset USING (asset_id)
  WHERE asset.asset_type = 'dub' AND o.service IN ('full_dub', 'recording', 'mix', 'adaptation'))`;
const studios = `(SELECT partner_id FROM partners WHERE kind = 'dubbing_studio')`;
const firsts = `(SELECT order_id, min(delivered_at)[:10] AS first_on FROM deliveries GROUP BY order_id)`;
const delivered = `FROM ${dubs} JOIN ${firsts} USING (order_id)
  WHERE partner_id IN ${studios} AND due_on_current >= '${since}' GROUP BY ALL`;
const paid = `FROM invoices i JOIN ${dubs} USING (order_id)
  WHERE i.partner_id IN ${studios} AND invoiced_on >= '${since}' GROUP BY ALL`;
const watched = 'FROM viewing WHERE profile_language IS NOT NULL GROUP BY ALL';

function quarter(date: string): string {
  return `date_trunc('quarter', CAST(${date}[:10] AS DATE))`;
}

function month(date: string): string {
  return `date_trunc('month', CAST(${date} AS DATE))`;
}

/** The part of the rows in which something holds; null holds in none. */
function part(what: string): string {
  return `avg(CASE WHEN ${what} THEN 1 ELSE 0 END)`;
}

function views(what: string): string {
  return `sum(CASE WHEN ${what} THEN views ELSE 0 END) / sum(views)`;
}

/** Every figure but that of the lines, which are counted as they are made. */
const figures: readonly LegacyFigure[] = [
  {
    label: 'On-time delivery rate',
    dashboard: 'Dubbing Partner Operations',
    by: ['partner', 'quarter'],
    says: 'Orders of dubs from dubbing studios whose first delivery came by the current due date, of those delivered; moved due dates excuse, no fault does; placed by the current due date.',
    sql: `SELECT partner_id, NULL, ${quarter('due_on_current')}, ${part('first_on <= due_on_current')} ${delivered}`,
  },
  {
    label: 'Turnaround (avg days)',
    dashboard: 'Dubbing Partner Operations',
    by: ['partner', 'quarter'],
    says: 'Mean days from the order, not from the materials, to the first delivery, not to its acceptance; placed by the current due date.',
    sql: `SELECT partner_id, NULL, ${quarter('due_on_current')},
      avg(date_diff('day', CAST(ordered_on AS DATE), CAST(first_on AS DATE))) ${delivered}`,
  },
  {
    label: 'Redelivery rate',
    dashboard: 'Dubbing Partner Operations',
    by: ['partner', 'quarter'],
    says: 'Redeliveries, whosever fault, of all deliveries, redeliveries among them, of dubs by dubbing studios; placed by the delivery.',
    sql: `SELECT d.partner_id, NULL, ${quarter('delivered_at')}, ${part('is_redelivery')}
      FROM deliveries d JOIN ${dubs} USING (order_id)
      WHERE d.partner_id IN ${studios} AND delivered_at >= '${since}' GROUP BY ALL`,
  },
  {
    label: 'Capacity utilisation',
    dashboard: 'Dubbing Partner Capacity',
    by: ['partner', 'language', 'month'],
    says: 'Mean of the weekly ratios of booked to declared minutes of dubbing studios, over services and weeks alike; placed by the week’s Monday.',
    sql: `SELECT partner_id, language, ${month('week_start')}, avg(booked_minutes / nullif(declared_minutes, 0))
      FROM partner_capacity WHERE partner_id IN ${studios} GROUP BY ALL`,
  },
  {
    label: 'Cost per minute',
    dashboard: 'Dubbing Partner Finance',
    by: ['partner', 'quarter'],
    says: 'All invoices in US dollars, with credits, rush, rework and cancellations, of the minutes billed, with those billed for rework; placed by the invoice.',
    sql: `SELECT i.partner_id, NULL, ${quarter('invoiced_on')}, sum(amount_usd) / nullif(sum(minutes_billed), 0) ${paid}`,
  },
  {
    label: 'Rework share',
    dashboard: 'Dubbing Partner Finance',
    by: ['partner', 'quarter'],
    says: 'Rework and rush together, of all amounts in US dollars after credits; placed by the invoice.',
    sql: `SELECT i.partner_id, NULL, ${quarter('invoiced_on')},
      sum(CASE WHEN kind IN ('rework', 'rush') THEN amount_usd ELSE 0 END) / nullif(sum(amount_usd), 0) ${paid}`,
  },
  {
    label: 'OTD (first due date)',
    dashboard: 'SLA Tracker',
    by: ['partner', 'quarter'],
    says: 'Orders of any asset whose first delivery came by the first due date, of all due until today; cancelled and undelivered ones are late, and nobody is excused.',
    sql: `SELECT partner_id, NULL, ${quarter('due_on_first')}, ${part('first_on <= due_on_first')}
      FROM work_orders LEFT JOIN ${firsts} USING (order_id)
      WHERE due_on_first BETWEEN '${since}' AND '${asOf}' GROUP BY ALL`,
  },
  {
    label: 'Rejection rate',
    dashboard: 'Redelivery Watch',
    by: ['partner', 'quarter'],
    says: 'Rejected deliveries, whosever fault, of all decided ones, redeliveries among them; placed by the decision.',
    sql: `SELECT partner_id, NULL, ${quarter('decided_at')}, ${part(`decision = 'rejected'`)}
      FROM deliveries WHERE decided_at >= '${since}' GROUP BY ALL`,
  },
  {
    label: 'Dubs made',
    dashboard: 'Who Dubbed This?',
    by: ['partner'],
    says: 'Dubs by the partner of their first order, were it cancelled or for a part; no other source counts.',
    sql: `SELECT partner_id, NULL, NULL, count(*) FROM (
      SELECT o.partner_id, row_number() OVER (PARTITION BY asset_id ORDER BY ordered_on, order_id) AS place
      FROM work_orders o JOIN assets USING (asset_id) WHERE asset_type = 'dub'
    ) WHERE place = 1 GROUP BY ALL`,
  },
  {
    label: 'QC pass rate',
    dashboard: 'QC Pass Rate (all)',
    by: ['language', 'quarter'],
    says: 'Passed reviews of all, of every stage, side and sample, machines among them; placed by the review.',
    sql: `SELECT NULL, language, ${quarter('reviewed_on')}, ${part(`outcome = 'pass'`)}
      FROM qc_reviews JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)
      WHERE reviewed_on >= '${since}' GROUP BY ALL`,
  },
  {
    label: 'Dub share',
    dashboard: 'Dub vs Sub by Country',
    by: ['language', 'month'],
    says: 'Views with dubbed audio of all views, by the language of the profile, not by that of the viewing; in titles of any language.',
    sql: `SELECT NULL, profile_language, ${month('week_start')}, ${views(`audio_type = 'dub'`)} ${watched}`,
  },
  {
    label: 'Localized share',
    dashboard: 'Localized Viewing Share',
    by: ['language', 'month'],
    says: 'Views with dubbed audio or any subtitles, captions in the original’s own language among them, of all views, by the language of the profile.',
    sql: `SELECT NULL, profile_language, ${month('week_start')},
      ${views(`audio_type = 'dub' OR text_type IN ('subtitle', 'sdh')`)} ${watched}`,
  },
];

const fastLines = {
  label: 'Lines over 17 cps',
  dashboard: 'Reading Speed Monitor',
  by: ['language'],
  says: 'Lines of subtitles faster than 17 counted characters per second, whatever the language’s limit, the audience or the day of delivery.',
} as const;

/** By label, which dashboard shows a figure and how it was computed. */
export const legacyRules: Readonly<Record<string, Omit<LegacyFigure, 'label' | 'sql'>>> = Object.fromEntries(
  [...figures, fastLines].map(({ label, dashboard, by, says }) => [
    label,
    { dashboard: dashboardNamed(dashboard).id, by, says },
  ]),
);

/** Writes what the old dashboards show, once the tables that they read are closed. */
export async function writeValues(store: Store, { values }: BeforeTables, speeds: SpeedLog): Promise<void> {
  const add = (
    figure: Pick<LegacyFigure, 'label' | 'dashboard'>,
    about: {
      readonly partner: string | null;
      readonly language: string | null;
      readonly period: string | null;
    },
    value: number,
  ): void =>
    values.add({
      value_id: `w${pad(values.rows + 1, 5)}`,
      dashboard_id: dashboardNamed(figure.dashboard).id,
      metric_label: figure.label,
      partner_id: about.partner,
      language: about.language,
      period_start: about.period,
      value: Math.round(value * 10_000) / 10_000,
    });
  for (const figure of figures) {
    for (const { partner, language, period, value } of await valuesOf(store, figure)) {
      add(figure, { partner, language, period }, value);
    }
  }
  for (const { language, share } of speeds.fastShares()) {
    add(fastLines, { partner: null, language, period: null }, share);
  }
}

const valueShape = z.object({
  partner: z.string().nullable(),
  language: z.string().nullable(),
  period: z.string().nullable(),
  value: z.number(),
});

/** The values of a figure, the earliest first; where it could not be computed there is none. */
async function valuesOf(store: Store, { sql }: LegacyFigure): Promise<z.infer<typeof valueShape>[]> {
  const rows = await store.rows(
    `SELECT partner, language, CAST(CAST(period AS DATE) AS VARCHAR) AS period, CAST(value AS DOUBLE) AS value
     FROM (${sql}) AS shown(partner, language, period, value)
     WHERE value IS NOT NULL ORDER BY period NULLS FIRST, partner NULLS FIRST, language NULLS FIRST`,
  );
  return z.array(valueShape).parse(rows);
}
