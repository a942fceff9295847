import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationFieldsFragment, LeftDetailsQuery } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { Messages, useRefusalText, useT } from '../platform/i18n.js';
import { LeaveWarning } from '../platform/leave-warning.js';
import words from '../platform/messages/call.en.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { AskCallBack, LeaveNumber, LeftDetails } from './messages.graphql.js';
import styles from './messages.module.css';

interface CallBackProps {
  conversation: ConversationFieldsFragment;
  onAsked: (given: ConversationFieldsFragment) => void;
}

/** The clinic may ring: asked for with a time, on the number that is left, and said honestly when there is none (R34). */
export function CallBack(props: CallBackProps) {
  return (
    <Messages of={words}>
      <Asked {...props} />
    </Messages>
  );
}

function Asked({ conversation, onAsked }: CallBackProps) {
  const t = useT();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const { callBackAskedAt: askedAt, callBackFrom: from, callBackUntil: until } = conversation;
  if (!askedAt && !conversation.viewerCan.askCallBack) return null;
  const done = (given: ConversationFieldsFragment) => {
    setOpen(false);
    onAsked(given);
    announce(t('messages.callDone'));
  };
  return (
    <>
      {askedAt && (
        <Banner
          tone="good"
          icon="phone"
          live={false}
          actions={
            conversation.viewerCan.askCallBack && !open ? (
              <TextButton onPress={() => setOpen(true)}>{t('messages.callChange')}</TextButton>
            ) : undefined
          }
        >
          {t('messages.callAsked', { at: time.dayAndClock(askedAt) })}{' '}
          {from && until
            ? t('messages.callBetween', { from: time.dayAndClock(from), until: time.clock(until) })
            : t('messages.callAnyTime')}
        </Banner>
      )}
      {open ? (
        <CallForm id={conversation.id} onDone={done} onClose={() => setOpen(false)} />
      ) : (
        !askedAt && (
          <Card as="section" tone="soft" labelledBy="call-back" className={styles.call ?? ''}>
            <div>
              <h2 id="call-back">{t('messages.call')}</h2>
              <p>{t('messages.callText')}</p>
            </div>
            <Button icon="phone" onPress={() => setOpen(true)}>
              {t('messages.callAsk')}
            </Button>
          </Card>
        )
      )}
    </>
  );
}

const hours = Array.from({ length: 16 }, (_, n) => n + 7);

/** An hour of today or tomorrow, by the clock of this device. */
function at(day: string, hour: string): Date {
  const when = new Date();
  when.setDate(when.getDate() + (day === 'tomorrow' ? 1 : 0));
  when.setHours(Number(hour), 0, 0, 0);
  return when;
}

const hasPhone = ({ myIdentity }: LeftDetailsQuery): boolean =>
  myIdentity.some((one) => one.field === 'PHONE' && one.filled);

function CallForm(props: { id: string; onDone: (given: ConversationFieldsFragment) => void; onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const say = useRefusalText();
  const client = useQueryClient();
  const left = useQuery(queryOf(LeftDetails));
  const hasNumber = left.data && hasPhone(left.data);
  const [number, setNumber] = useState('');
  const [when, setWhen] = useState<'any' | 'between' | null>(null);
  const [day, setDay] = useState('today');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const wrong = (hasNumber: boolean): string => {
    if (!hasNumber && !number.trim()) return t('messages.callNumberMissing');
    if (!when) return t('messages.callWhenMissing');
    if (when === 'any') return '';
    if (!from || !until || Number(until) <= Number(from)) return t('messages.callTimesWrong');
    return at(day, until) <= new Date() ? t('messages.callPast') : '';
  };
  const ask = async () => {
    setPending(true);
    try {
      // The form can be sent before it has learned whether a number is left.
      const found = wrong(hasPhone(await client.ensureQueryData(queryOf(LeftDetails))));
      setProblem(found);
      if (found) {
        setPending(false);
        return;
      }
      if (number.trim()) {
        await request(LeaveNumber, { value: number.trim() });
        setNumber('');
        await client.invalidateQueries({ queryKey: queryOf(LeftDetails).queryKey });
      }
      const times = when === 'between' ? [at(day, from), at(day, until)].map((one) => one.toISOString()) : [];
      const { askCallBack } = await request(AskCallBack, {
        conversationId: props.id,
        from: times[0] ?? null,
        until: times[1] ?? null,
      });
      props.onDone(askCallBack);
    } catch (error) {
      setProblem(say(error));
      setPending(false);
    }
  };
  const hour = (label: string, value: string, set: (value: string) => void) => (
    <NativeSelect
      label={label}
      none={t('messages.callChoose')}
      value={value}
      onChange={set}
      options={hours.map((one) => ({ value: String(one), text: time.shortClock(at('today', String(one))) }))}
    />
  );

  return (
    <Card as="section" labelledBy="call-form" className={styles.callForm ?? ''}>
      <LeaveWarning unsaved={number !== ''} />
      <h2 id="call-form">{t('messages.callTitle')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        {hasNumber && <p>{t('messages.callOnNumber')}</p>}
        {hasNumber === false && (
          <>
            <p>{t('messages.callNoNumber')}</p>
            <TextField
              label={t('messages.callNumber')}
              hint={t('messages.callSealed')}
              type="tel"
              autoComplete="tel"
              value={number}
              onChange={setNumber}
              maxLength={300}
            />
          </>
        )}
        <RadioCards
          legend={t('messages.callWhen')}
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'any', text: t('messages.callAny') },
            { value: 'between', text: t('messages.callSome') },
          ]}
        />
        {when === 'between' && (
          <div className={styles.callTimes}>
            <NativeSelect
              label={t('messages.callDay')}
              value={day}
              onChange={setDay}
              options={(['today', 'tomorrow'] as const).map((one) => ({
                value: one,
                text: t(`messages.callDay.${one}`),
              }))}
            />
            {hour(t('messages.callFrom'), from, setFrom)}
            {hour(t('messages.callUntil'), until, setUntil)}
          </div>
        )}
        <p>{t('messages.callPromise')}</p>
        {problem && <Banner tone="trouble">{problem}</Banner>}
        <div className={styles.callButtons}>
          <Button type="submit" kind="primary" icon="phone" pending={pending}>
            {t('messages.callSend')}
          </Button>
          <Button onPress={props.onClose}>{t('messages.callNot')}</Button>
        </div>
      </form>
    </Card>
  );
}
