import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SeenAboutMeQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Card } from '../ui/card.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { SeenAboutMe } from './settings.graphql.js';
import styles from './you.module.css';

type Seen = SeenAboutMeQuery['seenAboutMe'];

/** Who has seen what about me: details opened, what was passed on, who read in my case; by job, never by name (R44, R46). */
export function SeenPage() {
  const t = useT();
  const query = useQuery(queryOf(SeenAboutMe));
  const seen = query.data?.seenAboutMe;
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      <p>{t('seen.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} />}
      {query.isError && <LoadFailed query={query} />}
      {seen && (
        <>
          <Part
            id="seen-opened"
            title={t('seen.opened')}
            none={t('identity.seenNobody')}
            rows={seen.revealed.map(asOpened)}
          />
          <Part
            id="seen-shared"
            title={t('seen.shared')}
            none={t('seen.sharedNothing')}
            rows={seen.shared.map(asShared)}
          />
          <Part id="seen-read" title={t('seen.read')} none={t('seen.readNobody')} rows={seen.read.map(asRead)} />
          <p className={styles.meta}>{t('seen.withheld')}</p>
        </>
      )}
    </div>
  );
}

function Part({ id, title, none, rows }: { id: string; title: string; none: string; rows: ReactNode[] }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? <EmptyState>{none}</EmptyState> : <ul className={styles.cards}>{rows}</ul>}
    </section>
  );
}

const asOpened = (one: Seen['revealed'][number]) => <Opened key={`${one.at}${one.reasonCode}`} one={one} />;
const asShared = (one: Seen['shared'][number]) => <Shared key={`${one.at}${one.service}`} one={one} />;
const asRead = (one: Seen['read'][number]) => <Read key={`${one.byRole}${one.firstAt}`} one={one} />;

function Opened({ one }: { one: Seen['revealed'][number] }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (
    <Card as="li">
      <p>
        <b>{t('identity.seenBy', { role: one.byRole, at: time.dayAndClock(one.at) })}</b>
      </p>
      <p>{t('identity.seenFields', { fields: one.fields.map((field) => t(`identity.short.${field}`)).join(', ') })}</p>
      <p className={styles.meta}>{say(`identity.reason.${one.reasonCode}`, {}, 'identity.reason.other')}</p>
    </Card>
  );
}

function Shared({ one }: { one: Seen['shared'][number] }) {
  const t = useT();
  const time = useTime();
  return (
    <Card as="li">
      <p>
        <b>{t('seen.sharedTo', { service: t(`seen.service.${one.service}`), at: time.dayAndClock(one.at) })}</b>
      </p>
      <p>
        {t('seen.sharedWhat', {
          shared: new Intl.ListFormat('en-GB').format(one.shared.map((part) => t(`seen.part.${part}`))),
          role: one.byRole,
          recipient: one.recipient,
        })}
      </p>
      <p className={styles.meta}>
        {t(`seen.basis.${one.legalBasis}`)} {one.reference && t('seen.reference', { reference: one.reference })}
      </p>
    </Card>
  );
}

function Read({ one }: { one: Seen['read'][number] }) {
  const t = useT();
  const time = useTime();
  return (
    <Card as="li">
      <p>
        <b>{t('seen.readBy', { role: one.byRole, times: one.times })}</b>
      </p>
      <p className={styles.meta}>
        {one.times === 1
          ? time.dayAndClock(one.lastAt)
          : t('seen.readSpan', { from: time.dayAndClock(one.firstAt), until: time.dayAndClock(one.lastAt) })}
      </p>
    </Card>
  );
}
