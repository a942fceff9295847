import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { useToast } from '../ui/toast.js';
import { ClaimNext, ClaimRow, DeskNow, DeskQueue, HandBack } from './desk.graphql.js';

/** Taking a concern: goes to it when it worked, says who was first when it did not. */
export function useClaim() {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState('');

  const refresh = () => {
    void client.invalidateQueries({ queryKey: keyOf(DeskQueue) });
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
  };

  const during = async (what: string, work: () => Promise<string | null>) => {
    if (busy) return;
    setBusy(what);
    setProblem('');
    try {
      const id = await work();
      refresh();
      if (what === 'back') toast({ text: t('concern.handedBack') });
      else if (id) void navigate(`/desk/c/${id}`);
      else setProblem(t('queue.nothingLeft'));
    } catch (error) {
      const text = refusalOf(error) === 'reviewItem.claimed' ? t('row.first') : words(error);
      setProblem(text);
      announce(text);
      refresh();
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    problem,
    clear: () => setProblem(''),
    claimNext: () => void during('next', async () => (await request(ClaimNext)).claimNext?.id ?? null),
    handBack: (id: string) => void during('back', async () => (await request(HandBack, { id })).handBack?.id ?? null),
    claim: (id: string) => void during(id, async () => (await request(ClaimRow, { id })).claimItem.id),
  };
}
