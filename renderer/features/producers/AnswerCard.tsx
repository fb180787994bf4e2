import { useMemo, type ReactNode } from 'react';
import {
  assetClaimsSql,
  assetContributionsSql,
  assetProducerSql,
} from '../../../shared/semantic/asset-producer.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import {
  answerSentence,
  assetAnswer,
  claimsOf,
  contributionsOf,
  dissentSentence,
  type AssetAnswer,
  type Claim,
} from '../../charts/producers/answer.ts';
import { country, date } from '../../i18n/format.ts';
import { reasonWords, recordLabel, workflowLabel } from '../../i18n/producers.ts';
import { words } from '../../i18n/words.ts';
import { useRows } from '../../state/ask.ts';
import { useViewSetting } from '../../state/view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { ClaimsTable, ContributionsTable } from './EvidenceTables.tsx';
import type { Show } from './selection.ts';
import { assetSetting } from './settings.ts';

/** Who made the chosen asset, which rule decided by which record, what each source says, and everyone who worked on it. */
export function AnswerCard({ asset, onShow }: { readonly asset: string; readonly onShow: Show }): ReactNode {
  const [, choose] = useViewSetting(assetSetting);
  const told = useRows(assetProducerSql(asset));
  const said = useRows(assetClaimsSql(asset));
  const worked = useRows(assetContributionsSql(asset));
  const answer = useMemo(
    () => (told.answer === null ? null : assetAnswer(told.answer, definitions())),
    [told.answer],
  );
  const claims = useMemo(
    () => (said.answer === null ? [] : claimsOf(said.answer, definitions())),
    [said.answer],
  );
  const contributions = useMemo(
    () => (worked.answer === null ? [] : contributionsOf(worked.answer)),
    [worked.answer],
  );
  const problem = told.problem ?? said.problem ?? worked.problem;
  const isLoading = told.answer === null || said.answer === null || worked.answer === null;
  return (
    <Card
      title={answer === null ? asset : `${answer.id}: ${answer.language} ${answer.type}`}
      note={answer === null ? undefined : <span dir="auto">{answer.title}</span>}
      className="answer-card"
      stale={told.stale}
      actions={<IconButton icon={CloseIcon} label={words.close} onClick={() => choose('')} />}
    >
      {problem !== null ? <ErrorState problem={problem} /> : null}
      {problem === null && isLoading ? <Skeleton lines={10} /> : null}
      {problem === null && !isLoading && answer === null ? (
        <EmptyState title="No such asset">{`This package has no asset ${asset}.`}</EmptyState>
      ) : null}
      {problem === null && !isLoading && answer !== null ? (
        <>
          <AnswerWords answer={answer} claims={claims} onShow={onShow} />
          <ClaimsTable claims={claims} answer={answer} />
          <ContributionsTable contributions={contributions} />
        </>
      ) : null}
    </Card>
  );
}

function AnswerWords({
  answer,
  claims,
  onShow,
}: {
  readonly answer: AssetAnswer;
  readonly claims: readonly Claim[];
  readonly onShow: Show;
}): ReactNode {
  const { rule, producer, reason } = answer;
  const dissent = dissentSentence(answer, claims);
  return (
    <>
      <p className="answer-sentence" role="status" dir="auto">
        {answerSentence(answer)}
      </p>
      <dl className="answer-facts">
        {producer === null ? (
          <Fact term="What would help">{reasonWords(reason).help}</Fact>
        ) : (
          <Fact term="Producer">{producerWordsOf(producer)}</Fact>
        )}
        <Fact term="Decided by">
          <Button tone="plain" className="answer-rule" onClick={() => onShow({ kind: 'rule', id: rule.id })}>
            {`Rule ${rule.place} of ${rule.of}: ${rule.label}`}
          </Button>
        </Fact>
        <Evidence answer={answer} />
        {dissent === null ? null : <Fact term="Who disagrees">{dissent}</Fact>}
        <Fact term="Workflow">{workflowLabel(answer.workflow)}</Fact>
        <Fact term="First delivered">{answer.deliveredOn === null ? '–' : date(answer.deliveredOn)}</Fact>
      </dl>
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** `dubbing studio in Germany, part of Aurum Voice Group at the time; delivered it`. */
function producerWordsOf(producer: NonNullable<AssetAnswer['producer']>): string {
  const place = producer.country === null ? '' : ` in ${country(producer.country)}`;
  const owner =
    producer.parent === null ? '' : `, part of ${producer.parent} on the day of the first delivery`;
  return `${producer.name} (${producer.id}), ${producer.kind}${place}${owner}; ${producer.role}`;
}

/** The record that decided, and what a hand wrote beside it. */
function Evidence({ answer }: { readonly answer: AssetAnswer }): ReactNode {
  const { evidence, override, vendorCode, reason } = answer;
  if (override !== null)
    return (
      <Fact term="Evidence">
        {`${recordLabel(evidence.table, evidence.key)}: “${override.reason}”, ${override.author}${override.on === null ? '' : `, ${date(override.on)}`}`}
      </Fact>
    );
  if (evidence.key !== null) return <Fact term="Evidence">{recordLabel(evidence.table, evidence.key)}</Fact>;
  if (reason === 'unknown_code' || reason === 'code_not_valid')
    return <Fact term="Evidence">{`Vendor code ${vendorCode ?? ''} of the old catalogue`}</Fact>;
  return null;
}
