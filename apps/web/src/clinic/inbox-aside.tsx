import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Person } from '../ui/person.js';
import styles from './clinic.module.css';
import type { ClinicInboxViewQuery } from '../gql/graphql.js';

type Inbox = ClinicInboxViewQuery['clinicInbox'];

/** Who else is there: others on call, and the moderators. */
export function InboxAside({ inbox }: { inbox: Inbox }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const desk = inbox.deskNow;
  const names = new Intl.ListFormat('en-GB').format(desk.map((shift) => shift.name));
  return (
    <>
      <section>
        <h2>{t('clinic.others')}</h2>
        {inbox.others.length === 0 && <p>{t('clinic.others.none')}</p>}
        <ul role="list" className={styles.people}>
          {inbox.others.map((other) => (
            <li key={other.duty}>
              <Person
                avatar={portraitOf(other.name)}
                size={36}
                name={other.name}
                note={say(
                  `clinic.otherDuty.${other.duty}`,
                  { until: other.until ? time.shortClock(other.until) : '' },
                  'clinic.otherDuty.PRIMARY',
                )}
              />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('clinic.desk')}</h2>
        <p>{desk.length === 0 ? t('clinic.desk.nobody') : t('clinic.desk.here', { names, count: desk.length })}</p>
      </section>
    </>
  );
}

const drawings = ['sprout', 'hills', 'tulip', 'boat', 'mug', 'shell'] as const;

/** Colleagues have no drawing of their own: the same name always gets the same one. */
export const portraitOf = (name: string): string => {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return drawings[sum % drawings.length] ?? 'hills';
};
