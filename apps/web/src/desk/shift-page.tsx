import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { Skeleton } from '../ui/states.js';
import type { DeskNowQuery } from '../gql/graphql.js';
import { useDesk } from './desk-frame.js';
import { MyDeskShifts } from './desk.graphql.js';
import styles from './desk.module.css';
import { MyCareSection, TalkOffer } from './my-care.js';
import { OnCallList, OnDeskList } from './queue-aside.js';
import { EndShift } from './shift-end.js';
import { Holding, OfferedToMe, useHandover } from './shift-handover.js';
import { ConcernLine, useDraftWords } from './shift-rows.js';
import { ShiftMeter } from './shift-meter.js';
import { StartShift } from './shift-start.js';
import { ShiftTopics } from './shift-topics.js';

type Moment = DeskNowQuery['desk'];

/** Arrive well, take what one can carry, and hand over (S01, S09). */
export function ShiftPage() {
  const t = useT();
  const time = useTime();
  const query = useDesk();
  const planned = useQuery(queryOf(MyDeskShifts)).data?.myShifts;
  const handover = useHandover();
  const [isOver, setOver] = useState(false);
  const desk = query.data?.desk;
  const shift = desk?.shift;

  return (
    <Columns
      for="staff"
      asideLabel={t('shift.who')}
      aside={
        desk && (
          <>
            <OnCallList onCall={desk.onCall} />
            <OnDeskList onDesk={desk.onDesk} />
          </>
        )
      }
    >
      <PageTitle>{shift ? t('shift.onTitle', { at: time.shortClock(shift.plannedUntil) }) : undefined}</PageTitle>
      {!shift && <p className={styles.lead}>{t('shift.lead')}</p>}
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={3} height={8} />}
      {query.isError && !desk && <LoadFailed query={query} />}
      {desk && (
        <div className={`${styles.stack} ${shift ? styles.below : ''}`}>
          {isOver && !shift && (
            <Card tone="soft" as="section" className={styles.section} labelledBy="shift-over">
              <h2 id="shift-over">{t('shift.ended')}</h2>
              <p>{t('shift.endedText')}</p>
            </Card>
          )}
          {shift && (
            <p>
              <LinkButton to="/desk/queue" kind="primary">
                {t('shift.toQueue')}
              </LinkButton>
            </p>
          )}
          <OfferedToMe offered={handover?.offered ?? []} />
          {(shift ?? handover?.held[0]) && <Holding held={handover?.held ?? []} />}
          <TalkOffer />
          {shift && <ShiftMeter exposure={desk.exposure} shift={shift} />}
          {shift && <ShiftTopics declined={desk.declined} />}
          <MyCareSection onShift={Boolean(shift)} onAway={() => setOver(true)} />
          <HandedOver desk={desk} />
          {shift ? (
            <EndShift holding={handover?.held.length ?? 0} onEnded={() => setOver(true)} />
          ) : (
            <StartShift
              declined={desk.declined}
              planned={(planned ?? []).filter(({ status }) => status === 'PLANNED' || status === 'ACCEPTED')}
            />
          )}
        </div>
      )}
    </Columns>
  );
}

function HandedOver({ desk }: { desk: Moment }) {
  const t = useT();
  const words = useDraftWords();
  return (
    <>
      <section className={styles.section} aria-labelledby="handed-title">
        <h2 id="handed-title">{t('shift.handed')}</h2>
        {desk.handedOver.length === 0 ? (
          <p className={styles.quiet}>{t('shift.handedNone')}</p>
        ) : (
          <ul className={styles.linkRows}>
            {desk.handedOver.map(({ row, note, draft }) => (
              <ConcernLine key={row.id} row={row}>
                {(note ?? draft) && <p className={styles.said}>{note ?? (draft && words(draft))}</p>}
              </ConcernLine>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.section} aria-labelledby="notes-title">
        <h2 id="notes-title">{t('shift.notes')}</h2>
        {desk.handoverNotes.length === 0 ? (
          <p className={styles.quiet}>{t('shift.notesNone')}</p>
        ) : (
          <ul className={styles.notes}>
            {desk.handoverNotes.map((note, at) => (
              <li key={at}>{note}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
