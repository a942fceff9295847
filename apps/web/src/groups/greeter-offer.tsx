import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Banner } from '../ui/banner.js';
import { CheckboxCard } from '../ui/choice-cards.js';
import type { GroupData } from './group-frame.js';
import { GreetNewPeople, GroupView } from './group.graphql.js';
import styles from './group.module.css';

/** Members who like to greet say so here, and take it back the same way. */
export function GreeterOffer({ group, mine }: { group: GroupData; mine: NonNullable<GroupData['myMembership']> }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);

  const offer = async (greets: boolean) => {
    setChosen(greets);
    setSaid(null);
    try {
      await request(GreetNewPeople, { id: mine.id, greets });
      await client.invalidateQueries({ queryKey: keyOf(GroupView) });
      setSaid({ text: t(greets ? 'greeting.on' : 'greeting.off'), isProblem: false });
    } catch (error) {
      setSaid({ text: words(error), isProblem: true });
    } finally {
      setChosen(null);
    }
  };

  return (
    <section aria-labelledby="greeting" className={styles.greeting}>
      <h2 id="greeting">{t('greeting.title')}</h2>
      <p>{t('greeting.lead')}</p>
      <CheckboxCard
        checked={chosen ?? mine.greets}
        onChange={(greets) => void offer(greets)}
        note={t('greeting.offerNote', { group: group.name })}
      >
        {t('greeting.offer')}
      </CheckboxCard>
      {said?.isProblem && <Banner tone="trouble">{said.text}</Banner>}
      <p role="status">{said && !said.isProblem && said.text}</p>
    </section>
  );
}
