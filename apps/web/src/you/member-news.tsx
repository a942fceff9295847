import { useNavCount } from '../platform/frame.js';
import { useT } from '../platform/i18n.js';
import { useHint } from '../platform/realtime.js';
import { useSession } from '../platform/session.js';

/** Keeps the quiet counts in the navigation true while any member screen is open. */
export function MemberNews() {
  const t = useT();
  const { viewer, refresh } = useSession();
  const unseen = viewer?.unseenNotices ?? 0;
  useHint('notices.changed', () => void refresh());
  useHint('conversation.changed', () => void refresh());
  useNavCount('you', unseen > 0 ? t('nav.new', { count: unseen }) : '');
  return null;
}
