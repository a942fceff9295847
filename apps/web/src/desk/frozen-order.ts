import { useState } from 'react';

interface Ranked {
  id: string;
  level: string;
}

interface Frozen<Row> {
  rows: (Row & { gone: boolean; group: string })[];
  /** Rows that wait for a re-sort. */
  fresh: number;
  /** The order on the page is not the order of the server. */
  isOld: boolean;
  resort: () => void;
  /** Put on the list: pointer and focus inside keep the order still. */
  hold: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: { currentTarget: Element; relatedTarget: EventTarget | null }) => void;
  };
}

/**
 * Keeps the order of a list while somebody is in it: rows change in place, new ones wait behind a button, and a row that
 * has left stays where it was and says so.
 */
export function useFrozenOrder<Row extends Ranked>(current: readonly Row[]): Frozen<Row> {
  const [inside, setInside] = useState({ pointer: false, focus: false });
  const [shown, setShown] = useState<readonly Row[]>(current);
  const held = (inside.pointer || inside.focus) && shown.length > 0;
  const isOld = keyOf(shown) !== keyOf(current);
  if (isOld && !held) setShown(current);

  const now = new Map(current.map((row) => [row.id, row]));
  return {
    rows: shown.map((row) => ({ ...(now.get(row.id) ?? row), group: row.level, gone: !now.has(row.id) })),
    fresh: current.filter(({ id }) => !shown.some((row) => row.id === id)).length,
    isOld: isOld && held,
    resort: () => setShown(current),
    hold: {
      onPointerEnter: () => setInside((last) => ({ ...last, pointer: true })),
      onPointerLeave: () => setInside((last) => ({ ...last, pointer: false })),
      onFocus: () => setInside((last) => (last.focus ? last : { ...last, focus: true })),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setInside((last) => ({ ...last, focus: false }));
      },
    },
  };
}

const keyOf = (rows: readonly Ranked[]): string => rows.map(({ id, level }) => id + level).join();
