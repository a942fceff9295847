import { useState } from 'react';
import type { MyPagingFieldsFragment, PhonePlace } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { SetPagePhone } from './paging.graphql.js';
import styles from './paging.module.css';

interface PagePhoneProps {
  place: PhonePlace;
  given: string | null;
  keep: (paging: MyPagingFieldsFragment) => void;
}

/** One number that rings. Nobody but its owner sees it; it is never kept on the device. */
export function PagePhone({ place, given, keep }: PagePhoneProps) {
  const t = useT();
  const refusal = useRefusalText();
  const key = useAttemptKey();
  const [value, setValue] = useState(given ?? '');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const number = value.trim();
  const isSame = number === (given ?? '');

  const save = async () => {
    if (isSame) return;
    setPending(true);
    setProblem('');
    try {
      const { setPagePhone } = await request(SetPagePhone, { key: key.current(), place, number });
      key.renew();
      setValue((place === 'FIRST' ? setPagePhone.phone : setPagePhone.secondPhone) ?? '');
      keep(setPagePhone);
      announce(t('app.saved'));
    } catch (error) {
      setProblem(refusalOf(error) === 'input.invalid' ? t('paging.numberWrong') : refusal(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className={styles.phone}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t(`paging.number.${place}`)}
        optional={t('app.optional')}
        hint={t(`paging.numberHint.${place}`)}
        type="tel"
        autoComplete={place === 'FIRST' ? 'tel' : 'off'}
        value={value}
        maxLength={40}
        error={problem}
        onChange={(next) => {
          setValue(next);
          key.renew();
        }}
      />
      <div>
        <Button type="submit" icon="lock" pending={pending} offBecause={isSame ? t('paging.numberSame') : undefined}>
          {t(number || !given ? 'paging.numberSave' : 'paging.numberClear')}
        </Button>
      </div>
    </form>
  );
}
