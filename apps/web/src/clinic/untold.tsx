import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceContactFieldsFragment } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import styles from './clinic.module.css';
import { LookAgainDialog } from './look-again-dialog.js';
import { LookAgainAtDisclosure, UntoldDisclosures } from './service.graphql.js';

/** What was sent about members who have not been told yet (R44, R46); nothing is shown when there is none. */
export function Untold() {
  const t = useT();
  const untold = useQuery(queryOf(UntoldDisclosures)).data?.untoldDisclosures ?? [];
  if (untold.length === 0) return null;
  return (
    <section aria-labelledby="untold">
      <h2 id="untold">{t('untold.title')}</h2>
      <ul role="list" className={styles.rows}>
        {untold.map((contact) => (
          <Row key={contact.id} contact={contact} />
        ))}
      </ul>
    </section>
  );
}

function Row({ contact }: { contact: ServiceContactFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const shared = new Intl.ListFormat('en-GB').format(contact.shared.map((part) => t(`service.shared.${part}`)));
  return (
    <Card as="li" className={styles.reveal!}>
      <div className={styles.revealHead}>
        <h3>{t('reveals.case', { reference: contact.caseReference })}</h3>
        <span className={styles.quiet}>
          {t('reveals.by', { name: contact.actorName, at: time.dayAndClock(contact.contactedAt) })}
        </span>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('untold.to')}</dt>
          <dd>
            {t(`service.of.${contact.service}`)}, {contact.recipient}
          </dd>
        </div>
        <div>
          <dt>{t('untold.what')}</dt>
          <dd>
            {shared}. {contact.legalBasis && t(`service.basis.${contact.legalBasis}`)}.
          </dd>
        </div>
      </dl>
      <p className={styles.quiet}>
        {contact.withheldReason
          ? t('reveals.withheld', { reason: contact.withheldReason })
          : t('reveals.tellBy', { at: time.dayAndClock(contact.tellMemberBy!) })}{' '}
        {contact.lookAgainAt && t('reveals.lookAgain', { at: time.dayAndClock(contact.lookAgainAt) })}
      </p>
      {contact.viewerCan.lookAgain && (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setOpen(true)}>
            {t('reveals.tell')}
          </Button>
        </div>
      )}
      {open && (
        <LookAgainDialog
          about={contact}
          send={(answer) => request(LookAgainAtDisclosure, { id: contact.id, ...answer })}
          onClose={() => setOpen(false)}
          onDone={() => void client.invalidateQueries({ queryKey: queryOf(UntoldDisclosures).queryKey })}
        />
      )}
    </Card>
  );
}
