import type { ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { percentWithInterval, plural } from '../../charts/figures.ts';
import { producerRules, type Maker, type ProducerRule } from '../../charts/producers/rows.ts';
import { count } from '../../i18n/format.ts';
import { producerWords, reasonWords, workflowLabel } from '../../i18n/producers.ts';
import { setFilter } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import type { CardId, Shown } from './selection.ts';
import type { ProducersView } from './use-producers.ts';

interface DetailProps {
  readonly shown: Shown;
  readonly view: ProducersView;
}

/** The inspector of the screen: what was chosen to look at, as long as it is there. */
export function Detail(props: DetailProps): ReactNode {
  const content = contentOf(props);
  return content === null ? null : <Inspector>{content}</Inspector>;
}

function contentOf({ shown, view }: DetailProps): ReactNode {
  switch (shown.kind) {
    case 'how':
      return <How card={shown.card} view={view} />;
    case 'rule': {
      // A rule can be looked at before the counts are there.
      const rules = view.rules.rows.length > 0 ? view.rules.rows : producerRules(definitions(), null);
      const rule = rules.find(({ id }) => id === shown.id);
      return rule === undefined ? null : <RuleDetail rule={rule} of={rules.length} />;
    }
    case 'reason':
      return <ReasonDetail workflow={shown.workflow} reason={shown.reason} view={view} />;
    case 'maker': {
      const maker = view.makers.rows.find(({ id }) => id === shown.id);
      return maker === undefined ? null : <MakerDetail maker={maker} />;
    }
  }
}

const metricsOf: Readonly<Record<CardId, readonly string[]>> = {
  groups: ['assets', 'resolved_share', 'conflicted_share', 'override_share'],
  unresolved: ['unresolved_assets'],
  sources: ['disagreement_share'],
  makers: ['assets', 'conflicted_assets', 'producer_share'],
  rules: ['assets'],
};

/** The definitions and the receipt of a card. */
function How({ card, view }: { readonly card: CardId; readonly view: ProducersView }): ReactNode {
  const { answer } = view[card].asked;
  return answer === null ? null : <HowComputed metrics={metricsOf[card]} answer={answer} />;
}

/** Sets filters as one step of undo, and brings the list of assets into view. */
function showAssets(filters: readonly Filter[]): void {
  const gesture = `producers.show ${JSON.stringify(filters)}`;
  filters.forEach((filter) => setFilter(filter, gesture));
  document.querySelector<HTMLElement>('[data-asset-search]')?.focus();
}

function ShowButton({ filters }: { readonly filters: readonly Filter[] }): ReactNode {
  return (
    <div className="row">
      <Button onClick={() => showAssets(filters)}>{producerWords.showOnly}</Button>
    </div>
  );
}

/** A rule of the decision table: what it says, how it is written, what it decided. */
function RuleDetail({ rule, of }: { readonly rule: ProducerRule; readonly of: number }): ReactNode {
  return (
    <>
      <InspectorSection title={`Rule ${rule.place} of ${of}`}>
        <p>{rule.label}</p>
        <p className="muted">{`It holds for ${plural(rule.assets, 'asset')} and names the producer of ${count(rule.known)}.`}</p>
        <p className="muted small">As it is written, where no rule before it holds:</p>
        <pre className="rule-text">{rule.condition}</pre>
        <ShowButton filters={[{ dimension: 'producer_rule', op: 'eq', values: [rule.id] }]} />
      </InspectorSection>
      <InspectorSection title="The table">
        <p className="muted">{definitions().models.get('producer_decision')?.description ?? ''}</p>
      </InspectorSection>
    </>
  );
}

/** Why nobody is the producer, in a workflow: what that means and what would help. */
function ReasonDetail({
  workflow,
  reason,
  view,
}: {
  readonly workflow: string | null;
  readonly reason: string;
  readonly view: ProducersView;
}): ReactNode {
  const { short, long, help } = reasonWords(reason);
  const found = view.unresolved.rows.find((row) => row.workflow === workflow && row.reason === reason);
  if (found === undefined) return null;
  const inWorkflow: Filter =
    workflow === null
      ? { dimension: 'workflow', op: 'is_null', values: [] }
      : { dimension: 'workflow', op: 'eq', values: [workflow] };
  return (
    <InspectorSection title={`${workflowLabel(workflow)}: ${short}`}>
      <p>{long}</p>
      <p className="muted">{`${plural(found.assets, 'asset')}. ${help}`}</p>
      <ShowButton filters={[inWorkflow, { dimension: 'unresolved_reason', op: 'eq', values: [reason] }]} />
    </InspectorSection>
  );
}

/** A producer with what it made. */
function MakerDetail({ maker }: { readonly maker: Maker }): ReactNode {
  return (
    <InspectorSection title={<span dir="auto">{maker.name}</span>}>
      <p>{`${maker.kind}, ${maker.id}`}</p>
      <p className="muted">
        {maker.share === null ? '' : `${percentWithInterval(maker.share)} of the assets with a producer. `}
        {`${plural(maker.assets, 'asset')}, ${maker.conflicted} of them in conflict.`}
      </p>
      <ShowButton filters={[maker.filter]} />
    </InspectorSection>
  );
}
