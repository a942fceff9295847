import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import { LexiconDecide } from './lexicon-decide.js';
import { Difference } from './lexicon-difference.js';
import { useLexicon } from './lexicon-frame.js';
import { type Proposal, ProposalState } from './lexicon-proposal-state.js';
import { useProposalName } from './lexicon-proposals-page.js';
import { LexiconProposalView, LexiconProposals, WithdrawLexiconProposal } from './lexicon-proposals.graphql.js';
import { Replay } from './lexicon-replay.js';
import { LexiconNow } from './lexicon.graphql.js';
import styles from './lexicon.module.css';
import { NotLoaded } from './refused.js';

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
      <BackLink to="/run/lexicon/proposals">{t('lexicon.proposals.back')}</BackLink>
      <div className={styles.head}>
        <PageTitle>{proposal ? nameOf(proposal) : t('screen.lexiconProposal')}</PageTitle>
        {proposal && (
          <>
            <p className={styles.tags}>
              <ProposalState proposal={proposal} />
              <span className={styles.quiet}>
                {t('lexicon.proposal.byOn', {
                  name: proposal.proposedByName ?? t('lexicon.somebody'),
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
      {isGone && <p>{t('lexicon.noProposal')}</p>}
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
                    {t('lexicon.again')}
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
          {proposal.state === 'PROPOSED' ? <Waiting proposal={proposal} /> : <Decided proposal={proposal} />}
        </>
      )}
    </div>
  );
}

function Waiting({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const { decide, withdraw } = proposal.viewerCan;
  return (
    <section className={styles.section} aria-labelledby="proposal-answer">
      <h2 id="proposal-answer">{t('lexicon.answer')}</h2>
      {decide ? (
        <LexiconDecide proposal={proposal} />
      ) : (
        <p>{t(withdraw ? 'lexicon.answer.own' : 'lexicon.answer.others')}</p>
      )}
      {withdraw && <Withdraw id={proposal.id} />}
    </section>
  );
}

function Decided({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const time = useTime();
  const at = proposal.decidedAt ? time.dayAndClock(proposal.decidedAt) : '';
  return (
    <section className={styles.section} aria-labelledby="proposal-answer">
      <h2 id="proposal-answer">{t('lexicon.answer')}</h2>
      <p>
        {t(`lexicon.decided.${proposal.state === 'PROPOSED' ? 'WITHDRAWN' : proposal.state}`, {
          name: proposal.decidedByName ?? t('lexicon.somebody'),
          at,
          version: proposal.madeVersion ?? 0,
        })}
      </p>
      {proposal.decisionReason && <p className={styles.reason}>{proposal.decisionReason}</p>}
    </section>
  );
}

function Withdraw({ id }: { id: string }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const withdraw = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(WithdrawLexiconProposal, { id });
      toast({ text: t('lexicon.withdrawn') });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
      for (const document of [LexiconProposalView, LexiconProposals, LexiconNow])
        void client.invalidateQueries({ queryKey: keyOf(document) });
    }
  };
  return (
    <div className={styles.buttons}>
      <Button size="small" icon="undo" pending={pending} onPress={() => void withdraw()}>
        {t('lexicon.withdraw')}
      </Button>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
