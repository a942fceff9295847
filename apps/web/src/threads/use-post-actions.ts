import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PostFieldsFragment } from '../gql/graphql.js';
import type { Asking } from '../platform/asking.js';
import { keyOf, request } from '../platform/graphql.js';
import { newKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { plainWords } from '../platform/plain-words.js';
import { useReporting } from '../platform/reporting.js';
import type { MenuItem } from '../ui/menu.js';
import { useToast } from '../ui/toast.js';
import { toPost } from './pages.js';
import {
  Hear,
  PutBackPost,
  SilencePerson,
  TakeDownPost,
  ThreadPosts,
  ThreadView,
  Unhear,
  UnsilencePerson,
} from './thread.graphql.js';

/** What a reader may do with one post, with undo where it can be taken back. */
export function usePostActions(post: PostFieldsFragment, on: { edit: () => void; group: string; history: () => void }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const report = useReporting();
  const [heard, setHeard] = useState(post.heardByMe);

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keyOf(ThreadPosts) }),
      client.invalidateQueries({ queryKey: keyOf(ThreadView) }),
    ]);
  const during = (work: () => Promise<unknown>) =>
    work().then(refresh, (error: unknown) => toast({ text: words(error) }));

  const hear = async () => {
    setHeard(!heard);
    try {
      if (heard) await request(Unhear, { postId: post.id });
      else await request(Hear, { postId: post.id });
    } catch (error) {
      setHeard(heard);
      toast({ text: words(error) });
    }
  };

  const putBack = () => void during(() => request(PutBackPost, { key: newKey(), postId: post.id }));
  const takeDown = () =>
    void during(async () => {
      await request(TakeDownPost, { key: newKey(), postId: post.id });
      toast({ text: t('post.takenDown'), undo: { label: t('app.undo'), onUndo: putBack } });
    });

  const membershipId = post.author?.id ?? '';
  const name = post.author?.displayName ?? '';
  const unsilence = () => void during(() => request(UnsilencePerson, { membershipId }));
  const silence = (kind: 'MUTE' | 'BLOCK') =>
    void during(async () => {
      await request(SilencePerson, { membershipId, kind });
      toast({
        text: t(kind === 'MUTE' ? 'post.muted' : 'post.blocked', { name }),
        undo: { label: t('app.undo'), onUndo: unsilence },
      });
    });

  const tell = () =>
    report('post', post.id, {
      name,
      avatar: post.author?.avatar ?? null,
      words: plainWords(post.bodyHtml ?? ''),
      membershipId: membershipId || null,
      back: `${location.pathname}${toPost(post.number)}`,
    });

  const ask = () => {
    const asking: Asking = { group: on.group, back: location.pathname + toPost(post.number) };
    void navigate(`/you/questions/new?post=${post.id}`, { state: { asking } });
  };
  const items: (MenuItem | false)[] = [
    post.viewerCan.edit && { id: 'edit', text: t('post.edit'), icon: 'pencil', onChoose: on.edit },
    post.viewerCan.takeDown && {
      id: 'takeDown',
      text: t('post.takeDown'),
      icon: 'undo',
      onChoose: takeDown,
    },
    post.viewerCan.putBack && { id: 'putBack', text: t('post.putBack'), icon: 'undo', onChoose: putBack },
    post.viewerCan.report && { id: 'report', text: t('post.report'), icon: 'flag', onChoose: tell },
    post.viewerCan.report && {
      id: 'reportProfile',
      text: t('post.reportProfile', { name }),
      icon: 'person',
      onChoose: () => void navigate(`/report?profile=${membershipId}`),
    },
    post.viewerCan.mute && {
      id: 'mute',
      text: t('post.mute', { name }),
      icon: 'mute',
      onChoose: () => silence('MUTE'),
    },
    post.viewerCan.mute && {
      id: 'block',
      text: t('post.block', { name }),
      icon: 'eye-off',
      onChoose: () => silence('BLOCK'),
    },
    post.author !== null &&
      post.author.silenced !== null && {
        id: 'unsilence',
        text: t(post.author.silenced === 'BLOCK' ? 'post.unblock' : 'post.unmute', { name }),
        icon: 'undo',
        onChoose: unsilence,
      },
    post.editedAt !== null &&
      post.viewerCan.history && { id: 'history', text: t('post.history'), icon: 'clock', onChoose: on.history },
    post.bodyHtml !== null && { id: 'ask', text: t('post.ask'), icon: 'checklist', onChoose: ask },
    {
      id: 'link',
      text: t('post.copyLink'),
      icon: 'copy',
      onChoose: () =>
        void navigator.clipboard
          .writeText(`${location.origin}${location.pathname}${toPost(post.number)}`)
          .then(() => toast({ text: t('post.linkCopied') })),
    },
    post.viewerCan.moderate && {
      id: 'moderate',
      text: t('post.moderate'),
      icon: 'hand',
      onChoose: () => void navigate(`/desk/mark?post=${post.id}`),
    },
  ];

  return { heard, hear, takeDown, putBack, items: items.filter((item) => item !== false), refresh };
}
