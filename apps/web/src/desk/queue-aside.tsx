import type { DeskNowQuery } from '../gql/graphql.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Person } from '../ui/person.js';
import styles from './desk.module.css';

type Moment = DeskNowQuery['desk'];

/** About the moderator, not the queue: their share of hard things, who else is there, whether software helps. */
export function QueueAside({ desk }: { desk: Moment }) {
  const t = useT();
  const time = useTime();
  const { shift, detector } = desk;
  return (
    <>
      <section>
        <h2>{t('aside.shift')}</h2>
        {shift ? (
          <div className={styles.mine}>
            <p>
              <T id="aside.taken" values={{ taken: shift.hardItemsTaken, cap: shift.hardItemCap }} />
            </p>
            <div className={styles.pips} aria-hidden="true">
              {Array.from({ length: Math.min(8, Math.max(shift.hardItemCap, shift.hardItemsTaken)) }, (_, at) => (
                <span key={at} className={at < shift.hardItemsTaken ? styles.taken : undefined} />
              ))}
            </div>
            {shift.hardItemsTaken >= shift.hardItemCap && <p>{t('aside.capReached')}</p>}
            <LinkButton to="/desk/shift" size="small" icon="exit" wide>
              {t('aside.end')}
            </LinkButton>
          </div>
        ) : (
          <div className={styles.mine}>
            <p>{t('aside.noShift')}</p>
            <LinkButton to="/desk/shift" size="small" wide>
              {t('aside.start')}
            </LinkButton>
          </div>
        )}
      </section>
      <OnCallList onCall={desk.onCall} />
      <OnDeskList onDesk={desk.onDesk} />
      <section>
        <h2>{t('aside.checks')}</h2>
        <p className={styles.checks}>
          <Icon name={detector.working ? 'check-circle' : 'warning'} />
          <span>
            {detector.working
              ? detector.lastCheckedAt
                ? t('aside.checksFine', { at: time.clock(detector.lastCheckedAt) })
                : t('aside.checksNone')
              : t('aside.checksDown', { count: detector.waiting })}
          </span>
        </p>
      </section>
    </>
  );
}

/** Who is asked when something is escalated. */
export function OnCallList({ onCall }: { onCall: Moment['onCall'] }) {
  const t = useT();
  const say = useDynamicT();
  return (
    <section>
      <h2>{t('aside.onCall')}</h2>
      {onCall.length === 0 && <p>{t('aside.nobodyOnCall')}</p>}
      <ul className={styles.people}>
        {onCall.map((one) => {
          const duty = say(`aside.duty.${one.duty}`, {}, 'aside.duty.PRIMARY');
          return (
            <li key={one.duty + one.name} className={styles.caller}>
              <span className={styles.callIcon}>
                <Icon name="stethoscope" size={1.25} />
              </span>
              <div>
                <b>{one.isMe ? t('aside.you') : one.name}</b>
                <p>{one.jobTitle ? t('aside.dutyLine', { job: one.jobTitle, duty }) : duty}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who else is at the Desk. */
export function OnDeskList({ onDesk }: { onDesk: Moment['onDesk'] }) {
  const t = useT();
  const time = useTime();
  return (
    <section>
      <h2>{t('aside.onDesk')}</h2>
      {onDesk.length === 0 && <p>{t('aside.alone')}</p>}
      <ul className={styles.people}>
        {onDesk.map((one) => {
          const note = t('aside.holding', { count: one.holding, at: time.shortClock(one.plannedUntil) });
          const name = one.isMine ? t('aside.you') : one.name;
          const tag = one.isLead ? <span className={styles.leadTag}>{t('aside.lead')}</span> : undefined;
          return (
            <li key={one.id}>
              <Person avatar={one.avatar ?? 'hills'} name={name} note={note} size={36} {...(tag && { tag })} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
