import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Level } from '@kith/contracts/level';
import type { AgreedPartQuery, ConfigurationPartName } from '../gql/graphql.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { Banner } from '../ui/banner.js';
import { BackLink, LinkTabs } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { partOf } from './agreed-words.js';
import { AgreedPart, AgreedParts, AgreedProposals, AgreedProposalView, AgreedVersions } from './agreed.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

export type Part = AgreedPartQuery['configurationPart'];

/** Everything about what is agreed is asked again: somebody has proposed or decided. */
export function useAskAgain(): () => void {
  const client = useQueryClient();
  return () => {
    for (const document of [AgreedPart, AgreedParts, AgreedProposals, AgreedProposalView, AgreedVersions])
      void client.invalidateQueries({ queryKey: keyOf(document) });
  };
}

/** One part as it is in force; asked again when somebody has proposed or decided. */
export function usePart(name: ConfigurationPartName | null) {
  const askAgain = useAskAgain();
  useHint('configuration.changed', askAgain);
  return useQuery({ ...queryOf(AgreedPart, { name: name ?? 'timers' }), enabled: name !== null });
}

/** What a group of fields is about: one level, or all of them. */
export function Heading({ level }: { level: Level | null }) {
  const t = useT();
  return level ? <LevelWords level={level} /> : t('agreed.everyLevel');
}

/** Title of a part, which version is in force, and its three sides. */
export function AgreedFrame({ children }: { children: (part: Part) => ReactNode }) {
  const t = useT();
  const name = partOf(useParams()['part']);
  const query = usePart(name);
  const part = query.data?.configurationPart;
  if (!name) return <p>{t('agreed.noPart')}</p>;
  return (
    <div className={styles.page}>
      <BackLink to="/run/agreed">{t('screen.agreed')}</BackLink>
      <div className={styles.head}>
        <PageTitle>{t(`agreed.${name}`)}</PageTitle>
        <p className={styles.lead}>{t(`agreed.${name}.lead`)}</p>
        {part && (
          <p className={styles.reads}>
            <T id="agreed.inForce" values={{ version: part.version, changed: part.changed }} />
          </p>
        )}
      </div>
      {query.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {query.isError && <NotLoaded query={query} at="/run/agreed" hidden />}
      {part && (
        <>
          <LinkTabs
            label={t('agreed.sides')}
            tabs={[
              { to: `/run/agreed/${name}`, text: t('agreed.tab.now'), exact: true },
              { to: `/run/agreed/${name}/changes`, text: t('agreed.tab.changes', { count: part.waiting }) },
              { to: `/run/agreed/${name}/versions`, text: t('agreed.tab.versions') },
            ]}
          />
          {part.faulty && (
            <Banner tone="trouble" icon="warning" live={false}>
              {t('agreed.faulty')}
            </Banner>
          )}
          {children(part)}
        </>
      )}
    </div>
  );
}
