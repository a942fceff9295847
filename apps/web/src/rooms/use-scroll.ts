import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

const near = 48;

/** With very large text the page scrolls as a whole, else the log in it (room.module.css). */
const scrollerOf = (log: HTMLElement): Element =>
  getComputedStyle(log).overflowY === 'visible' ? (document.scrollingElement ?? log) : log;

const toEndOf = (log: HTMLElement) => {
  const scroller = scrollerOf(log);
  scroller.scrollTop = scroller.scrollHeight;
};

/**
 * Where the reader is in the log. New lines never move what is being read: only at the end does the log follow. `mark` is
 * the last number seen before the reader looked away; the divider goes after it. It is kept for the next visit. A help
 * card that has just come is shown from its beginning; `cardUnder` is the line it hangs under.
 */
export function useScroll(place: string, lastSeq: number, tail: string, cardUnder: string | undefined) {
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seenUntil, setSeenUntil] = useState(lastSeq);
  const [mark, setMark] = useState(() => readMark(place) ?? lastSeq);
  const follow = useRef(true);
  const landed = useRef(false);
  const before = useRef(lastSeq);

  const toEnd = () => {
    follow.current = true;
    if (log.current) toEndOf(log.current);
  };

  useLayoutEffect(() => {
    const box = log.current;
    if (!box) return;
    const divider = landed.current ? null : box.querySelector('[data-new]');
    if (divider) divider.scrollIntoView({ block: 'start' });
    else if (follow.current) toEndOf(box);
    landed.current = true;
  }, [tail]);

  const shownCard = useRef(cardUnder);
  useLayoutEffect(() => {
    if (cardUnder && cardUnder !== shownCard.current)
      log.current?.querySelector(`[data-line="${cardUnder}"]`)?.scrollIntoView({ block: 'start' });
    shownCard.current = cardUnder;
  }, [cardUnder]);

  // The keyboard of a phone and a growing box take room from below: the end stays in sight.
  useEffect(() => {
    const box = log.current;
    if (!box || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (follow.current) toEndOf(box);
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const look = () => {
      const watching = follow.current && document.visibilityState !== 'hidden';
      if (!watching) return;
      setSeenUntil(lastSeq);
      keepMark(place, lastSeq);
      // Who is watching needs no divider; one that is there stays until they look away again.
      const known = before.current;
      setMark((now) => (now >= known ? lastSeq : now));
      before.current = lastSeq;
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') setMark(lastSeq);
      else look();
    };
    look();
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  }, [place, lastSeq, atEnd]);

  const look = useEffectEvent(() => {
    if (!log.current) return;
    const { scrollHeight, scrollTop, clientHeight } = scrollerOf(log.current);
    const now = scrollHeight - scrollTop - clientHeight < near;
    if (follow.current && !now) setMark(lastSeq);
    follow.current = now;
    setAtEnd(now);
  });
  useEffect(() => {
    const onScroll = (event: Event) => {
      if (event.target === document || event.target === log.current) look();
    };
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => removeEventListener('scroll', onScroll, { capture: true });
  }, []);

  return {
    log,
    atEnd,
    mark,
    /** Everything up to here has been on the screen. */
    seenUntil,
    toEnd,
    /** The reader has taken part: what was new is not new any more. */
    clear: () => setMark(lastSeq),
  };
}

function readMark(place: string): number | null {
  try {
    const kept = localStorage.getItem(place);
    return kept === null ? null : Number(kept);
  } catch {
    return null;
  }
}

function keepMark(place: string, seq: number): void {
  try {
    localStorage.setItem(place, String(seq));
  } catch {
    // Then the divider shows only for what comes while the page is open.
  }
}

/** Safari lays its keyboard over the page: the room then takes the height that is left. */
export function useKeyboardRoom(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const fit = () => {
      const covered = innerHeight - view.height;
      const root = document.documentElement;
      if (covered > 120 && view.scale === 1) root.style.setProperty('--room-height', `${view.height}px`);
      else root.style.removeProperty('--room-height');
      if (covered > 120) scrollTo(0, 0);
    };
    view.addEventListener('resize', fit);
    return () => {
      view.removeEventListener('resize', fit);
      document.documentElement.style.removeProperty('--room-height');
    };
  }, []);
}
