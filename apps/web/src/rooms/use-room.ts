import type { RoomPresence } from '@kith/contracts/realtime';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { RoomFactsQuery, RoomLinesQuery } from '../gql/graphql.js';
import { announcerMode, type AnnouncerMode } from '../platform/aloud.js';
import type { Draft } from '../platform/draft.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useHint } from '../platform/realtime.js';
import { announce } from '../ui/announcer.js';
import { useToast } from '../ui/toast.js';
import { createRoomAnnouncer } from './room-announcer.js';
import { lineOf, type Line } from './room-log.js';
import { notYetShown } from './room-outbox.js';
import { RoomFacts, RoomKept, SilencedHere, SilenceInRoom, TakeBackMessage, UnsilenceInRoom } from './room.graphql.js';
import { useOutbox } from './use-outbox.js';
import { useRoomLog } from './use-room-log.js';

export type RoomData = NonNullable<RoomFactsQuery['room']>;
export type FirstLines = NonNullable<RoomLinesQuery['room']>;

/** After a room opened or closed everybody in it asks again, spread over this time in milliseconds. */
const spreadMs = 4000;

/** A moderator has stopped this person from writing for a time. */
export const isRestricted = ({ me }: RoomData): boolean =>
  me?.restrictedUntil != null && Date.parse(me.restrictedUntil) > Date.now();

/** The room as the line tells it, until the server is asked. */
function told(room: RoomData, presence: RoomPresence): Partial<RoomData> {
  const mayWrite = presence.open && (presence.pause === null || room.viewerCan.moderate);
  return {
    isOpen: presence.open,
    closesAt: presence.closesAt,
    pausesAt: presence.pausesAt,
    band: presence.band,
    slowModeSeconds: presence.slowModeSeconds,
    pause: presence.pause,
    moderatorsHere: presence.moderators,
    viewerCan: { ...room.viewerCan, send: mayWrite && room.me != null && !isRestricted(room) },
  };
}

