import { useEffect, useState } from 'react';
import type { MyPagingFieldsFragment } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { newKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Tag } from '../ui/tag.js';
import { AddPageDevice, RemovePageDevice } from './paging.graphql.js';
import styles from './paging.module.css';
import { deviceHere, pushHere, type PushHere, subscribe, unsubscribe } from './push.js';

interface PageDevicesProps {
  paging: MyPagingFieldsFragment;
  keep: (paging: MyPagingFieldsFragment) => void;
}

/** Devices that ring when Kith is closed: this one can be turned on and off, the others only off. */
export function PageDevices({ paging, keep }: PageDevicesProps) {
  const t = useT();
  const time = useTime();
  const refusal = useRefusalText();
  const [here, setHere] = useState<PushHere>('off');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const { devices, pushKey } = paging;
  const known = devices.map(({ id }) => id).join(' ');

  useEffect(() => {
    void pushHere(known.split(' ')).then(setHere, () => setHere('unsupported'));
  }, [known]);

  const run = async (work: () => Promise<MyPagingFieldsFragment | null>) => {
    setPending(true);
    setProblem('');
    try {
      const after = await work();
      if (after) keep(after);
    } catch (error) {
      setProblem(error instanceof DOMException ? t('paging.deviceCannot') : refusal(error));
    } finally {
      setPending(false);
    }
  };
  const turnOn = () =>
    run(async () => {
      const address = await subscribe(pushKey ?? '');
      if (!address) {
        setHere(await pushHere([]));
        setProblem(t('paging.deviceRefused'));
        return null;
      }
      const { addPageDevice } = await request(AddPageDevice, { key: newKey(), ...address });
      deviceHere.keep(addPageDevice.devices.at(-1)?.id ?? '');
      announce(t('paging.deviceIsOn'));
      return addPageDevice;
    });
  const remove = (id: string) =>
    run(async () => {
      if (id === deviceHere.read()) await unsubscribe();
      const { removePageDevice } = await request(RemovePageDevice, { id });
      announce(t('paging.deviceIsOff'));
      document.getElementById('paging-devices')?.focus();
      return removePageDevice;
    });

  return (
    <section className={styles.section} aria-labelledby="paging-devices">
      <h2 id="paging-devices" tabIndex={-1}>
        {t('paging.devices')}
      </h2>
      <p className={styles.quiet}>{t(pushKey ? `paging.here.${here}` : 'paging.here.none')}</p>
      {problem && (
        <p role="alert" className={styles.trouble}>
          {problem}
        </p>
      )}
      {devices.length > 0 && (
        <ul role="list" className={styles.ways}>
          {devices.map((device) => (
            <Card key={device.id} as="li" className={styles.way!}>
              <div className={styles.words}>
                <h3>
                  {device.name}{' '}
                  {here === 'on' && device.id === deviceHere.read() && <Tag tone="soft">{t('paging.thisOne')}</Tag>}
                </h3>
                <p className={styles.quiet}>{t('paging.since', { at: time.date(device.addedAt) })}</p>
              </div>
              <Button
                size="small"
                pending={pending}
                label={t('paging.deviceOffLabel', { name: device.name })}
                onPress={() => void remove(device.id)}
              >
                {t('paging.deviceOff')}
              </Button>
            </Card>
          ))}
        </ul>
      )}
      {pushKey && here === 'off' && (
        <div>
          <Button icon="bell-ring" pending={pending} onPress={() => void turnOn()}>
            {t('paging.deviceOn')}
          </Button>
        </div>
      )}
    </section>
  );
}
