import { DomainError } from '../refusal.js';
import { whole } from '../post/words.js';

/** Posts on one page. Pages are cut by number, so a post stays on its page whatever happens to the others. */
export const postsPerPage = 20;

export const pageOf = (number: number): number => Math.max(1, Math.ceil(number / postsPerPage));

export const pageCount = (lastNumber: number): number => pageOf(lastNumber);

/** First and last number on a page. */
export const numbersOn = (page: number): { from: number; to: number } => ({
  from: (page - 1) * postsPerPage + 1,
  to: page * postsPerPage,
});

/** The page to open: 0 asks for the page of the first unread post, or the last page when all is read. */
export function pageToOpen(asked: number, thread: { lastNumber: number; firstUnread: number | null }): number {
  if (!Number.isInteger(asked) || asked < 0) throw new DomainError('input.invalid', { field: 'page' });
  if (asked === 0) return pageOf(thread.firstUnread ?? thread.lastNumber);
  if (asked > pageCount(thread.lastNumber)) throw new DomainError('resource.notFound');
  return asked;
}

/** Read marks only go forward, and never past the last post. Refuses numbers that are no post's. */
export function readUpTo(number: number, lastNumber: number, before: number): number {
  if (!Number.isInteger(number) || number < 1) throw new DomainError('input.invalid', { field: 'number' });
  return Math.max(before, Math.min(number, lastNumber));
}

/** Posts per hour and account: fewer while somebody is new. */
export const postsPerHour = (isNew: boolean): number => (isNew ? 5 : 60);

/** Topics are short labels. Blank means none. */
export function topic(text: string | null | undefined): string | null {
  const kept = whole(text ?? '', 'topic')
    .replace(/\s+/g, ' ')
    .trim();
  if (kept.length > 40) throw new DomainError('input.tooLong', { field: 'topic', max: 40 });
  return kept || null;
}
