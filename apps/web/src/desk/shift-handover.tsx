import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoverQuery } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useHint } from '../platform/realtime.js';
import { Button } from '../ui/button.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { DeskNow, DeskQueue, HandBack } from './desk.graphql.js';
import styles from './desk.module.css';
import { AcceptConcern, DeclineConcern, Handover, OfferConcern } from './handover.graphql.js';
import { ConcernLine, useDraftWords } from './shift-rows.js';
import { useLevelWords } from './source-words.js';
import { useStep } from './use-step.js';

type Held = HandoverQuery['deskHandover']['held'][number];
type Offered = HandoverQuery['deskHandover']['offered'][number];

/** What the viewer holds and is asked to take, as the server last said it. */
export function useHandover() {
  const query = useQuery(queryOf(Handover));
  useHint('queue.changed', () => void query.refetch());
  return query.data?.deskHandover;
}

/** A step of a hand-over; every list of the Desk looks again. */
const useHandoverStep = () => useStep([Handover, DeskQueue, DeskNow]);

/** Everything the viewer holds, each to be handed to a colleague or given back (R33). */
export function Holding({ held }: { held: readonly Held[] }) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="holding-title">
      <h2 id="holding-title">{t('shift.youHold')}</h2>
      {held.length === 0 ? (
        <p className={styles.quiet}>{t('shift.holdNothing')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('handover.first', { count: held.length })}</p>
          <ul className={styles.linkRows}>
            {held.map((one) => (
              <ConcernLine key={one.row.id} row={one.row}>
                {one.offeredToName === null ? <HandOn held={one} /> : <Asked held={one} name={one.offeredToName} />}
              </ConcernLine>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Asked({ held: { row }, name }: { held: Held; name: string }) {
  const t = useT();
  const step = useHandoverStep();
  return (
    <>
      <p>{t('handover.asked', { name })}</p>
      {step.problem && (
        <p role="alert" className={styles.problem}>
          {step.problem}
        </p>
      )}
      <Button
        size="small"
        pending={step.pending}
        onPress={() => void step.run(() => request(DeclineConcern, { id: row.id }), t('handover.takenBack'))}
      >
        {t('handover.takeBack')}
      </Button>
    </>
  );
}

function HandOn({ held }: { held: Held }) {
  const t = useT();
  const level = useLevelWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <HandOnForm held={held} />;
  return (
    <Button
      size="small"
      label={t('handover.openOne', { level: level(held.row.level), place: held.row.placeName })}
      onPress={() => setOpen(true)}
    >
      {t('handover.open')}
    </Button>
  );
}

const toQueue = '';

function HandOnForm({ held: { row, draft: facts, takers } }: { held: Held }) {
  const t = useT();
  const step = useHandoverStep();
  const [start] = useState(useDraftWords()(facts));
  const draft = useDraft(`desk:${row.id}:handover`, { title: '', body: start });
  const [to, setTo] = useState(takers[0]?.shiftId ?? toQueue);
  const name = takers.find(({ shiftId }) => shiftId === to)?.name;

  const send = () => {
    const note = draft.body.trim();
    return draft.send<unknown>((key) =>
      name === undefined
        ? request(HandBack, { id: row.id, note: note || null })
        : request(OfferConcern, { key, id: row.id, toShiftId: to, note }),
    );
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void step.run(send, name === undefined ? t('handover.back') : t('handover.sent', { name }));
      }}
    >
      <TextArea
        label={t('handover.note')}
        hint={t('handover.noteHint')}
        rows={3}
        maxLength={2000}
        value={draft.body}
        onChange={draft.setBody}
        error={step.problem}
      />
      <NativeSelect
        label={t('handover.to')}
        value={to}
        onChange={setTo}
        options={[
          ...takers.map(({ shiftId, name: taker }) => ({ value: shiftId, text: taker })),
          { value: toQueue, text: t('handover.toQueue') },
        ]}
      />
      {takers.length === 0 && <p className={styles.quiet}>{t('handover.nobody')}</p>}
      <Button type="submit" size="small" pending={step.pending}>
        {name === undefined ? t('shift.giveBack') : t('handover.ask', { name })}
      </Button>
    </form>
  );
}

/** What colleagues ask the viewer to take over; they hold it until it is accepted. */
export function OfferedToMe({ offered }: { offered: readonly Offered[] }) {
  const t = useT();
  if (offered.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="offered-title">
      <h2 id="offered-title">{t('handover.offered')}</h2>
      <ul className={styles.linkRows}>
        {offered.map((one) => (
          <ConcernLine key={one.row.id} row={one.row}>
            <Answer offered={one} />
          </ConcernLine>
        ))}
      </ul>
    </section>
  );
}

function Answer({ offered: { row, fromName, note } }: { offered: Offered }) {
  const t = useT();
  const step = useHandoverStep();
  return (
    <>
      <p>{t('handover.from', { name: fromName })}</p>
      {note && <p className={styles.said}>{note}</p>}
      {step.problem && (
        <p role="alert" className={styles.problem}>
          {step.problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          kind="primary"
          pending={step.pending}
          onPress={() => void step.run(() => request(AcceptConcern, { id: row.id }), t('handover.accepted'))}
        >
          {t('handover.accept')}
        </Button>
        <Button
          size="small"
          onPress={() => void step.run(() => request(DeclineConcern, { id: row.id }), t('handover.declined'))}
        >
          {t('handover.decline')}
        </Button>
      </div>
    </>
  );
}
