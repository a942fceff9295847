import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { LexiconRuleViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LevelTag } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { useLexicon } from './lexicon-frame.js';
import { LexiconRetire } from './lexicon-retire.js';
import { RuleFacts } from './lexicon-rule-facts.js';
import { LexiconRuleView } from './lexicon.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

type Rule = LexiconRuleViewQuery['lexiconRule'];

/** One rule: what it listens for, on which examples it is tried, who answers for it, and who changed it. */
export function LexiconRulePage() {
  const t = useT();
  const { rule: id = '' } = useParams();
  const lexicon = useLexicon();
  const found = useQuery(queryOf(LexiconRuleView, { id }));
  const rule = found.data?.lexiconRule;
  const isGone = refusalOf(found.error) === 'resource.notFound' && lexicon.isSuccess;
  const mayPropose = lexicon.data?.lexicon.viewerCan.propose ?? false;

  return (
    <div className={styles.page}>
      <BackLink to="/run/lexicon">{t('lexicon.back')}</BackLink>
      <div className={styles.head}>
        <PageTitle>{rule?.label ?? t('screen.lexiconRule')}</PageTitle>
        {rule && (
          <p className={styles.tags}>
            <LevelTag level={rule.level} />
            <span className={styles.code}>{rule.id}</span>
            {!rule.inForce && <Tag tone="waiting">{t('lexicon.retired')}</Tag>}
          </p>
        )}
      </div>
      {found.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {isGone && <p>{t('lexicon.noRule')}</p>}
      {found.isError && !isGone && <NotLoaded query={found} at="/run/lexicon" hidden />}
      {rule && (
        <>
          {mayPropose && rule.inForce && (
            <div className={styles.buttons}>
              <LinkButton
                kind="primary"
                size="small"
                icon="pencil"
                to={`/run/lexicon/propose?rule=${encodeURIComponent(rule.id)}`}
              >
                {t('proposed.change')}
              </LinkButton>
              <LexiconRetire rule={rule} base={lexicon.data?.lexicon.version ?? 0} />
            </div>
          )}
          <RuleFacts rule={rule} />
          <History rule={rule} />
        </>
      )}
    </div>
  );
}

function History({ rule }: { rule: Rule }) {
  const t = useT();
  const time = useTime();
  return (
    <section className={styles.section} aria-labelledby="rule-history">
      <h2 id="rule-history">{t('lexicon.history')}</h2>
      {rule.history.length === 0 ? (
        <p className={styles.quiet}>{t('lexicon.history.none')}</p>
      ) : (
        <ol role="list" className={styles.lines}>
          {rule.history.map((version) => (
            <li key={version.number}>
              <Link to={`/run/lexicon/proposals/${version.proposalId}`}>
                {t('proposed.version', { number: version.number })}
              </Link>
              <p className={styles.quiet}>
                {t('proposed.version.by', {
                  by: version.proposedByName ?? t('proposed.somebody'),
                  and: version.decidedByName ?? t('proposed.somebody'),
                  at: time.date(version.approvedAt),
                })}
              </p>
              <p>{version.reason}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
