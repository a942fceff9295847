import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Draft } from '../platform/draft.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button, LinkButton } from '../ui/button.js';
import styles from './room.module.css';
import { RoomDetails } from './room-details.js';
import type { Line } from './room-log.js';
import { isRestricted, type RoomData } from './use-room.js';

/** Longest message in a room, as the server counts. */
export const longestMessage = 2000;

const boxId = 'room-box';

/** Puts the caret into the box. */
export const focusBox = (): void => document.getElementById(boxId)?.focus();

/** Enter makes a new line where it is typed with the thumb, and sends where there is a mouse. */
const enterSends = () => typeof matchMedia === 'function' && matchMedia('(pointer: fine)').matches;

interface RoomComposerProps {
  room: RoomData;
  draft: Draft;
  replyTo: Line | null;
  onNotToOne: () => void;
  /** With the key of the draft. */
  onSend: (body: string, key: string) => void;
  onTyped: () => void;
  /** Why the last words came back, until the next are typed. */
  refusal: string;
}

/**
 * The box at the foot, open whenever one may be here: the server decides, refused words come back into it, and words of
 * danger are kept whatever stands in the way (SAFE-1).
 */
export function RoomComposer({ room, draft, replyTo, onNotToOne, onSend, onTyped, refusal }: RoomComposerProps) {
  const t = useT();
  const box = useRef<HTMLTextAreaElement>(null);
  const [own, setProblem] = useState('');
  const [sent, setSent] = useState(0);
  const [hasWords, setHasWords] = useState(false);
  if (!hasWords && draft.body) setHasWords(true);
  const problem = own || refusal;
  const left = longestMessage - draft.body.trim().length;

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 3}px`;
  }, [draft.body]);

  const submit = () => {
    if (!draft.body.trim()) setProblem(t('write.empty'));
    else if (left < 0) setProblem(t('room.tooLong', { count: -left }));
    else {
      setProblem('');
      const body = draft.body.trim();
      onSend(body, draft.take());
      setSent(sent + 1);
    }
    box.current?.focus();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && replyTo) onNotToOne();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const wanted = event.ctrlKey || event.metaKey || (enterSends() && !event.shiftKey && !event.altKey);
    if (!wanted) return;
    event.preventDefault();
    submit();
  };

  const stopped = room.isOpen && room.pause !== null && room.me !== null && !isRestricted(room);
  const closed = !room.viewerCan.send && !stopped;
  return (
    <form
      className={styles.composer}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {closed && <Closed room={room} />}
      {stopped && !room.viewerCan.send && <p className={styles.count}>{t('pause.keeps')}</p>}
      {room.slowModeSeconds > 0 && room.viewerCan.send && (
        <p className={styles.count}>{t('room.slow', { seconds: room.slowModeSeconds })}</p>
      )}
      {replyTo && (
        <p className={styles.replying}>
          <span>{t('post.replyTo', { name: replyTo.author.displayName })}</span>
          <Button kind="quiet" size="small" icon="close" label={t('thread.notToOne')} onPress={onNotToOne} />
        </p>
      )}
      {(problem || left < 200) && (
        <p className={problem ? styles.problem : styles.count} id="room-problem" role={problem ? 'alert' : undefined}>
          {problem || (left < 0 ? t('room.tooLong', { count: -left }) : t('write.left', { count: left }))}
        </p>
      )}
      {hasWords && (
        <div className={styles.details}>
          <RoomDetails key={sent} draft={draft} group={room.groupName} focus={() => box.current?.focus()} />
        </div>
      )}
      <div className={styles.boxRow}>
        <label htmlFor={boxId} className="visually-hidden">
          {t('room.write')}
        </label>
        <textarea
          ref={box}
          id={boxId}
          className={styles.box}
          rows={1}
          value={draft.body}
          placeholder={t('room.write')}
          enterKeyHint={enterSends() ? 'send' : 'enter'}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem || left < 200 ? 'room-problem' : undefined}
          onChange={(event) => {
            draft.setBody(event.target.value);
            setProblem('');
            onTyped();
          }}
          onKeyDown={onKey}
        />
        <Button type="submit" kind="primary" icon="send">
          {t('room.send')}
        </Button>
      </div>
    </form>
  );
}

/** Why one cannot speak now, and what one can do instead. */
function Closed({ room }: { room: RoomData }) {
  const t = useT();
  const time = useTime();
  const paused = isRestricted(room);
  return (
    <div className={styles.closed} role="status">
      <p>
        <b>
          {paused
            ? t('room.paused', { at: time.dayAndClock(room.me?.restrictedUntil ?? '') })
            : room.isOpen
              ? t('room.onlyReading')
              : t('room.closed')}
        </b>{' '}
        {!paused &&
          !room.isOpen &&
          (room.opensAt ? t('room.opens', { at: time.dayAndClock(room.opensAt) }) : t('live.closedText'))}
      </p>
      <p>{t('write.dangerAnyway')}</p>
      <div className={styles.closedActions}>
        {!paused && <LinkButton to={`/write?group=${room.groupSlug}`}>{t('today.write')}</LinkButton>}
        <LinkButton to="/help" outside icon="lifebuoy">
          {t('app.help')}
        </LinkButton>
      </div>
    </div>
  );
}
