import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavCount } from '../platform/frame.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useHint } from '../platform/realtime.js';
import { useSession } from '../platform/session.js';
import { isAskedAgain } from './agreements.js';
import { MyConsents } from './settings.graphql.js';

/** Keeps the quiet counts in the navigation true while any member screen is open. */
export function MemberNews() {
  const t = useT();
  const { viewer, refresh } = useSession();
  const unseen = viewer?.unseenNotices ?? 0;
  useHint('notices.changed', () => void refresh());
  useHint('conversation.changed', () => void refresh());
  const agreed = useQuery({ ...queryOf(MyConsents), enabled: Boolean(viewer), staleTime: Infinity });
  const waiting = unseen + (agreed.data && isAskedAgain(agreed.data.myConsents) ? 1 : 0);
  useNavCount('you', waiting > 0 ? t('nav.new', { count: waiting }) : '');
  // The installed app shows it too, where the system can.
  useEffect(() => {
    navigator.setAppBadge?.(waiting).catch(() => undefined);
  }, [waiting]);
  return null;
}
