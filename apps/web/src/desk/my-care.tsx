import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TalkFieldsFragment } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { newKey } from '../platform/idempotency.js';
import { useT } from '../platform/i18n.js';
import { useSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Dialog } from '../ui/dialog.js';
import { AskForTalk, DeclineTalk, MyCare, StepAway } from './care.graphql.js';
import { DeskNow, DeskQueue } from './desk.graphql.js';
import styles from './desk.module.css';
import { Handover } from './handover.graphql.js';
import { useMoment } from './use-moment.js';
import { useStep } from './use-step.js';

const useMyCare = () => useQuery(queryOf(MyCare)).data?.myCare;

/** After a crisis: fifteen minutes with a lead, if one likes (R49). */
export function TalkOffer() {
  const t = useT();
  const care = useMyCare();
  const step = useStep([MyCare]);
  const [key] = useState(newKey);
  if (!care?.isOffered) return null;
  const answer = (wanted: boolean) =>
    void step.run(() => request(AskForTalk, { key, wanted }), t(wanted ? 'care.asked' : 'care.notNow'));
  return (
    <Card tone="soft" as="section" className={styles.section} labelledBy="offer-title">
      <h2 id="offer-title">{t('care.offer')}</h2>
      <p>{t('care.offerText')}</p>
      <Problem of={step.problem} />
      <div className={styles.buttons}>
        <Button pending={step.pending} onPress={() => answer(true)}>
          {t('care.ask')}
        </Button>
        <Button kind="quiet" onPress={() => answer(false)}>
          {t('care.no')}
        </Button>
      </div>
    </Card>
  );
}

/** Talks of one's own, the questions of the month, and the way out of a shift that has become too much (R49, R50). */
export function MyCareSection({ onShift, onAway }: { onShift: boolean; onAway: () => void }) {
  const t = useT();
  const care = useMyCare();
  const step = useStep([MyCare]);
  const [key, setKey] = useState(newKey);
  if (!care) return null;
  const hasOpen = care.talks.some(
    ({ kind, state }) => kind === 'DEBRIEF' && (state === 'ASKED' || state === 'ARRANGED'),
  );
  const ask = async () => {
    if (await step.run(() => request(AskForTalk, { key, wanted: true }), t('care.asked'))) setKey(newKey());
  };
  return (
    <section className={styles.section} aria-labelledby="care-title">
      <h2 id="care-title">{t('care.title')}</h2>
      {care.talks.length > 0 && (
        <ul className={styles.linkRows}>
          {care.talks.map((talk) => (
            <OwnTalk key={talk.id} talk={talk} />
          ))}
        </ul>
      )}
      {care.pulseIsOpen && (
        <p>
          <Link to="/desk/pulse">{t('care.pulse')}</Link>
        </p>
      )}
      <Problem of={step.problem} />
      <div className={styles.buttons}>
        {!hasOpen && (
          <Button icon="bubble" pending={step.pending} onPress={() => void ask()}>
            {t('care.askTalk')}
          </Button>
        )}
        {onShift && <StepAwayButton onAway={onAway} />}
      </div>
    </section>
  );
}

function OwnTalk({ talk }: { talk: TalkFieldsFragment }) {
  const t = useT();
  const step = useStep([MyCare]);
  const { words } = useTalkWords();
  return (
    <li>
      <p>{words(talk)}</p>
      <Problem of={step.problem} />
      {talk.viewerCan.decline && (
        <Button
          size="small"
          kind="quiet"
          pending={step.pending}
          onPress={() =>
            void step.run(() => request(DeclineTalk, { id: talk.id, version: talk.version }), t('care.declined'))
          }
        >
          {t('care.decline')}
        </Button>
      )}
    </li>
  );
}

/** Where a talk stands, in words. */
export function useTalkWords() {
  const t = useT();
  const moment = useMoment();
  return {
    words: ({ kind, state, isMandatory, arrangedFor, withName, endedAt }: TalkFieldsFragment) =>
      t('care.talk', {
        kind,
        state,
        needed: isMandatory ? 'yes' : 'no',
        name: withName ?? '',
        at: moment(state === 'ARRANGED' ? (arrangedFor ?? '') : (endedAt ?? arrangedFor ?? new Date())),
      }),
  };
}

function StepAwayButton({ onAway }: { onAway: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { refresh } = useSession();
  const step = useStep([DeskNow, DeskQueue, Handover, MyCare]);
  const [asks, setAsks] = useState(false);
  const go = async () => {
    if (!(await step.run(() => request(StepAway, {}), t('away.done')))) return;
    setAsks(false);
    onAway();
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
    void refresh();
  };
  return (
    <>
      <Button icon="coffee" onPress={() => setAsks(true)}>
        {t('away.button')}
      </Button>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('away.title')}
        lead={t('away.text')}
        actions={
          <>
            <Button onPress={() => setAsks(false)}>{t('away.stay')}</Button>
            <Button kind="primary" pending={step.pending} onPress={() => void go()}>
              {t('away.go')}
            </Button>
          </>
        }
      >
        <Problem of={step.problem} />
      </Dialog>
    </>
  );
}

export function Problem({ of }: { of: string }) {
  return (
    of && (
      <p role="alert" className={styles.problem}>
        {of}
      </p>
    )
  );
}
