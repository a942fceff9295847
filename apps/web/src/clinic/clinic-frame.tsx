import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useMatches } from 'react-router';
import { levels, type Level } from '@kith/contracts/level';
import type { CaseRowFieldsFragment } from '../gql/graphql.js';
import { InFrame, useNavCount } from '../platform/frame.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { useConnection, useHint, usePollWhenDown } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { ClinicInboxView, PageView } from './clinic.graphql.js';
import styles from './clinic.module.css';
import { KeyList } from './keys.js';
import { ring } from './ring.js';
import { OpenShift } from './open-shift.js';
import { TestPages } from './test-page.js';

const isLevel = (text: string): text is Level => (levels as readonly string[]).includes(text);

/** While the line is down no hint arrives: then what polling finds new is spoken instead, level 1 and 2 only. */
function useArrivals(rows: readonly CaseRowFieldsFragment[] | null, isDown: boolean): void {
  const t = useT();
  const say = useDynamicT();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!rows) return;
    const before = known.current;
    known.current = new Set(rows.map((row) => row.id));
    if (!before || !isDown) return;
    for (const row of rows) {
      const mark = markOf[row.level];
      if (before.has(row.id) || mark > 2) continue;
      announce(
        t('clinic.arrived', { mark, word: say(`level.${mark}`), reference: row.reference }),
        mark === 1 ? 'assertive' : 'polite',
      );
    }
  }, [rows, isDown, t, say]);
}

/** On every screen of the clinic: on call or not, what waits, and a page that arrives. */
export function ClinicFrame() {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const client = useQueryClient();
  const toast = useToast();
  const { pathname } = useLocation();
  const isWide = (useMatches().at(-1)?.handle as { shape?: string } | undefined)?.shape === 'wide';
  const connection = useConnection();
  const poll = usePollWhenDown();
  const inbox = useQuery({ ...queryOf(ClinicInboxView), refetchInterval: poll });
  const data = inbox.data?.clinicInbox;
  const need = data ? data.needsYou.length + data.toSignOff.length : 0;
  const waiting = data?.waiting.length ?? 0;

  useNavCount('needsYou', need ? String(need) : '');
  useNavCount('clinicToday', data?.today.length ? String(data.today.length) : '');
  useNavCount('clinicWaiting', waiting ? String(waiting) : '');

  const renew = () => void client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) });
  useHint('escalation.changed', renew);
  useHint('page.arrived', (hint) => {
    renew();
    void client.invalidateQueries({ queryKey: keyOf(PageView) });
    if (hint?.level === 'TEST') {
      ring();
      toast({ text: t('paging.testArrived') });
    }
    if (hint?.level === 'SHIFT_TEST') announce(t('test.title'), 'polite');
    if (!hint || !isLevel(hint.level)) return;
    const mark = markOf[hint.level];
    if (mark > 2) return;
    ring();
    announce(
      t('clinic.arrived', { mark, word: say(`level.${mark}`), reference: hint.reference }),
      mark === 1 ? 'assertive' : 'polite',
    );
  });

  const ringing =
    data?.needsYou.filter(
      (row) =>
        row.viewerCan.acknowledge &&
        pathname !== `/clinic/${row.id}` &&
        data.pages.some((page) => page.toMe && page.caseId === row.id),
    ) ?? [];
  const [first] = ringing;
  useArrivals(data?.needsYou ?? null, connection === 'down');
  const isThere = pathname === '/clinic' || pathname.startsWith('/clinic/page/');

  return (
    <>
      <InFrame place="status">
        {data?.duty ? (
          <span>
            <Icon name="phone-ring" />
            <span>
              <T
                id="clinic.status.onCall"
                values={{ until: data.duty.until ? time.shortClock(data.duty.until) : '' }}
              />
            </span>
          </span>
        ) : (
          data && <span>{t('clinic.status.offCall')}</span>
        )}
        {need > 0 && pathname !== '/clinic' && <span>{t('clinic.status.needYou', { count: need })}</span>}
        {waiting > 0 && pathname !== '/clinic' && <span>{t('clinic.status.waiting', { count: waiting })}</span>}
      </InFrame>
      <InFrame place="navExtra">
        <KeyList />
      </InFrame>
      {data && <TestPages pages={data.testPages} />}
      {data && <OpenShift shift={data.openShift} />}
      {first && !isThere && (
        <div className={styles.ringing} data-boxed={isWide ? undefined : ''} role="status">
          <Icon name="bell-ring" />
          <span>{t('clinic.paged.title', { count: ringing.length })}</span>
          <Link to={`/clinic/page/${first.reference}`}>{t('clinic.paged.open')}</Link>
        </div>
      )}
    </>
  );
}
