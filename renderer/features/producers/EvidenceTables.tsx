import type { ReactNode } from 'react';
import type { AssetAnswer, Claim, Contribution } from '../../charts/producers/answer.ts';
import { date } from '../../i18n/format.ts';
import { recordLabel, sourceLabel } from '../../i18n/producers.ts';
import { classes } from '../../ui/classes.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';

const claimColumns: readonly TableColumn[] = [
  { key: 'source', label: 'Source', weight: 2, least: 13 },
  { key: 'names', label: 'Names', weight: 2, least: 13 },
  { key: 'verdict', label: 'Verdict', weight: 1.2, least: 12 },
  { key: 'why', label: 'Why', weight: 5, least: 24 },
  { key: 'on', label: 'On', weight: 1, least: 11 },
  { key: 'record', label: 'Record', weight: 2, least: 14 },
];

const mostHeight = 260;

/** What each source says, with whom it agrees, and why some of it doesn't count. */
export function ClaimsTable({
  claims,
  answer,
}: {
  readonly claims: readonly Claim[];
  readonly answer: AssetAnswer;
}): ReactNode {
  return (
    <section className="answer-part">
      <h3>What each source says</h3>
      {claims.length === 0 ? (
        <p className="muted">No source names anybody for this asset.</p>
      ) : (
        <Table
          caption="What each source says"
          columns={claimColumns}
          rowCount={claims.length}
          height={mostHeight}
          cell={(row, column) => {
            const claim = claims[row];
            return claim === undefined ? null : claimCell(claim, column, answer);
          }}
        />
      )}
    </section>
  );
}

function claimCell(claim: Claim, column: number, answer: AssetAnswer): ReactNode {
  const record = recordLabel(claim.table, claim.key);
  switch (column) {
    case 0:
      return claim.records > 1
        ? `${sourceLabel(claim.source)} × ${claim.records}`
        : sourceLabel(claim.source);
    case 1:
      return (
        <span title={`${claim.partner} (${claim.partnerId})`} className={classes(!claim.counts && 'muted')}>
          {claim.partner}
        </span>
      );
    case 2:
      return <Verdict claim={claim} answer={answer} />;
    case 3:
      return <span title={claim.why}>{claim.why}</span>;
    case 4:
      return claim.saidOn === null ? '' : date(claim.saidOn);
    default:
      return <span title={record}>{record}</span>;
  }
}

/** How a statement stands to the answer. */
function Verdict({ claim, answer }: { readonly claim: Claim; readonly answer: AssetAnswer }): ReactNode {
  if (!claim.counts) return <span className="muted">not counted</span>;
  if (answer.producer !== null)
    return claim.partnerId === answer.producer.id ? 'agrees' : <span className="doubt">disagrees</span>;
  if (answer.reason === 'tie' && claim.table === answer.evidence.table)
    return <span className="doubt">tied</span>;
  return <span className="muted">decides nothing</span>;
}

const workColumns: readonly TableColumn[] = [
  { key: 'role', label: 'Role', weight: 2, least: 15 },
  { key: 'who', label: 'Who', weight: 3, least: 16 },
  { key: 'kind', label: 'Kind', weight: 2, least: 14 },
  { key: 'sources', label: 'Sources', numeric: true, least: 7 },
  { key: 'record', label: 'Record', weight: 4, least: 20 },
];

/** Everyone who worked on the asset, in every role. */
export function ContributionsTable({
  contributions,
}: {
  readonly contributions: readonly Contribution[];
}): ReactNode {
  return (
    <section className="answer-part">
      <h3>Everyone who worked on it</h3>
      {contributions.length === 0 ? (
        <p className="muted">No record says who worked on this asset.</p>
      ) : (
        <Table
          caption="Everyone who worked on it"
          columns={workColumns}
          rowCount={contributions.length}
          height={mostHeight}
          cell={(row, column) => {
            const one = contributions[row];
            return one === undefined ? null : workCell(one, column);
          }}
        />
      )}
    </section>
  );
}

function workCell(one: Contribution, column: number): ReactNode {
  const record = recordLabel(one.table, one.key);
  switch (column) {
    case 0:
      return one.role;
    case 1:
      return <span className={classes(one.isProducer && 'answer-maker')}>{one.partner}</span>;
    case 2:
      return one.kind;
    case 3:
      return String(one.sources);
    default:
      return <span title={record}>{record}</span>;
  }
}
