import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { DeskCareQuery } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextField } from '../ui/field.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { ArrangeTalk, DeskCare, HoldTalk, RecordSupervision } from './care.graphql.js';
import styles from './desk.module.css';
import { Problem, useTalkWords } from './my-care.js';
import { useMoment } from './use-moment.js';
import { useStep } from './use-step.js';

type Care = DeskCareQuery['deskCare'];

/** For leads: who needs a talk, whose time is open, supervision and the pulse of the team (R49, R50). */
export function CarePage() {
  const t = useT();
  const query = useQuery(queryOf(DeskCare));
  const care = query.data?.deskCare;
  const isRefused = refusalOf(query.error) === 'action.forbidden';
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('carePage.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={3} height={8} />}
      {query.isError && !isRefused && !care && <LoadFailed query={query} />}
      {isRefused && <EmptyState>{t('carePage.forLeads')}</EmptyState>}
      {care && (
        <div className={styles.stack}>
          {care.toCover.length > 0 && <ToCover shifts={care.toCover} />}
          <Talks talks={care.talks} />
          <Supervision moderators={care.moderators} />
          <Pulse months={care.pulse} questions={care.pulseQuestions} />
        </div>
      )}
    </>
  );
}

function ToCover({ shifts }: { shifts: Care['toCover'] }) {
  const t = useT();
  const time = useTime();
  return (
    <Card tone="gap" as="section" className={styles.section} labelledBy="cover-title">
      <h2 id="cover-title">{t('carePage.cover')}</h2>
      <ul className={styles.linkRows}>
        {shifts.map((shift) => (
          <li key={shift.id}>{t('carePage.coverOf', { name: shift.name, at: time.shortClock(shift.plannedUntil) })}</li>
        ))}
      </ul>
    </Card>
  );
}

function Talks({ talks }: { talks: Care['talks'] }) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="talks-title">
      <h2 id="talks-title">{t('carePage.talks')}</h2>
      {talks.length === 0 && <p className={styles.quiet}>{t('carePage.noTalks')}</p>}
      <ul className={styles.cards}>
        {talks.map((talk) => (
          <Talk key={talk.id} talk={talk} />
        ))}
      </ul>
    </section>
  );
}

/** Tomorrow at this hour, as a field of the browser has it. */
function tomorrow(): string {
  const at = new Date(Date.now() + 86_400_000);
  at.setMinutes(0, 0, 0);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Talk({ talk }: { talk: Care['talks'][number] }) {
  const t = useT();
  const say = useDynamicT();
  const moment = useMoment();
  const { words } = useTalkWords();
  const step = useStep([DeskCare]);
  const [at, setAt] = useState<string | null>(null);
  const { id, version } = talk;
  const arrange = async () => {
    const when = new Date(at ?? '');
    if (Number.isNaN(when.getTime())) return;
    const done = await step.run(
      () => request(ArrangeTalk, { id, version, at: when.toISOString() }),
      t('carePage.arranged', { name: talk.name }),
    );
    if (done) setAt(null);
  };
  return (
    <Card as="li" className={styles.section}>
      <p>
        <b>{talk.name}</b>
      </p>
      <p>{say(`carePage.cause.${talk.cause}`, { at: moment(talk.askedAt) }, 'carePage.cause.ASKED')}</p>
      <p className={styles.quiet}>{words(talk)}</p>
      <Problem of={step.problem} />
      {talk.viewerCan.arrange && at === null && (
        <div className={styles.buttons}>
          <Button size="small" label={t('carePage.arrangeWith', { name: talk.name })} onPress={() => setAt(tomorrow())}>
            {t('carePage.arrange')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            pending={step.pending}
            label={t('carePage.heldWith', { name: talk.name })}
            onPress={() => void step.run(() => request(HoldTalk, { id, version }), t('carePage.heldDone'))}
          >
            {t('carePage.held')}
          </Button>
        </div>
      )}
      {at !== null && (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void arrange();
          }}
        >
          <TextField label={t('carePage.when')} type="datetime-local" value={at} onChange={setAt} />
          <div className={styles.buttons}>
            <Button type="submit" size="small" pending={step.pending}>
              {t('carePage.arrangeSave')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => setAt(null)}>
              {t('app.cancel')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}

function Supervision({ moderators }: { moderators: Care['moderators'] }) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="supervision-title">
      <h2 id="supervision-title">{t('carePage.supervision')}</h2>
      <p className={styles.quiet}>{t('carePage.supervisionNote')}</p>
      <ul className={styles.linkRows}>
        {moderators.map((one) => (
          <Supervised key={one.accountId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Supervised({ one }: { one: Care['moderators'][number] }) {
  const t = useT();
  const time = useTime();
  const step = useStep([DeskCare]);
  const [heldOn, setHeldOn] = useState<string | null>(null);
  const today = new Date().toISOString().slice(0, 10);
  const save = async () => {
    const done = await step.run(
      () => request(RecordSupervision, { accountId: one.accountId, heldOn: heldOn ?? today }),
      t('carePage.recorded'),
    );
    if (done) setHeldOn(null);
  };
  return (
    <li>
      <p>
        <T
          id="carePage.supervised"
          values={{
            name: one.name,
            state: one.supervisedOn === null ? 'never' : one.supervisionDue ? 'due' : 'fine',
            day: one.supervisedOn ? time.day(one.supervisedOn) : '',
            by: one.supervisedBy ?? '',
          }}
        />
      </p>
      {one.practiceDoneAt && (
        <p className={styles.quiet}>{t('carePage.practiceDone', { day: time.day(one.practiceDoneAt) })}</p>
      )}
      <Problem of={step.problem} />
      {!one.isMe && heldOn === null && (
        <Button size="small" label={t('carePage.recordOf', { name: one.name })} onPress={() => setHeldOn(today)}>
          {t('carePage.record')}
        </Button>
      )}
      {heldOn !== null && (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField label={t('carePage.day')} type="date" value={heldOn} onChange={setHeldOn} />
          <div className={styles.buttons}>
            <Button type="submit" size="small" pending={step.pending}>
              {t('carePage.recordSave')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => setHeldOn(null)}>
              {t('app.cancel')}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}

function Pulse({ months, questions }: { months: Care['pulse']; questions: Care['pulseQuestions'] }) {
  const t = useT();
  const say = useDynamicT();
  const intl = useIntl();
  return (
    <section className={styles.section} aria-labelledby="pulse-title">
      <h2 id="pulse-title">{t('carePage.pulse')}</h2>
      <p className={styles.quiet}>{t('carePage.pulseNote')}</p>
      {months.length === 0 && <p>{t('carePage.noPulse')}</p>}
      {months.map(({ month, answers, means }) => (
        <div key={month} className={styles.section}>
          <h3>{intl.formatDate(`${month}-15`, { month: 'long', year: 'numeric' })}</h3>
          {answers === null ? (
            <p>{t('carePage.fewAnswers')}</p>
          ) : (
            <>
              <p>{t('carePage.answers', { count: answers })}</p>
              <ul className={styles.linkRows}>
                {means.map((mean, at) => (
                  <li key={questions[at]}>
                    {t('carePage.mean', { question: say(`pulse.${questions[at] ?? ''}`, {}, 'pulse.rest'), mean })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
