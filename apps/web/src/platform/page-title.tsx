import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation, useMatches } from 'react-router';
import { useT, type MessageId } from './i18n.js';
import { look } from './look.js';

let shownPath: string | null = null;
/** Where a heading has taken the focus. When another one takes its place once all has loaded, the focus goes on to it. */
let focusedPath: string | null = null;

interface PageTitleProps {
  /** Words of the heading; without them the title of the screen in the registry. */
  children?: ReactNode;
  /** Title of the window, when the heading is not plain text or should not show there. */
  windowTitle?: string;
  /** What this belongs to: "Screen – Group – Kith". */
  of?: string | undefined;
  /** Heading for screen readers only. */
  quiet?: boolean;
  className?: string | undefined;
}

/**
 * The one h1 of a screen. It takes focus after a change of screen, and gives the window its title. Show it while the
 * rest is still loading.
 */
export function PageTitle({ children, windowTitle, of, quiet, className }: PageTitleProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash } = useLocation();
  const screen = useMatches().at(-1)?.handle as { title?: MessageId } | undefined;
  const fallback = screen?.title ? t(screen.title) : t('app.name');
  const text = windowTitle ?? (typeof children === 'string' ? children : fallback);
  const title = look.plain() ? t('app.plainName') : t('app.title', { title: of ? `${text} – ${of}` : text });

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(() => {
    const isNew = shownPath !== null && shownPath !== pathname;
    const isLost = focusedPath === pathname && document.activeElement === document.body;
    if ((isNew || isLost) && !hash) {
      heading.current?.focus();
      focusedPath = pathname;
    } else if (isNew) focusedPath = null;
    shownPath = pathname;
  }, [pathname, hash]);

  return (
    <h1 ref={heading} tabIndex={-1} className={quiet ? 'visually-hidden' : className}>
      {children ?? fallback}
    </h1>
  );
}
