import { T, useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import styles from './case.module.css';
import { ServiceSheet } from './service-sheet.js';
import type { CaseData } from './use-case-act.js';

type Pack = CaseData['emergencyPack'];
type Line = NonNullable<Pack['emergency']>;

/** Numbers, words to say and the record sheet, for the country of the person (R38). */
export function Emergency({ data }: { data: CaseData }) {
  const t = useT();
  const { emergencyPack: pack, person } = data;
  const left = new Intl.ListFormat('en-GB').format(data.leftDetails.map((one) => t(`reveal.field.${one}`)));
  return (
    <div className={styles.notes}>
      <section aria-labelledby="pack" className={styles.pack}>
        <h2 id="pack" tabIndex={-1}>
          {t('pack.title', { country: pack.countryName })}
        </h2>
        <Numbers title={t('pack.emergency')} lines={pack.emergency ? [pack.emergency] : []} />
        <Numbers title={t('pack.crisis')} lines={pack.crisis} />
        <Numbers title={t('pack.poison')} lines={pack.poison} />
      </section>
      <section aria-labelledby="pack-script" className={styles.pack}>
        <h2 id="pack-script">{t('pack.script')}</h2>
        <ol className={styles.script}>
          <li>{t('pack.script.who')}</li>
          <li>{t('pack.script.what', { name: person.displayName })}</li>
          <li>{t(left ? 'pack.script.where' : 'pack.script.whereNothing', { left })}</li>
          <li>{t('pack.script.ask')}</li>
        </ol>
      </section>
      <Contacts data={data} />
      {data.viewerCan.write && <ServiceSheet data={data} />}
    </div>
  );
}

function Numbers({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useT();
  const time = useTime();
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p className={styles.quiet}>{t('pack.none')}</p>}
      <ul role="list" className={styles.packLines}>
        {lines.map((line) => (
          <li key={`${line.name}${line.say}`}>
            <a href={line.href}>
              <Icon name="phone" size={1.1} />
              <b>{line.display}</b>
            </a>
            <span>
              {line.name === line.display ? line.say : `${line.name}. ${line.say}`}
              {line.areas.length > 0 && ` ${t('pack.areas', { areas: line.areas.join(', ') })}`}{' '}
              <span className={line.isOverdue ? styles.missed : styles.quiet}>
                <T id={line.isOverdue ? 'pack.overdue' : 'pack.checked'} values={{ day: time.date(line.verifiedOn) }} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Contacts({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  if (data.serviceContacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{t('service.made')}</h2>
      <ol role="list" className={styles.log}>
        {data.serviceContacts.map((one) => (
          <li key={one.id}>
            <p>
              <b>
                {t('log.entry', {
                  channel: t(`service.of.${one.service}`),
                  result: t(`service.outcome.${one.outcome}`),
                })}
              </b>
            </p>
            <p className={styles.quiet}>
              {[one.actorName, time.dayAndClock(one.contactedAt), one.recipient].filter(Boolean).join(', ')}
              {one.reference && `. ${t('service.referenceIs', { reference: one.reference })}`}
            </p>
            {one.words && <p>{one.words}</p>}
            {one.legalBasis && (
              <p className={styles.quiet}>
                {t('service.sent', {
                  shared: new Intl.ListFormat('en-GB').format(one.shared.map((part) => t(`service.shared.${part}`))),
                  basis: say(`service.basis.${one.legalBasis}`),
                })}{' '}
                {one.memberToldAt
                  ? t('service.told', { at: time.dayAndClock(one.memberToldAt) })
                  : one.withheldReason
                    ? t('reveals.withheld', { reason: one.withheldReason })
                    : t('service.tellBy', { at: time.dayAndClock(one.tellMemberBy!) })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
