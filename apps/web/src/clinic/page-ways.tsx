import { useState } from 'react';
import type { MyPagingFieldsFragment, PageWay } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icon-paths.js';
import { TestPage } from './paging.graphql.js';
import styles from './paging.module.css';

type Way = MyPagingFieldsFragment['ways'][number];

const icons: Record<PageWay, IconName> = {
  IN_APP: 'bell-ring',
  MAIL: 'mail',
  PUSH: 'bell-ring',
  SMS: 'message',
  VOICE: 'phone-ring',
  SECOND_PHONE: 'phone',
};

interface PageWaysProps {
  paging: MyPagingFieldsFragment;
  keep: (paging: MyPagingFieldsFragment) => void;
}

/** Every way in the order it is tried, whether it reaches one, and what came of the last test. */
export function PageWays({ paging, keep }: PageWaysProps) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="paging-ways">
      <h2 id="paging-ways">{t('paging.ways')}</h2>
      <ol role="list" className={styles.ways}>
        {paging.ways.map((way) => (
          <WayRow key={way.way} way={way} keep={keep} />
        ))}
      </ol>
    </section>
  );
}

function WayRow({ way, keep }: { way: Way; keep: PageWaysProps['keep'] }) {
  const t = useT();
  const time = useTime();
  const refusal = useRefusalText();
  const key = useAttemptKey();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const name = t(`paging.way.${way.way}`);
  const standing = way.reachesMe ? 'on' : way.isOn ? 'notYet' : 'off';

  const test = async () => {
    setPending(true);
    setProblem('');
    try {
      keep((await request(TestPage, { key: key.current(), way: way.way })).testPage);
      key.renew();
    } catch (error) {
      setProblem(refusal(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Card as="li" className={styles.way!}>
      <span className={styles.mark} data-off={way.reachesMe ? undefined : ''}>
        <Icon name={icons[way.way]} size={1.25} />
      </span>
      <div className={styles.words}>
        <h3>{name}</h3>
        <p className={styles.quiet}>{t(`paging.${standing}.${way.way}`)}</p>
        {way.isOn && way.failingSince && (
          <p className={styles.trouble}>
            <Icon name="warning" size={1.1} />
            {t('paging.failing', { at: time.clock(way.failingSince) })}
          </p>
        )}
        <p role="status">{way.testStatus && <TestResult way={way} />}</p>
        {problem && (
          <p role="alert" className={styles.trouble}>
            {problem}
          </p>
        )}
      </div>
      {way.canTest && (
        <Button size="small" pending={pending} label={t('paging.testLabel', { way: name })} onPress={() => void test()}>
          {t('paging.test')}
        </Button>
      )}
    </Card>
  );
}

function TestResult({ way }: { way: Way }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const at = way.testedAt ? time.dayAndClock(way.testedAt) : '';
  if (way.testStatus === 'DELIVERED') return <>{t('paging.tested', { at })}</>;
  if (way.testStatus === 'FAILED')
    return (
      <>{t('paging.testFailed', { at, why: say(`paging.fault.${way.testFault ?? ''}`, {}, 'paging.fault.other') })}</>
    );
  return <>{t('paging.testing')}</>;
}
