import * as consumption from './consumption.ts';
import * as deliveries from './deliveries.ts';
import * as partners from './dubbing-partners.ts';
import * as producers from './producers.ts';
import * as quality from './quality.ts';
import * as rest from './text-and-money.ts';

/** A dashboard that existed before the shared definitions. */
export interface Dashboard {
  readonly id: string;
  readonly name: string;
  readonly kind: 'dashboard' | 'tool' | 'notebook';
  readonly tool: string;
  readonly domain: string;
  readonly owner: string;
  /** How much it is used; nobody has opened one that is dead for more than a year. */
  readonly use: 'daily' | 'weekly' | 'rare' | 'dead';
  readonly queries: readonly string[];
}

type Listed = Omit<Dashboard, 'id' | 'domain'>;

function listed(
  name: string,
  tool: Dashboard['tool'],
  owner: string,
  use: Dashboard['use'],
  queries: readonly string[],
): Listed {
  const kind = tool === 'Jupyter' ? 'notebook' : tool === 'Streamlit' ? 'tool' : 'dashboard';
  return { name, kind, tool, owner, use, queries };
}

const byDomain: Readonly<Record<string, readonly Listed[]>> = {
  'dubbing partners': [
    listed('Dubbing Partner Operations', 'Tableau', 'Dub Operations', 'daily', partners.dubbingOperations),
    listed('Dubbing Partner Capacity', 'Tableau', 'Dub Planning', 'weekly', partners.dubbingCapacity),
    listed('Dubbing Partner Finance', 'Looker', 'Content Finance', 'weekly', partners.dubbingFinance),
  ],
  producers: [
    listed('Who Dubbed This?', 'Streamlit', 'Dub Operations', 'daily', producers.whoDubbedThis),
    listed('Dub Vendor Lookup', 'Tableau', 'Vendor Management', 'rare', producers.dubVendorLookup),
    listed(
      'Subtitle Vendor Lookup',
      'Tableau',
      'Vendor Management',
      'weekly',
      producers.subtitleVendorLookup,
    ),
    listed('Licensed Assets by Studio', 'Looker', 'Licensing', 'rare', producers.licensedByStudio),
    listed('Legacy Vendor Decoder', 'Jupyter', 'Archive', 'dead', producers.legacyDecoder),
    listed('Vendor Map (jsmith)', 'Jupyter', 'Vendor Management', 'dead', producers.vendorMap),
    listed('Title Credits Check', 'Tableau', 'Localization Metadata', 'weekly', producers.titleCredits),
    listed('Machine-assisted Tracker', 'Looker', 'Language Technology', 'weekly', producers.machineAssisted),
  ],
  deliveries: [
    listed(
      'Subtitle On-time EMEA',
      'Tableau',
      'Subtitle Operations',
      'weekly',
      deliveries.subtitleOnTimeEmea,
    ),
    listed(
      'Subtitle On-time APAC',
      'Tableau',
      'Subtitle Operations',
      'weekly',
      deliveries.subtitleOnTimeApac,
    ),
    listed('Redelivery Watch', 'Tableau', 'Vendor Management', 'daily', deliveries.redeliveryWatch),
    listed(
      'Redelivery Deep Dive',
      'Jupyter',
      'Localization Analytics',
      'rare',
      deliveries.redeliveryDeepDive,
    ),
    listed('SLA Tracker', 'Looker', 'Vendor Management', 'weekly', deliveries.slaTracker),
    listed('Launch Readiness', 'Tableau', 'Title Launch', 'daily', deliveries.launchReadiness),
    listed('Late Deliveries Daily', 'Tableau', 'Subtitle Operations', 'daily', deliveries.lateDaily),
  ],
  quality: [
    listed('Dub QC Pass Rate', 'Tableau', 'Dub Quality', 'weekly', quality.dubPassRate),
    listed('QC Pass Rate (all)', 'Looker', 'Language Quality', 'weekly', quality.passRate),
    listed('Linguistic Quality Score', 'Tableau', 'Language Quality', 'weekly', quality.qualityScore),
    listed('Premix / Postmix Monitor', 'Tableau', 'Dub Quality', 'rare', quality.mixMonitor),
    listed('Complaint Tracker', 'Streamlit', 'Language Quality', 'rare', quality.complaints),
    listed('Error Categories', 'Jupyter', 'Language Quality', 'dead', quality.errorCategories),
  ],
  consumption: [
    listed(
      'Consumption Language',
      'Tableau',
      'Localization Analytics',
      'rare',
      consumption.consumptionLanguage1,
    ),
    listed(
      'Consumption Language v2 FINAL',
      'Tableau',
      'Localization Analytics',
      'daily',
      consumption.consumptionLanguage2,
    ),
    listed('Dub vs Sub by Country', 'Looker', 'Localization Strategy', 'weekly', consumption.dubVersusSub),
    listed(
      'Localized Viewing Share',
      'Looker',
      'Localization Strategy',
      'weekly',
      consumption.localizedShare,
    ),
    listed(
      'Executive Language Summary',
      'Tableau',
      'Localization Strategy',
      'weekly',
      consumption.execSummary,
    ),
    listed('Kids Dubbing Share', 'Looker', 'Kids and Family', 'dead', consumption.kidsDubbing),
    listed('Original Language Viewing', 'Tableau', 'Content Insights', 'rare', consumption.originalViewing),
    listed('Profile Language Explorer', 'Streamlit', 'Content Insights', 'rare', consumption.profileExplorer),
  ],
  'timed text': [
    listed('Reading Speed Monitor', 'Tableau', 'Subtitle Operations', 'weekly', rest.readingSpeed),
    listed('CPS Violations by Language', 'Tableau', 'Language Quality', 'rare', rest.cpsViolations),
    listed('Guideline Compliance', 'Jupyter', 'Language Quality', 'dead', rest.guidelineCompliance),
    listed('SDH Coverage', 'Looker', 'Accessibility', 'weekly', rest.sdhCoverage),
  ],
  finance: [
    listed('Localization Spend', 'Looker', 'Content Finance', 'weekly', rest.spend),
    listed('Subtitle Cost per Minute', 'Looker', 'Content Finance', 'rare', rest.subtitleCost),
    listed('Budget vs Actual 2024', 'Tableau', 'Content Finance', 'dead', rest.budget2024),
    listed('Rework and Rush', 'Looker', 'Content Finance', 'rare', rest.reworkAndRush),
  ],
  capacity: [
    listed('Subtitle Capacity Planner', 'Streamlit', 'Subtitle Operations', 'weekly', rest.subtitleCapacity),
    listed('Freelancer Load', 'Tableau', 'Subtitle Operations', 'dead', rest.freelancerLoad),
  ],
  coverage: [listed('Language Coverage Map', 'Tableau', 'Localization Strategy', 'weekly', rest.coverageMap)],
};

