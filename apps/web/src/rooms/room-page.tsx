import { useQuery } from '@tanstack/react-query';
import { Fragment, useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Asking } from '../platform/asking.js';
import { useDraft } from '../platform/draft.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useReporting } from '../platform/reporting.js';
import { useViewer } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { NewMark } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { KeptItem } from './kept-item.js';
import { MessageItem, type LineActions } from './message-item.js';
import { PendingItem } from './pending-item.js';
import { firstWords, plainWords } from '../platform/plain-words.js';
import { focusBox, RoomComposer } from './room-composer.js';
import { RoomBanner } from './room-banner.js';
import { RoomHead } from './room-head.js';
import type { Line } from './room-log.js';
import { RoomFacts, RoomLines } from './room.graphql.js';
import styles from './room.module.css';
import { useRoomKeys } from './use-room-keys.js';
import { useKeyboardRoom, useScroll } from './use-scroll.js';
import { useRoom, type FirstLines, type RoomData } from './use-room.js';

/** Talk together while a moderator is there (ux.md M13). */
export function RoomPage() {
  const { room: id = '' } = useParams();
  const t = useT();
  const facts = useQuery(queryOf(RoomFacts, { id }));
  const lines = useQuery({
    ...queryOf(RoomLines, { id }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const failed = facts.isError ? facts : lines.isError ? lines : null;

  if (failed && !(facts.data && lines.data)) {
    return (
      <div className={styles.state}>
        <PageTitle />
        <LoadFailed query={failed} />
      </div>
    );
  }
  if (facts.data === undefined || lines.data === undefined) {
    return (
      <div className={styles.state}>
        <PageTitle />
        <Skeleton stillText={t('app.loading')} />
      </div>
    );
  }
  if (!facts.data.room || !lines.data.room) {
    return (
      <div className={styles.state}>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>{t('room.missing')}</p>
      </div>
    );
  }
  return <OpenRoom key={id} room={facts.data.room} first={lines.data.room} />;
}

function OpenRoom({ room, first }: { room: RoomData; first: FirstLines }) {
  const t = useT();
  const navigate = useNavigate();
  const report = useReporting();
  const viewer = useViewer();
  const draft = useDraft(`room:${room.id}`);
  const [chosen, setReplyTo] = useState<Line | null>(null);
  const view = useRoom(room, first, draft, (replyToId) =>
    setReplyTo(latest.current.log.lines.find((line) => line.id === replyToId) ?? null),
  );
  const [options, setOptions] = useState(false);
  const latest = useRef(view);
  latest.current = view;
  const { lines } = view.log;
  const isGone = lines.some((line) => line.id === chosen?.id && line.state !== 'SHOWN');
  const replyTo = isGone ? null : chosen;
  const last = lines.at(-1);
  const tail = `${last?.id ?? ''}${last?.helpCard?.id ?? ''}${view.kept.map((one) => one.id).join()}${view.pending.map((one) => one.key + one.state).join()}`;
  const cardUnder = [...lines, ...view.kept].findLast((line) => line.isMine && line.helpCard?.choice === null)?.id;
  const scroll = useScroll(`kith.seen.${viewer.id}.${room.id}`, view.log.seq, tail, cardUnder);
  useKeyboardRoom();

  const answer = useCallback((line: Line) => {
    setReplyTo(line);
    focusBox();
  }, []);
  const moderates = room.viewerCan.moderate;
  const actions = useMemo<LineActions>(
    () => ({
      reply: answer,
      takeBack: (line) => void latest.current.takeBack(line),
      silence: (line, kind) => void latest.current.silence(line, kind),
      ask: () => {
        const asking: Asking = { group: null, back: `/rooms/${room.id}` };
        void navigate('/you/questions/new', { state: { asking } });
      },
      report: ({ id, author, bodyHtml }) =>
        report('message', id, {
          name: author.displayName,
          avatar: author.avatar,
          words: plainWords(bodyHtml),
          membershipId: author.id,
          back: `/rooms/${room.id}`,
        }),
      reportPerson: ({ author }) =>
        report('profile', author.id, {
          name: author.displayName,
          avatar: author.avatar,
          words: '',
          membershipId: author.id,
          back: `/rooms/${room.id}`,
        }),
      moderate: moderates ? ({ id }) => void navigate(`/desk/mark?message=${id}`) : null,
      cardAnswered: () => latest.current.refetchCards(),
    }),
    [answer, report, navigate, moderates, room.id],
  );

  const unseen = scroll.atEnd
    ? 0
    : lines.filter((line) => line.seq > scroll.seenUntil && line.state === 'SHOWN' && !line.isMine).length;
  const firstNew = lines.find((line) => line.seq > scroll.mark && !line.isMine)?.id;

  const whole = useRef<HTMLDivElement>(null);
  useRoomKeys(whole, {
    reply: (id) => {
      const line = lines.find((one) => one.id === id && one.state === 'SHOWN');
      if (line && room.viewerCan.send) answer(line);
    },
    toBox: focusBox,
    help: () => setOptions(true),
  });

  return (
    <div ref={whole} className={styles.room}>
      <RoomHead
        room={room}
        options={{ open: options, setOpen: setOptions }}
        mode={view.mode}
        onMode={view.chooseMode}
      />
      <RoomBanner room={room} />
      <div className={styles.middle}>
        <div ref={scroll.log} className={styles.log} role="log" aria-live="off" aria-label={t('room.log')}>
          {lines.length + view.kept.length + view.pending.length === 0 && (
            <EmptyState>{room.isOpen ? t('room.empty') : t('room.emptyClosed')}</EmptyState>
          )}
          {lines.map((line) => (
            <Fragment key={line.id}>
              {line.id === firstNew && (
                <div data-new="" className={styles.divider}>
                  <NewMark>{t('room.newMessages')}</NewMark>
                </div>
              )}
              <MessageItem
                line={line}
                folded={
                  !line.isMine &&
                  (view.silenced.has(line.author.id) || (line.state === 'SHOWN' && line.bodyHtml === ''))
                }
                kept={view.keptOf(line)}
                room={room}
                actions={actions}
              />
            </Fragment>
          ))}
          {view.kept.map((line) => (
            <KeptItem key={line.id} line={line} room={room} onAnswered={actions.cardAnswered} />
          ))}
          {view.pending.map((item) => (
            <PendingItem
              key={item.key}
              item={item}
              room={room}
              onTryAgain={() => view.tryAgain(item.key)}
              onDelete={() => view.drop(item.key)}
            />
          ))}
        </div>
        {unseen > 0 && (
          <p className={styles.pill}>
            <Button kind="primary" icon="arrow-down" onPress={scroll.toEnd}>
              {t('room.unseen', { count: unseen })}
            </Button>
          </p>
        )}
      </div>
      <RoomComposer
        room={room}
        draft={draft}
        replyTo={replyTo}
        onNotToOne={() => setReplyTo(null)}
        onTyped={view.typed}
        refusal={view.refusal}
        onSend={(body, key) => {
          view.send(
            key,
            body,
            replyTo && {
              id: replyTo.id,
              authorName: replyTo.author.displayName,
              firstWords: firstWords(replyTo.bodyHtml),
            },
          );
          setReplyTo(null);
          scroll.clear();
          scroll.toEnd();
        }}
      />
    </div>
  );
}
