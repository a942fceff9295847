import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PostFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { newKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { plainWords } from '../platform/plain-words.js';
import { useReporting } from '../platform/reporting.js';
import type { MenuItem } from '../ui/menu.js';
import { useToast } from '../ui/toast.js';
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
export function usePostActions(post: PostFieldsFragment, on: { edit: () => void; history: () => void }) {
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

  const takeDown = () =>
    during(async () => {
      await request(TakeDownPost, { key: newKey(), postId: post.id });
      toast({
        text: t('post.takenDown'),
        undo: {
          label: t('app.undo'),
          onUndo: () => void during(() => request(PutBackPost, { key: newKey(), postId: post.id })),
        },
      });
    });

  const silence = (kind: 'MUTE' | 'BLOCK') => {
    const membershipId = post.author?.id;
    if (!membershipId) return;
    void during(async () => {
      await request(SilencePerson, { membershipId, kind });
      toast({
        text: t(kind === 'MUTE' ? 'post.muted' : 'post.blocked', { name: post.author?.displayName ?? '' }),
        undo: { label: t('app.undo'), onUndo: () => void during(() => request(UnsilencePerson, { membershipId })) },
      });
    });
  };

  const tell = () =>
    report('post', post.id, {
      name: post.author?.displayName ?? '',
      avatar: post.author?.avatar ?? null,
      words: plainWords(post.bodyHtml ?? ''),
      membershipId: post.author?.id ?? null,
      back: `${location.pathname}?post=${post.number}`,
    });

  const items: (MenuItem | false)[] = [
    post.viewerCan.edit && { id: 'edit', text: t('post.edit'), icon: 'pencil', onChoose: on.edit },
    post.viewerCan.takeDown && {
      id: 'takeDown',
      text: t('post.takeDown'),
      icon: 'undo',
      onChoose: () => void takeDown(),
    },
    post.viewerCan.report && { id: 'report', text: t('post.report'), icon: 'flag', onChoose: tell },
    post.viewerCan.mute && {
      id: 'mute',
      text: t('post.mute', { name: post.author?.displayName ?? '' }),
      icon: 'mute',
      onChoose: () => silence('MUTE'),
    },
    post.viewerCan.mute && {
      id: 'block',
      text: t('post.block', { name: post.author?.displayName ?? '' }),
      icon: 'eye-off',
      onChoose: () => silence('BLOCK'),
    },
    post.editedAt !== null && { id: 'history', text: t('post.history'), icon: 'clock', onChoose: on.history },
    {
      id: 'link',
      text: t('post.copyLink'),
      icon: 'copy',
      onChoose: () =>
        void navigator.clipboard
          .writeText(`${location.origin}${location.pathname}?post=${post.number}`)
          .then(() => toast({ text: t('post.linkCopied') })),
    },
    post.viewerCan.moderate && {
      id: 'moderate',
      text: t('post.moderate'),
      icon: 'hand',
      onChoose: () => void navigate(`/desk/mark?post=${post.id}`),
    },
  ];

  return { heard, hear, items: items.filter((item) => item !== false), refresh };
}