/** All 43, with ids in the order of their domains. */
export const dashboards: readonly Dashboard[] = Object.entries(byDomain)
  .flatMap(([domain, list]) => list.map((dashboard) => ({ ...dashboard, domain })))
  .map((dashboard, i) => ({ id: `b${String(i + 1).padStart(2, '0')}`, ...dashboard }));

/** The dashboard of that name. Fails where there is none. */
export function dashboardNamed(name: string): Dashboard {
  const found = dashboards.find((dashboard) => dashboard.name === name);
  if (found === undefined) throw new Error(`There is no dashboard ${name}.`);
  return found;
}

/** The three over the same partners and orders, which are one dashboard in truth. */
export const overlapping: readonly string[] = dashboards
  .filter(({ domain }) => domain === 'dubbing partners')
  .map(({ id }) => id);

/** Tables of the queries that nobody fills any more: no table of the package stands for them. */
export const deadTables: readonly string[] = [
  'finance_stg.loc_budget_2024',
  'finance_stg.po_lines',
  'loc_archive.dub_orders_2019',
  'loc_archive.fqc_errors',
  'loc_archive.vendor_master',
  'loc_v1.tt_events',
  'playback_v1.stream_starts_daily',
  'sandbox.studio_aliases_v2',
  'tmp.jsmith_partner_map',
  'tmp.kids_titles_2023',
  'tmp.subs_backfill',
];