/** Everything that happens in an open room: who is there, what is said, what is on its way, what is read aloud. */
export function useRoom(
  room: RoomData,
  first: FirstLines,
  draft: Draft,
  onGivenBack: (replyToId: string | null) => void,
) {
  const t = useT();
  const words = useRefusalText();
  const say = useDynamicT();
  const toast = useToast();
  const client = useQueryClient();
  const me = room.me?.id ?? null;
  const [mode, setMode] = useState<AnnouncerMode>(announcerMode.read);
  const silencedHere = useQuery({ ...queryOf(SilencedHere), staleTime: 60_000 });
  const [announcer] = useState(() =>
    createRoomAnnouncer(
      {
        speak: (text) => announce(text),
        line: (name, said) => t('room.spoken', { name, words: said }),
        many: (count) => t('room.spokenMany', { count }),
        gone: { HIDDEN: t('room.spokenTakenDown'), TAKEN_BACK: t('room.spokenTakenBack') },
      },
      mode,
    ),
  );
  useEffect(() => () => announcer.stop(), [announcer]);

  const { log, hear, fetchCards } = useRoomLog({
    roomId: room.id,
    me,
    first,
    onEntered: () => {
      void client.invalidateQueries({ queryKey: keyOf(RoomFacts) });
      void client.invalidateQueries({ queryKey: keyOf(RoomKept) });
    },
    onArrived: (lines, now) => {
      const mine = new Set(now.lines.filter((line) => line.isMine).map((line) => line.id));
      for (const line of lines) if (!silenced.has(line.author.id)) announcer.heard(line, mine);
    },
    onRemoved: (ids, lines) => {
      if (lines.some(({ isMine }) => isMine)) void kept.refetch();
      outbox.unquote(ids);
      announcer.gone(
        ids,
        lines.filter((line) => !line.isMine && !silenced.has(line.author.id)),
      );
    },
    mayQuote: (authorId) => !silenced.has(authorId),
  });

  const kept = useQuery({ ...queryOf(RoomKept, { id: room.id }), retry: true, retryDelay: 3000 });
  const [refusal, setRefusal] = useState('');
  const warned = useRef(0);
  const outbox = useOutbox({
    roomId: room.id,
    onStored: ({ seq, helpCard }) => {
      if (seq > 0) hear(seq);
      const shown = seq > 0 ? helpCard && fetchCards() : kept.refetch();
      if (helpCard) void Promise.resolve(shown).then(() => announce(t('room.cardShown')));
    },
    onClosed: (messages) => {
      draft.setBody([...messages.map(({ body }) => body), draft.body].filter(Boolean).join('\n'));
      onGivenBack(messages.find(({ replyTo }) => replyTo)?.replyTo?.id ?? null);
      setRefusal(say(`refusal.${messages.at(-1)?.code}`, {}, 'refusal.unknown'));
      void client.invalidateQueries({ queryKey: keyOf(RoomFacts) });
    },
    onPaused: () => void client.invalidateQueries({ queryKey: keyOf(RoomFacts) }),
    onNotSent: () => {
      if (Date.now() - warned.current > 10_000) announce(t('room.notSent'), 'assertive');
      warned.current = Date.now();
    },
  });

  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askSoon = () => {
    clearTimeout(soon.current);
    soon.current = setTimeout(
      () => void client.invalidateQueries({ queryKey: keyOf(RoomFacts) }),
      1000 + Math.random() * spreadMs,
    );
  };
  useEffect(() => () => clearTimeout(soon.current), []);

  useHint('room.presence', (presence) => {
    if (presence && presence.roomId !== room.id) return;
    // Everybody hears it at once: they ask for the rest one after the other.
    if (!presence || presence.open !== room.isOpen) askSoon();
    if (!presence) return;
    const { queryKey } = queryOf(RoomFacts, { id: room.id });
    client.setQueryData(queryKey, (known) =>
      known?.room ? { room: { ...known.room, ...told(known.room, presence) } } : known,
    );
    // An answer that is under way may have been read before this was so: it is asked for again.
    if (client.isFetching({ queryKey }) > 0) void client.invalidateQueries({ queryKey });
  });

  const isPaused = room.pause !== null;
  const onGoingOn = useEffectEvent(outbox.goOn);
  useEffect(() => {
    if (!isPaused) onGoingOn();
  }, [isPaused]);

  // The server says whether the pause is over; the time only tells when to ask.
  const pauseEnds = room.pause?.until;
  useEffect(() => {
    if (!pauseEnds) return;
    const left = Math.max(0, Date.parse(pauseEnds) - Date.now());
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: keyOf(RoomFacts) }),
      left + 200 + Math.random() * spreadMs,
    );
    return () => clearTimeout(timer);
  }, [pauseEnds, client]);

  const silenced = useMemo(() => {
    const fromPage = first.messages.filter((line) => line.author.silenced).map((line) => line.author.id);
    return new Set(silencedHere.data ? silencedHere.data.mySilenced.map((one) => one.author.id) : fromPage);
  }, [first, silencedHere.data]);

  const held = kept.data?.room?.kept.map(lineOf) ?? [];
  const shown = new Set(log.lines.map((line) => line.id));

  const during = (work: () => Promise<unknown>) => work().catch((error: unknown) => toast({ text: words(error) }));
  const refreshSilenced = () => client.invalidateQueries({ queryKey: keyOf(SilencedHere) });

  return {
    log,
    kept: held.filter((line) => !shown.has(line.id)),
    keptOf: (line: Line) => held.find((one) => one.id === line.id && line.state === 'HIDDEN') ?? null,
    refusal,
    typed: () => {
      setRefusal('');
      announcer.typed();
    },
    pending: notYetShown(outbox.pending, [...log.lines, ...held]),
    silenced,
    announcer,
    mode,
    chooseMode: (next: AnnouncerMode) => {
      setMode(next);
      announcerMode.keep(next);
      announcer.setMode(next);
    },
    send: outbox.send,
    tryAgain: outbox.tryAgain,
    drop: outbox.drop,
    refetchCards: () => void Promise.all([fetchCards(), kept.refetch()]),
    takeBack: (line: Line) =>
      during(async () => {
        const { takeBackMessage } = await request(TakeBackMessage, { messageId: line.id });
        hear(takeBackMessage.lastSeq);
        announce(t('room.tookBack'));
      }),
    silence: ({ author }: Line, kind: 'MUTE' | 'BLOCK') =>
      during(async () => {
        await request(SilenceInRoom, { membershipId: author.id, kind });
        await refreshSilenced();
        toast({
          text: t(kind === 'MUTE' ? 'post.muted' : 'post.blocked', { name: author.displayName }),
          undo: {
            label: t('app.undo'),
            onUndo: () =>
              void during(() => request(UnsilenceInRoom, { membershipId: author.id }).then(refreshSilenced)),
          },
        });
      }),
  };
}

export type RoomView = ReturnType<typeof useRoom>;
