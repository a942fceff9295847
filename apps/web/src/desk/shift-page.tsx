import type { Role } from '@kith/contracts/roles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import type { DeskNowQuery } from '../gql/graphql.js';
import { useDesk } from './desk-frame.js';
import { DeskNow, DeskQueue, HandBack, MyDeskShifts } from './desk.graphql.js';
import styles from './desk.module.css';
import { OnCallList, OnDeskList } from './queue-aside.js';
import { Debriefs } from './shift-debriefs.js';
import { EndShift } from './shift-end.js';
import { StartShift } from './shift-start.js';
import { useLevelWords, usePlaceWords } from './source-words.js';

type Moment = DeskNowQuery['desk'];
type Row = Moment['handedOver'][number];

const leads: readonly Role[] = ['leadModerator', 'clinicalLead', 'safeguardingLead'];

/** Arrive well, take what one can carry, and hand over (S01, S09). */
export function ShiftPage() {
  const t = useT();
  const time = useTime();
  const viewer = useViewer();
  const query = useDesk();
  const planned = useQuery(queryOf(MyDeskShifts)).data?.myShifts;
  const mine = useQuery(queryOf(DeskQueue, { view: 'MINE' })).data?.queue.items ?? [];
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
            <>
              <p>
                <LinkButton to="/desk/queue" kind="primary">
                  {t('shift.toQueue')}
                </LinkButton>
              </p>
              <Holding rows={mine} />
            </>
          )}
          {viewer.roles.some((role) => leads.includes(role)) && <Debriefs />}
          <HandedOver desk={desk} />
          {shift ? (
            <EndShift holding={mine.length} onEnded={() => setOver(true)} />
          ) : (
            <StartShift
              planned={(planned ?? []).filter(({ status }) => status === 'PLANNED' || status === 'ACCEPTED')}
            />
          )}
        </div>
      )}
    </Columns>
  );
}

function Holding({ rows }: { rows: Moment['handedOver'] }) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="holding-title">
      <h2 id="holding-title">{t('shift.youHold')}</h2>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('shift.holdNothing')}</p>
      ) : (
        <Rows rows={rows} after={(row) => <GiveBack row={row} />} />
      )}
    </section>
  );
}

/** Gives one concern back to the queue before the end, for those who are there now. */
function GiveBack({ row }: { row: Row }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const level = useLevelWords();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const giveBack = async () => {
    setPending(true);
    try {
      await request(HandBack, { id: row.id });
      await Promise.all(
        [DeskQueue, DeskNow].map((document) => client.invalidateQueries({ queryKey: keyOf(document) })),
      );
    } catch (error) {
      toast({ text: words(error) });
      setPending(false);
    }
  };
  return (
    <Button
      size="small"
      pending={pending}
      label={t('shift.giveBackOne', { level: level(row.level), place: row.placeName })}
      onPress={() => void giveBack()}
    >
      {t('shift.giveBack')}
    </Button>
  );
}

function HandedOver({ desk }: { desk: Moment }) {
  const t = useT();
  return (
    <>
      <section className={styles.section} aria-labelledby="handed-title">
        <h2 id="handed-title">{t('shift.handed')}</h2>
        {desk.handedOver.length === 0 ? (
          <p className={styles.quiet}>{t('shift.handedNone')}</p>
        ) : (
          <Rows rows={desk.handedOver} />
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

/** Concerns as plain links: level, place, and the words unless they are folded. */
function Rows({ rows, after }: { rows: Moment['handedOver']; after?: (row: Row) => ReactNode }) {
  const t = useT();
  const level = useLevelWords();
  const place = usePlaceWords();
  return (
    <ul className={styles.linkRows}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/desk/c/${row.id}`}>{t('known.other', { level: level(row.level), place: place(row) })}</Link>
          {row.quote && !row.folded && <p className={styles.quiet}>{t('row.quote', { words: row.quote })}</p>}
          {after?.(row)}
        </li>
      ))}
    </ul>
  );
}
