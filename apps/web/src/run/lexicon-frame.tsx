import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LexiconNowQuery } from '../gql/graphql.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { Banner } from '../ui/banner.js';
import { LinkTabs } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { LexiconProposals, LexiconProposalView } from './lexicon-proposals.graphql.js';
import { LexiconNow, LexiconRules, LexiconVersions } from './lexicon.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

export type Lexicon = LexiconNowQuery['lexicon'];

/** The lexicon in force; asked again when somebody has proposed, decided or replayed something. */
export function useLexicon() {
  const client = useQueryClient();
  const lexicon = useQuery(queryOf(LexiconNow));
  useHint('lexicon.changed', () => {
    for (const document of [LexiconNow, LexiconRules, LexiconVersions, LexiconProposals, LexiconProposalView])
      void client.invalidateQueries({ queryKey: keyOf(document) });
  });
  return lexicon;
}

interface LexiconFrameProps {
  /** What this is for, in one or two sentences. */
  lead: string;
  children: (lexicon: Lexicon) => ReactNode;
}

/** Title, which version reads now, and the four parts of the lexicon. */
export function LexiconFrame({ lead, children }: LexiconFrameProps) {
  const t = useT();
  const lexicon = useLexicon();
  const now = lexicon.data?.lexicon;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageTitle />
        <p className={styles.lead}>{lead}</p>
        {now && (
          <p className={styles.reads}>
            <T id="lexicon.reads" values={{ version: now.version, name: now.name, rules: now.rules }} />
          </p>
        )}
      </div>
      {lexicon.isPending && <Skeleton stillText={t('app.loading')} />}
      {lexicon.isError && <NotLoaded query={lexicon} at="/run/lexicon" hidden />}
      {now && (
        <>
          <LinkTabs
            label={t('lexicon.parts')}
            tabs={[
              { to: '/run/lexicon', text: t('lexicon.tab.rules'), exact: true },
              { to: '/run/lexicon/try', text: t('lexicon.tab.try') },
              { to: '/run/lexicon/proposals', text: t('lexicon.tab.proposals', { count: now.waiting }) },
              { to: '/run/lexicon/versions', text: t('lexicon.tab.versions') },
            ]}
          />
          {now.faulty && (
            <Banner tone="trouble" icon="warning" live={false}>
              {t('lexicon.faulty')}
            </Banner>
          )}
          {children(now)}
        </>
      )}
    </div>
  );
}
