/** What is read aloud in live rooms: everything, only what concerns me and what moderators say, or nothing. */
export type AnnouncerMode = 'ALL' | 'MINE' | 'OFF';

const modeKey = 'kith.room.announce';

/** The choice of this device. */
export const announcerMode = {
  read: (): AnnouncerMode => {
    try {
      const kept = localStorage.getItem(modeKey);
      return kept === 'MINE' || kept === 'OFF' ? kept : 'ALL';
    } catch {
      return 'ALL';
    }
  },
  keep: (mode: AnnouncerMode): void => {
    try {
      localStorage.setItem(modeKey, mode);
    } catch {
      // It then holds for this page only.
    }
  },
};
