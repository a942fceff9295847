import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClinicInboxViewQuery } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { AnswerTestPage, ClinicInboxView } from './clinic.graphql.js';
import styles from './clinic.module.css';

type TestPage = ClinicInboxViewQuery['clinicInbox']['testPages'][number];

/** At the start of a shift: says that nothing has happened, and asks whether pages arrive (R28). */
export function TestPages({ pages }: { pages: readonly TestPage[] }) {
  return pages.map((page) => <TestPageCard key={page.id} page={page} />);
}

function TestPageCard({ page }: { page: TestPage }) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const answer = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(AnswerTestPage, { id: page.id });
      toast({ text: t('test.thanks') });
      await client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) });
    } catch (error) {
      setProblem(words(error));
      setPending(false);
    }
  };
  const isLate = Date.parse(page.answerBy) <= Date.now();
  const duty = t(`test.duty.${page.duty as 'PRIMARY' | 'BACKUP' | 'MANAGER'}`);
  return (
    <Card tone="soft" as="section" className={styles.testPage!}>
      <Icon name="bell-ring" size={1.6} />
      <div>
        <h2>{t('test.title')}</h2>
        <p>{t(isLate ? 'test.late' : 'test.text', { duty, by: time.clock(page.answerBy) })}</p>
        {problem && <p role="alert">{problem}</p>}
      </div>
      <Button kind="primary" size="small" pending={pending} onPress={() => void answer()}>
        {t('test.answer')}
      </Button>
    </Card>
  );
}
