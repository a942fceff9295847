import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { AgreedProposalFieldsFragment } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { useChangeName } from './agreed-changes-page.js';
import { Differences } from './agreed-differences.js';
import { type Part, useAskAgain, usePart } from './agreed-frame.js';
import { languageOf, whoProposes } from './agreed-words.js';
import {
  AgreedProposalView,
  ApproveAgreedProposal,
  DeclineAgreedProposal,
  WithdrawAgreedProposal,
} from './agreed.graphql.js';
import styles from './kept.module.css';
import { ProposalAnswer } from './proposal-answer.js';
import { ProposalState } from './proposal-state.js';
import { NotLoaded } from './refused.js';
import { TemplatePreview } from './template-preview.js';

type Proposal = AgreedProposalFieldsFragment;

/** One proposed change of what is agreed: what would be otherwise, and the answer of a second person. */
export function AgreedProposalPage() {
  const t = useT();
  const { proposal: id = '' } = useParams();
  const found = useQuery(queryOf(AgreedProposalView, { id }));
  const proposal = found.data?.configurationProposal;
  const part = usePart(proposal?.part ?? null);
  const isGone = refusalOf(found.error) === 'resource.notFound';
  const at = proposal ? `/run/agreed/${proposal.part}/changes` : '/run/agreed';

  return (
    <div className={styles.page}>
      <BackLink to={at}>{proposal ? t(`agreed.${proposal.part}`) : t('screen.agreed')}</BackLink>
      {proposal && part.data ? (
        <Whole proposal={proposal} part={part.data.configurationPart} />
      ) : (
        <>
          <PageTitle />
          {(found.isPending || part.isFetching) && <Skeleton stillText={t('app.loading')} height={12} />}
          {isGone && <p>{t('proposed.none')}</p>}
          {found.isError && !isGone && <NotLoaded query={found} at="/run/agreed" hidden />}
          {part.isError && <NotLoaded query={part} at="/run/agreed" hidden />}
        </>
      )}
    </div>
  );
}

function Whole({ proposal, part }: { proposal: Proposal; part: Part }) {
  const t = useT();
  const time = useTime();
  const nameOf = useChangeName(part);
  const texts = proposal.changes.filter(({ after }) => part.name === 'templates' && after);
  return (
    <>
      <div className={styles.head}>
        <PageTitle>{nameOf(proposal)}</PageTitle>
        <p className={styles.tags}>
          <ProposalState proposal={proposal} />
          <span className={styles.quiet}>
            {t('agreed.byOn', {
              name: proposal.proposedByName ?? t('proposed.somebody'),
              at: time.dayAndClock(proposal.proposedAt),
              base: proposal.base,
            })}
          </span>
        </p>
        <p className={styles.reason}>{proposal.reason}</p>
      </div>
      {proposal.outOfDate && (
        <Banner
          tone="caution"
          icon="warning"
          live={false}
          actions={
            part.viewerCan.propose && (
              <LinkButton size="small" to={`/run/agreed/${part.name}/propose?from=${proposal.id}`}>
                {t('proposed.again')}
              </LinkButton>
            )
          }
        >
          {t('agreed.outOfDate', { base: proposal.base, version: part.version })}
        </Banner>
      )}
      <section className={styles.section} aria-labelledby="proposal-difference">
        <h2 id="proposal-difference">{t('proposed.difference')}</h2>
        <Differences part={part} changes={proposal.changes} />
      </section>
      {texts.map(({ key, after }) => (
        <TemplatePreview key={key} words={after} language={languageOf({ key })} />
      ))}
      <Answer proposal={proposal} part={part} />
    </>
  );
}

function Answer({ proposal, part }: { proposal: Proposal; part: Part }) {
  const t = useT();
  const settled = useAskAgain();
  const { id } = proposal;
  return (
    <ProposalAnswer
      proposal={proposal}
      place={`agreed:decide:${id}`}
      lead={t(part.name === 'timers' ? 'agreed.answer.lead.timers' : 'agreed.answer.lead')}
      others={t(`agreed.answer.others.${whoProposes(part)}`)}
      off={proposal.outOfDate ? t('proposed.approve.outOfDate') : undefined}
      approved={t('agreed.approved')}
      approve={(reason) => request(ApproveAgreedProposal, { id, reason })}
      decline={(reason) => request(DeclineAgreedProposal, { id, reason })}
      withdraw={() => request(WithdrawAgreedProposal, { id })}
      settled={settled}
    />
  );
}
