import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { type Agreement, agreementsOf } from './agreements.js';
import { Agree, MyConsents } from './settings.graphql.js';
import styles from './you.module.css';

/** What one agreed to, in the words that were shown, and when; asked again when the words have changed. */
export function AgreementsPage() {
  const t = useT();
  const given = useQuery(queryOf(MyConsents));
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      <p>{t('agreements.lead')}</p>
      {given.isPending && <Skeleton stillText={t('app.loading')} />}
      {given.isError && <LoadFailed query={given} />}
      {given.data &&
        agreementsOf(given.data.myConsents).map((agreement) => (
          <OneAgreement key={agreement.purpose} agreement={agreement} />
        ))}
      <p className={styles.meta}>{t('agreements.back')}</p>
    </div>
  );
}

function OneAgreement({ agreement: { purpose, version, givenAt, due } }: { agreement: Agreement }) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const at = givenAt && time.date(givenAt);

  const agree = async () => {
    setPending(true);
    setProblem('');
    try {
      const { agree: myConsents } = await request(Agree, { consents: [{ purpose, version }] });
      client.setQueryData(queryOf(MyConsents).queryKey, { myConsents });
      announce(t('agreements.thanks'));
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <section className={styles.section} aria-labelledby={`agreement-${purpose}`}>
      <h2 id={`agreement-${purpose}`}>{t(`agreements.${purpose}`)}</h2>
      <p>{t(`consent.${purpose}`)}</p>
      <p className={styles.meta}>
        {at === null || at === '' ? t('agreements.never') : t(due ? 'agreements.earlier' : 'agreements.given', { at })}
      </p>
      {problem && <Banner tone="trouble">{problem}</Banner>}
      {due && (
        <Button kind="primary" pending={pending} onPress={() => void agree()}>
          {t('agreements.yes')}
        </Button>
      )}
    </section>
  );
}
