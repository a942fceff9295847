import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { useLexicon, type Lexicon } from './lexicon-frame.js';
import { LexiconDifference, LexiconProposalView } from './lexicon-proposals.graphql.js';
import { LexiconRuleForm } from './lexicon-rule-form.js';
import { blankRule, fieldsOf } from './lexicon-rule-fields.js';
import { LexiconRuleView } from './lexicon.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

/** A form for one rule: `?rule=` changes one, `?from=` takes up a proposal again, neither writes a new one. */
export function LexiconChangePage() {
  const t = useT();
  const [params] = useSearchParams();
  const lexicon = useLexicon();
  const ruleId = params.get('rule');
  const from = params.get('from');
  const now = lexicon.data?.lexicon;
  const title = ruleId ? t('lexicon.change.title', { id: ruleId }) : t('lexicon.new.title');
  const back = ruleId ? `/run/lexicon/rules/${encodeURIComponent(ruleId)}` : '/run/lexicon';

  return (
    <div className={styles.page}>
      <BackLink to={from ? `/run/lexicon/proposals/${from}` : back}>
        {t(from ? 'proposed.backOne' : ruleId ? 'lexicon.rule.back' : 'lexicon.back')}
      </BackLink>
      <div className={styles.head}>
        <PageTitle>{title}</PageTitle>
        <p className={styles.lead}>{t('lexicon.change.lead')}</p>
      </div>
      {lexicon.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {lexicon.isError && <NotLoaded query={lexicon} at="/run/lexicon" hidden />}
      {now && !now.viewerCan.propose && <p>{t('lexicon.change.notYours')}</p>}
      {now?.viewerCan.propose && !ruleId && !from && (
        <LexiconRuleForm place="lexicon:rule:new" lexicon={now} start={blankRule(now.version)} />
      )}
      {now?.viewerCan.propose && ruleId && <OfRule id={ruleId} lexicon={now} />}
      {now?.viewerCan.propose && from && !ruleId && <OfProposal id={from} lexicon={now} />}
    </div>
  );
}

function OfRule({ id, lexicon }: { id: string; lexicon: Lexicon }) {
  const t = useT();
  const found = useQuery(queryOf(LexiconRuleView, { id }));
  const rule = found.data?.lexiconRule;
  if (found.isPending) return <Skeleton stillText={t('app.loading')} height={12} />;
  if (!rule) return <NotLoaded query={found} at="/run/lexicon" hidden />;
  return (
    <LexiconRuleForm
      key={id}
      place={`lexicon:rule:${id.toLowerCase()}`}
      lexicon={lexicon}
      start={fieldsOf(rule, lexicon.version)}
      keepsId
    />
  );
}

/** The words of a proposal that has been overtaken, to be looked at anew. */
function OfProposal({ id, lexicon }: { id: string; lexicon: Lexicon }) {
  const t = useT();
  const proposal = useQuery(queryOf(LexiconProposalView, { id }));
  const difference = useQuery(queryOf(LexiconDifference, { id }));
  const rule = difference.data?.lexiconProposalChanges.find(({ after }) => after)?.after;
  if (difference.isPending || proposal.isPending) return <Skeleton stillText={t('app.loading')} height={12} />;
  if (!rule || !proposal.data)
    return <NotLoaded query={difference.isError ? difference : proposal} at="/run/lexicon" hidden />;
  return (
    <LexiconRuleForm
      key={id}
      place={`lexicon:again:${id}`}
      lexicon={lexicon}
      start={fieldsOf(rule, lexicon.version, proposal.data.lexiconProposal.reason)}
    />
  );
}
