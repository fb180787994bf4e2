import type { Row } from '../../../shared/package/tables.ts';
import type { Store } from '../store.ts';
import { pad } from '../titles.ts';

type Contribution = Row<'contributions'>;

/** Opens the tables of who made what. */
async function openMakersTables(store: Store) {
  return {
    partners: await store.table('partners'),
    parents: await store.table('partner_parents'),
    aliases: await store.table('partner_aliases'),
    orders: await store.table('work_orders'),
    deliveries: await store.table('deliveries'),
    contributions: await store.table('contributions'),
    credits: await store.table('licensor_credits'),
    codes: await store.table('vendor_codes'),
    catalogue: await store.table('legacy_catalog'),
    overrides: await store.table('producer_overrides'),
    capacity: await store.table('partner_capacity'),
    invoices: await store.table('invoices'),
    reviews: await store.table('qc_reviews'),
    findings: await store.table('qc_findings'),
  };
}

/** What the systems recorded about who made what, on its way to the tables. Gives each row its key. */
export class Records {
  readonly tables: Awaited<ReturnType<typeof openMakersTables>>;
  /** Contributions of the asset at hand, since a system says each of them once. */
  readonly #said = new Set<string>();
  #asset = '';

  private constructor(tables: Awaited<ReturnType<typeof openMakersTables>>) {
    this.tables = tables;
  }

  static async open(store: Store): Promise<Records> {
    return new Records(await openMakersTables(store));
  }

  /** Adds an order and answers its key. */
  order(row: Omit<Row<'work_orders'>, 'order_id'>): string {
    const id = `o${pad(this.tables.orders.rows + 1, 6)}`;
    this.tables.orders.add({ order_id: id, ...row });
    return id;
  }

  /** Adds a delivery. */
  delivery(row: Omit<Row<'deliveries'>, 'delivery_id'>): void {
    this.tables.deliveries.add({ delivery_id: `d${pad(this.tables.deliveries.rows + 1, 6)}`, ...row });
  }

  /** Adds an invoice. */
  invoice(row: Omit<Row<'invoices'>, 'invoice_id'>): void {
    this.tables.invoices.add({ invoice_id: `i${pad(this.tables.invoices.rows + 1, 6)}`, ...row });
  }

  /** Adds a contribution, unless its system has said so before. */
  contribution(row: Contribution): void {
    if (row.asset_id !== this.#asset) this.#said.clear();
    this.#asset = row.asset_id;
    const key = [row.role, row.source_system, row.party_id].join('/');
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.tables.contributions.add(row);
  }

  /** Adds a review and answers its key. */
  review(row: Omit<Row<'qc_reviews'>, 'review_id'>): string {
    const id = `r${pad(this.tables.reviews.rows + 1, 6)}`;
    this.tables.reviews.add({ review_id: id, ...row });
    return id;
  }

  /** Adds a finding. */
  finding(row: Omit<Row<'qc_findings'>, 'finding_id'>): void {
    this.tables.findings.add({ finding_id: `f${pad(this.tables.findings.rows + 1, 7)}`, ...row });
  }
}
