import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { DeskRoomsQuery } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useSession } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { NativeSelect } from '../ui/field.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { DeskRooms, SetRoomPace } from './desk.graphql.js';
import styles from './desk.module.css';

type Group = DeskRoomsQuery['groups'][number];
type Room = NonNullable<Group['room']>;

const paces = [0, 10, 30, 60] as const;

/** The live rooms a moderator looks after: open or closed, who is there, how fast. */
export function RoomsPage() {
  const t = useT();
  const { viewer } = useSession();
  const query = useQuery({ ...queryOf(DeskRooms), refetchInterval: usePollWhenDown(60_000) });
  useHint('group.changed', () => void query.refetch());
  useHint('room.presence', () => void query.refetch());
  const looksAfter = new Set(viewer?.memberships.filter(({ moderates }) => moderates).map(({ groupId }) => groupId));
  const groups = query.data?.groups.flatMap((group) =>
    group.room && (looksAfter.has(group.id) || group.room.viewerCan.moderate) ? [{ ...group, room: group.room }] : [],
  );

  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('rooms.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={3} height={8} />}
      {query.isError && !groups && <LoadFailed query={query} />}
      {groups?.length === 0 && <EmptyState>{t('rooms.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {groups?.map((group) => (
          <RoomCard key={group.id} group={group} room={group.room} />
        ))}
      </ul>
    </>
  );
}

function RoomCard({ group, room }: { group: Group; room: Room }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const intl = useIntl();
  const state = room.isOpen
    ? room.closesAt
      ? t('rooms.openUntil', { at: time.shortClock(room.closesAt) })
      : t('rooms.open')
    : room.opensAt
      ? t('rooms.closedUntil', { at: time.dayAndClock(room.opensAt) })
      : t('rooms.closed');
  const names = intl.formatList(room.moderatorsHere.map(({ displayName }) => displayName));
  return (
    <Card as="li" className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{group.name}</h2>
        <Tag tone={room.isOpen ? 'soft' : 'neutral'}>{state}</Tag>
        {room.isOpen && room.pause && (
          <Tag tone="neutral">
            {room.pause.until ? t('rooms.pausedUntil', { at: time.clock(room.pause.until) }) : t('rooms.paused')}
          </Tag>
        )}
      </div>
      <p>
        {say(`rooms.band.${room.band}`, {}, 'rooms.band.A_FEW')}.{' '}
        {room.moderatorsHere.length > 0 ? t('rooms.hosts', { names }) : t('rooms.noHost')}.
      </p>
      <div className={styles.buttons}>
        <LinkButton to={`/rooms/${room.id}`} size="small" icon="rooms">
          {t('rooms.enter')}
          <span className="visually-hidden">, {group.name}</span>
        </LinkButton>
        <LinkButton to={`/groups/${group.slug}`} size="small" kind="quiet">
          {t('rooms.group')}
          <span className="visually-hidden">, {group.name}</span>
        </LinkButton>
      </div>
      {room.viewerCan.moderate && <Pace name={group.name} room={room} />}
    </Card>
  );
}

function Pace({ name, room }: { name: string; room: Room }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const set = async (value: string) => {
    setChosen(value);
    setProblem('');
    try {
      await request(SetRoomPace, { roomId: room.id, slowModeSeconds: Number(value) });
      toast({ text: t('rooms.paceSet') });
    } catch (error) {
      setProblem(words(error));
    }
    await client.invalidateQueries({ queryKey: keyOf(DeskRooms) });
    setChosen(null);
  };
  return (
    <div className={styles.pace}>
      <NativeSelect
        label={t('rooms.pace', { name })}
        value={chosen ?? String(room.slowModeSeconds)}
        error={problem}
        onChange={(value) => void set(value)}
        options={paces.map((pace) => ({ value: String(pace), text: t(`rooms.pace.${pace}`) }))}
      />
    </div>
  );
}
