import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { LexiconProposalViewQuery } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import styles from './kept.module.css';
import { Difference } from './lexicon-difference.js';
import { useLexicon } from './lexicon-frame.js';
import { useProposalName } from './lexicon-proposals-page.js';
import {
  ApproveLexiconProposal,
  DeclineLexiconProposal,
  LexiconProposals,
  LexiconProposalView,
  WithdrawLexiconProposal,
} from './lexicon-proposals.graphql.js';
import { Replay } from './lexicon-replay.js';
import { LexiconNow, LexiconRules, LexiconVersions } from './lexicon.graphql.js';
import { ProposalAnswer } from './proposal-answer.js';
import { ProposalState } from './proposal-state.js';
import { NotLoaded } from './refused.js';

type Proposal = LexiconProposalViewQuery['lexiconProposal'];

/** One proposed change: what it does, what the evaluation sets say, and the answer of a second person. */
export function LexiconProposalPage() {
  const t = useT();
  const time = useTime();
  const nameOf = useProposalName();
  const { proposal: id = '' } = useParams();
  const lexicon = useLexicon();
  const found = useQuery({
    ...queryOf(LexiconProposalView, { id }),
    // The replay takes the worker some seconds; a hint that was lost must not keep it from the screen.
    refetchInterval: (query) => {
      const now = query.state.data?.lexiconProposal;
      return now?.state === 'PROPOSED' && !now.outOfDate && !now.replay?.current ? 5_000 : false;
    },
  });
  const proposal = found.data?.lexiconProposal;
  const isGone = refusalOf(found.error) === 'resource.notFound' && lexicon.isSuccess;
  const again = proposal?.ruleIds[0];

  return (
    <div className={styles.page}>
      <BackLink to="/run/lexicon/proposals">{t('proposed.back')}</BackLink>
      <div className={styles.head}>
        <PageTitle>{proposal ? nameOf(proposal) : t('screen.lexiconProposal')}</PageTitle>
        {proposal && (
          <>
            <p className={styles.tags}>
              <ProposalState proposal={proposal} />
              <span className={styles.quiet}>
                {t('lexicon.proposal.byOn', {
                  name: proposal.proposedByName ?? t('proposed.somebody'),
                  at: time.dayAndClock(proposal.proposedAt),
                  base: proposal.base,
                })}
              </span>
            </p>
            <p className={styles.reason}>{proposal.reason}</p>
          </>
        )}
      </div>
      {found.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {isGone && <p>{t('proposed.none')}</p>}
      {found.isError && !isGone && <NotLoaded query={found} at="/run/lexicon" hidden />}
      {proposal && (
        <>
          {proposal.outOfDate && (
            <Banner
              tone="caution"
              icon="warning"
              live={false}
              actions={
                lexicon.data?.lexicon.viewerCan.propose &&
                again && (
                  <LinkButton size="small" to={`/run/lexicon/propose?from=${proposal.id}`}>
                    {t('proposed.again')}
                  </LinkButton>
                )
              }
            >
              {t('lexicon.outOfDate', { base: proposal.base })}
            </Banner>
          )}
          <Difference id={proposal.id} />
          {proposal.state === 'PROPOSED' && (
            <p>
              <Link to={`/run/lexicon/try?proposal=${proposal.id}`}>{t('lexicon.tryThis')}</Link>
            </p>
          )}
          <Replay proposal={proposal} />
          <Answer proposal={proposal} />
        </>
      )}
    </div>
  );
}

function Answer({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const client = useQueryClient();
  const { id, replay } = proposal;
  const loses = replay?.current === true && replay.concerns.length > 0;
  return (
    <ProposalAnswer
      proposal={proposal}
      place={`lexicon:decide:${id}`}
      lead={t('lexicon.answer.lead')}
      others={t('lexicon.answer.others')}
      off={
        proposal.outOfDate
          ? t('proposed.approve.outOfDate')
          : replay?.current
            ? undefined
            : t('lexicon.approve.noReplay')
      }
      needsReason={loses ? { hint: t('lexicon.answer.needed'), missing: t('lexicon.approve.why') } : undefined}
      approved={t('lexicon.approved')}
      approve={(reason) => request(ApproveLexiconProposal, { id, reason })}
      decline={(reason) => request(DeclineLexiconProposal, { id, reason })}
      withdraw={() => request(WithdrawLexiconProposal, { id })}
      settled={() => {
        for (const document of [LexiconProposalView, LexiconProposals, LexiconNow, LexiconRules, LexiconVersions])
          void client.invalidateQueries({ queryKey: keyOf(document) });
      }}
    />
  );
}
