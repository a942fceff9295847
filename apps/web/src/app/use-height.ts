import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Keeps the height of a bar in a custom property, so that dialogs and toasts know where they may be. */
export function useHeight<E extends HTMLElement>(property: '--bar' | '--below'): RefObject<E | null> {
  const bar = useRef<E>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const root = document.documentElement;
    const watch = new ResizeObserver(() => root.style.setProperty(property, `${element.offsetHeight}px`));
    watch.observe(element);
    return () => {
      watch.disconnect();
      root.style.removeProperty(property);
    };
  }, [property]);
  return bar;
}
