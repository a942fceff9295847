import { useEffect, useEffectEvent, useRef } from 'react';
import { idleFor } from '../platform/activity.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useNow } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { RenewLease } from './concern.graphql.js';
import { useConcernCache, type ConcernItem } from './use-concern.js';

const minute = 60_000;

/** Keeps a claim alive while its holder works, and says politely when a minute is left (S03). */
export function Lease({ item }: { item: ConcernItem }) {
  const t = useT();
  const { put, refresh } = useConcernCache();
  const now = useNow(1000);
  const until = item.claimedByMe && item.leaseUntil ? Date.parse(item.leaseUntil) : null;
  const left = until === null ? null : until - now.getTime();
  const isSoon = left !== null && left <= minute && left > 0;
  const isOver = left !== null && left <= 0;
  const told = useRef(false);

  const renew = useEffectEvent(() => {
    request(RenewLease, { id: item.id }).then(
      (answer) => put(answer.renewLease),
      () => void refresh(),
    );
  });

  useEffect(() => {
    if (until === null) return;
    const since = Date.now();
    const pause = Math.min(minute, Math.max(5000, (until - since) / 3));
    const timer = setInterval(() => {
      if (idleFor() < Date.now() - since && Date.now() - since >= pause) renew();
    }, pause);
    return () => clearInterval(timer);
  }, [until]);

  useEffect(() => {
    if (isSoon && !told.current) announce(t('concern.leaseSoon'));
    told.current = isSoon;
  }, [isSoon, t]);

  const lookAgain = useEffectEvent(() => void refresh());
  useEffect(() => {
    if (isOver) lookAgain();
  }, [isOver]);

  if (!isSoon) return null;
  return (
    <Banner
      tone="caution"
      icon="clock"
      live={false}
      actions={
        <Button size="small" onPress={renew}>
          {t('concern.keep')}
        </Button>
      }
    >
      {t('concern.leaseSoon')}
    </Banner>
  );
}
