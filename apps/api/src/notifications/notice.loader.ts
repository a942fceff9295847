import type { Batch } from '../platform/loaders.js';
import { NoticeStore } from './notice.store.js';

const store = new NoticeStore();

/** Number of unseen notices by account id; 0 is left out. */
export const unseenNotices: Batch<number> = (accountIds, { db }) => store.unseen(db, accountIds);
