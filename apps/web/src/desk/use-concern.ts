import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConcernFieldsFragment } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import type { Draft } from '../platform/draft.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { useToast } from '../ui/toast.js';
import { Concern, UndoAction } from './concern.graphql.js';
import { DeskNow, DeskQueue } from './desk.graphql.js';

export type ConcernItem = ConcernFieldsFragment;

/** Refusals that mean the page shows something that is no longer so. */
const outdated = new Set([
  'resource.stale',
  'reviewItem.claimed',
  'reviewItem.notYours',
  'reviewItem.notOpen',
  'proposal.decided',
]);

/** Puts an answer of the server on the page, and lets the queue look again. */
export function useConcernCache() {
  const client = useQueryClient();
  return {
    put: (item: ConcernItem) => {
      client.setQueryData(queryOf(Concern, { id: item.id }).queryKey, { reviewItem: item });
      void client.invalidateQueries({ queryKey: keyOf(DeskQueue) });
      void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
    },
    refresh: () => client.invalidateQueries({ queryKey: keyOf(Concern) }),
  };
}

/** Takes an act back, from the toast or from the timeline. */
export function useUndo() {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const { put, refresh } = useConcernCache();
  return async (actionId: string): Promise<void> => {
    try {
      put((await request(UndoAction, { actionId })).undoAction);
      toast({ text: t('timeline.undoDone') });
    } catch (error) {
      toast({ text: words(error) });
      void refresh();
    }
  };
}

/**
 * One act on a concern: pending, what went wrong in words, one key for all attempts: that of the draft, where there are
 * words. They stay in it unless the act has worked.
 */
export function useAct() {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const undo = useUndo();
  const attempt = useAttemptKey();
  const { put, refresh } = useConcernCache();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');

  const run = async (
    work: (key: string) => Promise<ConcernItem>,
    said: string,
    draft: Draft | null = null,
  ): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setProblem('');
    try {
      const item = await (draft ? draft.send(work) : work(attempt.current()));
      attempt.renew();
      put(item);
      const last = item.timeline.at(-1);
      const actionId = last?.undoUntil && Date.parse(last.undoUntil) > Date.now() ? last.actionId : null;
      toast({
        text: said,
        ...(actionId && { undo: { label: t('timeline.undo'), onUndo: () => void undo(actionId) } }),
      });
      return true;
    } catch (error) {
      const code = refusalOf(error);
      setProblem(code === 'resource.stale' ? t('concern.stale') : words(error));
      if (code && outdated.has(code)) void refresh();
      return false;
    } finally {
      setPending(false);
    }
  };

  return {
    run,
    pending,
    problem,
    /** Something the form itself is missing. */
    complain: (text: string) => {
      setProblem(text);
      announce(text);
    },
    /** Something else was chosen, so the next attempt is another act. */
    changed: () => {
      attempt.renew();
      setProblem('');
    },
  };
}

/** The name to say; a person who was not signed in has none. */
export function usePersonName(): (item: Pick<ConcernItem, 'person'>) => string {
  const t = useT();
  return (item) => item.person?.displayName ?? t('concern.somebody');
}
