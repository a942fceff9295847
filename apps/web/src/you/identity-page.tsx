import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { IdentityField, MyIdentityQuery } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LeaveWarning } from '../platform/leave-warning.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextField } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { Skeleton } from '../ui/states.js';
import { MyIdentity, SetIdentity } from './settings.graphql.js';
import { ToldUs } from './told-us.js';
import styles from './you.module.css';

/** Details that stay closed until a life may be at risk; who opened them is told on a page of its own (H11, R41 to R44). */
export function IdentityPage() {
  const t = useT();
  const identity = useQuery(queryOf(MyIdentity));
  const [changed, setChanged] = useState<readonly IdentityField[]>([]);
  const mark = (field: IdentityField, is: boolean) =>
    setChanged((before) => [...before.filter((one) => one !== field), ...(is ? [field] : [])]);
  return (
    <div className={styles.page}>
      <LeaveWarning unsaved={changed.length > 0} />
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      <p>{t('identity.lead')}</p>
      <Card tone="soft">
        <h2 className={styles.small}>{t('identity.who')}</h2>
        <ul className={styles.plain}>
          <li>{t('identity.who.1')}</li>
          <li>{t('identity.who.2')}</li>
          <li>{t('identity.who.3')}</li>
        </ul>
      </Card>
      {identity.isPending && <Skeleton stillText={t('app.loading')} />}
      {identity.isError && <LoadFailed query={identity} />}
      {identity.data?.myIdentity.map((one) => (
        <SealedField key={one.field} given={one} onChanged={(is) => mark(one.field, is)} />
      ))}
      <p>
        <Link to="/you/seen">{t('identity.whoHasSeen')}</Link>
      </p>
      <ToldUs />
    </div>
  );
}

const complete: Record<IdentityField, string> = {
  NAME: 'name',
  PHONE: 'tel',
  ADDRESS: 'street-address',
  SUPPORTER: 'off',
  CLINIC: 'off',
};

interface SealedFieldProps {
  given: MyIdentityQuery['myIdentity'][number];
  /** Whether the page has something that is not sealed yet. It is never kept anywhere else. */
  onChanged: (is: boolean) => void;
}

function SealedField({ given, onChanged }: SealedFieldProps) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const [value, setValue] = useState(given.value ?? '');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const changed = value.trim() !== (given.value ?? '');

  const save = async () => {
    setPending(true);
    setProblem('');
    try {
      const { setIdentity } = await request(SetIdentity, { field: given.field, value: value.trim() });
      client.setQueryData(queryOf(MyIdentity).queryKey, { myIdentity: setIdentity });
      onChanged(false);
      announce(t('app.saved'));
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <form
      className={styles.sealed}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t(`identity.field.${given.field}`)}
        optional={t('app.optional')}
        hint={given.updatedAt ? t('identity.saved', { at: time.date(given.updatedAt) }) : t('identity.notGiven')}
        type={given.field === 'PHONE' ? 'tel' : 'text'}
        autoComplete={complete[given.field]}
        value={value}
        onChange={(next) => {
          setValue(next);
          onChanged(next.trim() !== (given.value ?? ''));
        }}
        maxLength={300}
        error={problem}
      />
      <Button type="submit" icon="lock" pending={pending} offBecause={changed ? undefined : t('identity.same')}>
        {t(value.trim() || !given.filled ? 'identity.seal' : 'identity.clear')}
      </Button>
    </form>
  );
}
