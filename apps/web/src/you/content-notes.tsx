import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContentSubject } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { CheckboxCards } from '../ui/choice-cards.js';
import { ChooseContentNotes, MyContentNotes } from './content-notes.graphql.js';
import styles from './you.module.css';

const subjects: readonly ContentSubject[] = [
  'NEEDLES',
  'WOUNDS',
  'WEIGHT',
  'EATING',
  'PREGNANCY_LOSS',
  'SELF_HARM',
  'DEATH',
];

/** Subjects that stay folded until I choose to read; only I know. */
export function ContentNotes() {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const kept = useQuery(queryOf(MyContentNotes));
  const [wanted, setWanted] = useState<ContentSubject[] | null>(null);
  const [problem, setProblem] = useState('');

  const choose = async (next: ContentSubject[]) => {
    setWanted(next);
    setProblem('');
    try {
      await request(ChooseContentNotes, { subjects: next });
      announce(t('app.saved'));
      // What is on other pages was folded by what held before.
      await client.invalidateQueries();
    } catch (error) {
      setProblem(words(error));
    }
    setWanted(null);
  };

  return (
    <section className={styles.section} aria-labelledby="settings-notes">
      <h2 id="settings-notes">{t('settings.notes')}</h2>
      {problem && <Banner tone="trouble">{problem}</Banner>}
      {kept.isError && <LoadFailed query={kept} />}
      {kept.data && (
        <CheckboxCards
          legend={t('settings.notes')}
          quietLegend
          hint={t('settings.notesHint')}
          columns={2}
          value={wanted ?? kept.data.myContentNotes}
          onChange={(next) => void choose(next)}
          choices={subjects.map((value) => ({ value, text: t(`settings.notes.${value}`) }))}
        />
      )}
      <p className={styles.meta}>{t('settings.notesLimits')}</p>
    </section>
  );
}
