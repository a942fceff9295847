import { useState } from 'react';
import { useDynamicT, useT } from '../platform/i18n.js';
import { clock } from '../platform/time.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import styles from './case.module.css';
import { RevealDialog } from './reveal-dialog.js';
import { Revealed } from './revealed.js';
import type { CaseData } from './use-case-act.js';

/** What the member chose to tell the clinical team, earlier cases, and the way to contact details. */
export function Told({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [asking, setAsking] = useState(false);
  const [fresh, setFresh] = useState('');
  const told = data.toldUs;
  const zone = data.person.localTime.slice(11, 16);
  const hasOwnTime = clock(`1970-01-01T${zone}:00Z`, 'en-GB', 'UTC') !== time.clock(data.person.localTime);
  const last = data.conversation?.items.at(-1);
  const answering = last !== undefined && last.authorRole === 'MEMBER';

  const years = told?.yearsWithIt ?? null;
  const condition = told?.condition
    ? years === null
      ? told.condition
      : t('told.conditionYears', { condition: told.condition, years })
    : years === null
      ? null
      : t('told.years', { years });
  const facts: [string, string | null | undefined][] = [
    [t('told.condition'), condition],
    [t('told.treatment'), told?.treatment],
    [t('told.devices'), told?.devices],
    [t('told.pregnancy'), told?.pregnancy ? t('told.yes') : null],
    [t('told.age'), [told?.ageBand, told?.region].filter(Boolean).join(', ')],
    [t('told.contactBy'), told?.contactBy],
    [t('told.supporter'), told?.supporter],
  ];
  const known = facts.filter(([, value]) => value);

  return (
    <section aria-labelledby="what-they-told" className={styles.told}>
      <h2 id="what-they-told">{t('told.title')}</h2>
      {known.length === 0 && <p className={styles.quiet}>{t('told.nothing')}</p>}
      <dl className={styles.facts}>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('told.earlier')}</dt>
          <dd>
            {data.earlierCases.length === 0
              ? t('told.earlierNone')
              : data.earlierCases.map((earlier) => (
                  <span key={earlier.reference} className={styles.earlier}>
                    {earlier.closedAt
                      ? t('told.earlierOne', {
                          reference: earlier.reference,
                          date: time.day(earlier.closedAt),
                          outcome: say(`outcome.${earlier.outcome ?? ''}`, {}, 'outcome.none'),
                        })
                      : t('told.earlierOpen', { reference: earlier.reference, date: time.day(earlier.openedAt) })}
                  </span>
                ))}
          </dd>
        </div>
        {hasOwnTime && (
          <div>
            <dt>{t('told.localTime')}</dt>
            <dd>
              {t('told.localTimeIn', {
                time: clock(`1970-01-01T${zone}:00Z`, 'en-GB', 'UTC'),
                country: data.person.country,
              })}
            </dd>
          </div>
        )}
        {data.person.groupNames.length > 1 && (
          <div>
            <dt>{t('told.groups')}</dt>
            <dd>{data.person.groupNames.join(', ')}</dd>
          </div>
        )}
      </dl>
      {data.reveals.map((reveal) => (
        <Revealed key={reveal.id} reveal={reveal} caseId={data.id} atOnce={reveal.id === fresh} />
      ))}
      {data.viewerCan.reveal && (
        <div className={styles.revealAsk}>
          <Button size="small" icon="eye" onPress={() => setAsking(true)}>
            {t('reveal.button')}
          </Button>
          <p className={styles.quiet}>{t(answering ? 'reveal.notNeeded' : 'reveal.when')}</p>
        </div>
      )}
      {asking && <RevealDialog data={data} onClose={() => setAsking(false)} onShown={setFresh} />}
    </section>
  );
}
