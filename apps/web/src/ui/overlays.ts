/** Open dialogs, lowest first. Everything under the top one is inert, except the header with Get help now. */
const open: HTMLElement[] = [];

const settle = (): void => {
  const top = open.at(-1);
  const root = document.documentElement;
  for (const stage of document.querySelectorAll<HTMLElement>('[data-stage]')) stage.inert = open.length > 0;
  for (const overlay of open) overlay.inert = overlay !== top;
  // The page behind stands still; its place of the scrollbar stays empty so that nothing jumps.
  if (open.length > 0 && root.style.overflow === '') root.style.paddingInlineEnd = `${innerWidth - root.clientWidth}px`;
  if (open.length === 0) root.style.paddingInlineEnd = '';
  root.style.overflow = open.length > 0 ? 'hidden' : '';
};

/** Puts an overlay on top and returns how to take it away. */
export function openOverlay(overlay: HTMLElement): () => void {
  open.push(overlay);
  settle();
  return () => {
    open.splice(open.indexOf(overlay), 1);
    settle();
  };
}

/** Whether this overlay is the top one. */
export const isOnTop = (overlay: HTMLElement | null): boolean => overlay !== null && open.at(-1) === overlay;

/** Where overlays live: beside the page, so that the page can be made inert without them. */
export const overlayHome = (): HTMLElement => document.getElementById('overlays') ?? document.body;
