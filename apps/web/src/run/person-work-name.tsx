import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PersonFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { People, SetWorkName } from './people.graphql.js';
import styles from './run.module.css';

/** The name and job that members read when a clinician writes to them. */
export function PersonWorkName({ person }: { person: PersonFieldsFragment }) {
  const t = useT();
  const id = useId();
  const toast = useToast();
  const words = useRefusalText();
  const client = useQueryClient();
  const [workName, setWorkName] = useState(person.workName ?? '');
  const [jobTitle, setJobTitle] = useState(person.jobTitle ?? '');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const save = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(SetWorkName, { accountId: person.id, workName, jobTitle });
      toast({ text: t('people.nameSaved') });
      await client.invalidateQueries({ queryKey: keyOf(People) });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('people.nameTitle')}</h3>
      <p className={styles.quiet}>{t('people.nameHint')}</p>
      <form
        className={styles.inline}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('people.workName')}
          maxLength={80}
          value={workName}
          onChange={setWorkName}
          error={problem || undefined}
        />
        <TextField label={t('people.jobTitle')} maxLength={80} value={jobTitle} onChange={setJobTitle} />
        <Button type="submit" pending={pending}>
          {t('people.nameSave')}
        </Button>
      </form>
    </section>
  );
}
