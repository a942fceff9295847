import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FactorResetReason, PersonFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { Button } from '../ui/button.js';
import { NativeSelect } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { People, ResetSecondFactor } from './people.graphql.js';
import styles from './run.module.css';

const reasons: readonly FactorResetReason[] = ['LOST_DEVICE', 'NEW_DEVICE', 'MISUSE_FEARED'];

/** For somebody who lost the device with their codes. They are told, and set up a new one at the next sign-in. */
export function PersonSecondFactor({ person, name }: { person: PersonFieldsFragment; name: string }) {
  const t = useT();
  const id = useId();
  const toast = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState<FactorResetReason | ''>('');
  const [asking, setAsking] = useState(false);

  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('people.factor')}</h3>
      <p className={styles.quiet}>{t('people.factorHint')}</p>
      <div className={`${styles.inline} ${styles.search}`}>
        <NativeSelect
          label={t('people.factorReason')}
          none={t('people.factorChoose')}
          value={reason}
          onChange={(value) => setReason(value as FactorResetReason | '')}
          options={reasons.map((one) => ({ value: one, text: t(`people.factor.${one}`) }))}
        />
        <Button onPress={() => reason && setAsking(true)} offBecause={reason ? undefined : t('people.factorChoose')}>
          {t('people.factorReset')}
        </Button>
      </div>
      {asking && reason && (
        <StepUpDialog
          title={t('people.factorTitle', { name })}
          lead={t('people.factorText')}
          send={() => request(ResetSecondFactor, { accountId: person.id, reason })}
          onDone={() => {
            toast({ text: t('people.factorDone', { name }) });
            setAsking(false);
            setReason('');
            void client.invalidateQueries({ queryKey: keyOf(People) });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
