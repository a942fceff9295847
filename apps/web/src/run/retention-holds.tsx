import { useState } from 'react';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { TextArea, TextField } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import handoff from './handoff.module.css';
import type { Retention } from './retention.js';
import { LiftLegalHold, PlaceLegalHold } from './retention.graphql.js';
import run from './run.module.css';

interface LegalHoldsProps {
  data: Retention;
  onDone: () => Promise<unknown>;
}

/** People whose rows no clock deletes, named by a concern and never by a name. */
export function LegalHolds({ data, onDone }: LegalHoldsProps) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const [lifting, setLifting] = useState('');
  const [problem, setProblem] = useState('');

  const lift = async (id: string) => {
    setLifting(id);
    setProblem('');
    try {
      await request(LiftLegalHold, { id });
      toast({ text: t('retention.lifted') });
    } catch (error) {
      setProblem(words(error));
    }
    setLifting('');
    await onDone();
  };

  return (
    <section aria-labelledby="holds" className={handoff.part}>
      <h2 id="holds">{t('retention.holds')}</h2>
      <p className={run.quiet}>{t('retention.holds.lead')}</p>
      {data.holds.length === 0 && <p>{t('retention.noHolds')}</p>}
      {problem && (
        <p className={run.problem} role="alert">
          {problem}
        </p>
      )}
      <ul role="list" className={run.lines}>
        {data.holds.map((hold) => (
          <li key={hold.id}>
            <div className={handoff.line}>
              <b>{t('retention.hold', { concern: String(hold.concern) })}</b>
              <p>{hold.reason}</p>
              <p className={run.quiet}>
                {t('retention.holdBy', {
                  name: hold.placedByName ?? t('retention.somebody'),
                  at: time.dayAndClock(hold.placedAt),
                })}
              </p>
            </div>
            {hold.viewerCan.lift && (
              <Button
                size="small"
                kind="quiet"
                label={t('retention.liftOf', { concern: String(hold.concern) })}
                pending={lifting === hold.id}
                onPress={() => void lift(hold.id)}
              >
                {t('retention.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.viewerCan.hold && <NewHold onDone={onDone} />}
    </section>
  );
}

const blank = { concern: '', reason: '' };

function NewHold({ onDone }: { onDone: () => Promise<unknown> }) {
  const t = useT();
  const toast = useToast();
  const words = useRefusalText();
  const draft = useFieldsDraft('retention:hold', blank);
  const { concern, reason } = draft.values;
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const number = Number(concern.replace(/^\D+/, ''));
  const isNumber = Number.isInteger(number) && number > 0;

  const send = async () => {
    setTried(true);
    if (!isNumber || !reason.trim()) return;
    setPending(true);
    setProblem('');
    try {
      await draft.send((key) => request(PlaceLegalHold, { key, concern: number, reason: reason.trim() }));
      setTried(false);
      toast({ text: t('retention.placed') });
    } catch (error) {
      setProblem(refusalOf(error) === 'resource.notFound' ? t('retention.noConcern') : words(error));
    }
    setPending(false);
    await onDone();
  };

  return (
    <form
      className={run.form}
      aria-label={t('retention.newHold')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('retention.newHold')}</h3>
      <TextField
        label={t('retention.concern')}
        hint={t('retention.concernHint')}
        value={concern}
        onChange={(value) => draft.set({ concern: value })}
        error={problem || (tried && !isNumber ? t('retention.concernNeeded') : '')}
        inputMode="numeric"
      />
      <TextArea
        label={t('retention.reason')}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(value) => draft.set({ reason: value })}
        error={tried && !reason.trim() ? t('retention.reasonNeeded') : ''}
      />
      <div className={run.buttons}>
        <Button type="submit" pending={pending}>
          {t('retention.place')}
        </Button>
      </div>
    </form>
  );
}
