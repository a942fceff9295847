import { AskForPerson } from '../platform/ask-for-person.js';
import { useT } from '../platform/i18n.js';
import { Card } from '../ui/card.js';
import styles from './messages.module.css';

/** For whoever has no words just now: one press, and a person is told. */
export function AskHere(asking: Parameters<typeof AskForPerson>[0]) {
  const t = useT();
  return (
    <Card as="section" tone="soft" className={styles.ask ?? ''}>
      <p>{t('messages.askText')}</p>
      <AskForPerson {...asking} />
    </Card>
  );
}
