import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

export type Place = 'status' | 'navExtra';

interface Frame {
  counts: Readonly<Record<string, string>>;
  setCount: (item: string, text: string) => void;
  places: Readonly<Partial<Record<Place, HTMLElement | null>>>;
  setPlace: (place: Place, element: HTMLElement | null) => void;
}

const FrameContext = createContext<Frame | null>(null);

/** Lets screens put something into the bars around them. Used by the layouts. */
export function FrameProvider({ children }: { children: ReactNode }) {
  const [counts, setCounts] = useState<Record<string, string>>({});
  const [places, setPlaces] = useState<Partial<Record<Place, HTMLElement | null>>>({});
  const [frame] = useState(() => ({
    setCount: (item: string, text: string) => setCounts((now) => (now[item] === text ? now : { ...now, [item]: text })),
    setPlace: (place: Place, element: HTMLElement | null) =>
      setPlaces((now) => (now[place] === element ? now : { ...now, [place]: element })),
  }));
  return <FrameContext value={{ ...frame, counts, places }}>{children}</FrameContext>;
}

/** What the bars know; for the layouts. */
export const useFrame = (): Frame => use(FrameContext)!;

/** Puts a count beside an item of the navigation: `useNavCount('queue', '11')`. Empty text takes it away. */
export function useNavCount(item: string, text: string): void {
  const setCount = use(FrameContext)?.setCount;
  useEffect(() => {
    setCount?.(item, text);
    return () => setCount?.(item, '');
  }, [setCount, item, text]);
}

/** Shows its children in a bar: `status` is the slot in the top bar of staff, `navExtra` the part under the navigation. */
export function InFrame({ place, children }: { place: Place; children: ReactNode }) {
  const target = use(FrameContext)?.places[place];
  return target ? createPortal(children, target) : null;
}
