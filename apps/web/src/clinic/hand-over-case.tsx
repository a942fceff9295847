import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { HandOverViewQuery } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LevelTag, markOf } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { LevelRow } from '../ui/level.js';
import { useToast } from '../ui/toast.js';
import { DeclineHandover, OfferHandover } from './case.graphql.js';
import { ClinicInboxView } from './clinic.graphql.js';
import styles from './clinic.module.css';
import { HandOverView } from './hand-over.graphql.js';
import { type HandOverCase, useDraftedNote } from './hand-over-note.js';

type View = HandOverViewQuery['handOver'];

/** Sends one act and has the lists asked again, whatever came of it. */
function useAct() {
  const words = useRefusalText();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const act = async (send: () => Promise<unknown>): Promise<boolean> => {
    setPending(true);
    setProblem('');
    try {
      await send();
      return true;
    } catch (error) {
      setProblem(words(error));
      return false;
    } finally {
      setPending(false);
      void client.invalidateQueries({ queryKey: keyOf(HandOverView) });
      void client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) });
    }
  };
  return { act, pending, problem };
}

/** One case of the hand-over: what state it is in, and what to do next with it. */
export function HandOverItem({ one, view, place }: { one: HandOverCase; view: View; place: string }) {
  const t = useT();
  const id = useId();
  return (
    <LevelRow of={markOf[one.level]} as="li" className={styles.handOver!}>
      <div className={styles.handOverHead}>
        <LevelTag level={one.level} />
        <h2 id={id}>
          <Link to={`/clinic/${one.id}`}>{t('handOver.case', { reference: one.reference })}</Link>
        </h2>
        <span className={styles.quiet}>{place}</span>
      </div>
      {one.state === 'RINGING' ? (
        <Ringing one={one} />
      ) : one.state === 'OFFERED' ? (
        <Offered one={one} />
      ) : (
        <Offer one={one} view={view} labelledBy={id} />
      )}
    </LevelRow>
  );
}

function Ringing({ one }: { one: HandOverCase }) {
  const t = useT();
  return (
    <>
      <p>{t('handOver.ringing')}</p>
      <div>
        <LinkButton size="small" to={`/clinic/page/${one.reference}`}>
          {t('handOver.seePage')}
        </LinkButton>
      </div>
    </>
  );
}

function Offered({ one }: { one: HandOverCase }) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const { act, pending, problem } = useAct();
  const takeBack = async () => {
    if (await act(() => request(DeclineHandover, { caseId: one.id, version: one.version })))
      toast({ text: t('hand.takenBack') });
  };
  return (
    <>
      <p>
        <b>{t('handOver.offered', { name: one.offeredToName ?? '' })}</b>{' '}
        {one.acceptBy && t('handOver.until', { until: time.clock(one.acceptBy) })}
      </p>
      <Problem text={problem} />
      <div>
        <Button
          size="small"
          kind="quiet"
          pending={pending}
          label={t('handOver.takeBackOf', { reference: one.reference })}
          onPress={() => void takeBack()}
        >
          {t('handOver.takeBack')}
        </Button>
      </div>
    </>
  );
}

function Offer({ one, view, labelledBy }: { one: HandOverCase; view: View; labelledBy: string }) {
  const t = useT();
  const say = useDynamicT();
  const toast = useToast();
  const drafted = useDraftedNote();
  const note = useDraft(`handover:${one.id}`, { title: '', body: drafted(one) });
  const { act, pending, problem } = useAct();
  const [chosen, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const to = chosen ?? view.nextId ?? '';
  const name = view.colleagues.find((colleague) => colleague.accountId === to)?.name;

  const send = async () => {
    setTried(true);
    if (!to || !note.body.trim()) return;
    const sent = await act(() =>
      note.send((key) =>
        request(OfferHandover, { key, caseId: one.id, version: one.version, toAccountId: to, note: note.body }),
      ),
    );
    if (sent) toast({ text: t('hand.done') });
  };

  return (
    <form
      className={styles.handOverForm}
      aria-labelledby={labelledBy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {one.lastAnswer && <p className={styles.problem}>{t('handOver.answer', { answer: one.lastAnswer })}</p>}
      <TextArea
        label={t('handOver.note')}
        hint={t('handOver.noteHint')}
        rows={5}
        maxLength={2000}
        value={note.body}
        onChange={note.setBody}
        error={tried && !note.body.trim() ? t('hand.noteMissing') : undefined}
      />
      <NativeSelect
        label={t('hand.to')}
        none={t('rota.choose')}
        value={to}
        onChange={setTo}
        error={tried && !to ? t('hand.toMissing') : undefined}
        options={view.colleagues.map((colleague) => ({
          value: colleague.accountId,
          text: [
            colleague.name,
            colleague.accountId === view.nextId
              ? t('handOver.isNext')
              : colleague.duty && say(`hand.duty.${colleague.duty}`),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <Problem text={problem} />
      <div>
        <Button type="submit" size="small" kind="primary" pending={pending}>
          {t('handOver.send', { name: name ?? '', named: name ? 'yes' : 'no' })}
        </Button>
      </div>
    </form>
  );
}

function Problem({ text }: { text: string }) {
  if (!text) return null;
  return (
    <p className={styles.problem} role="alert">
      <Icon name="warning" size={1.1} />
      {text}
    </p>
  );
}
