import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseFieldsFragment, CaseStatus } from '../gql/graphql.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { useRefusalText } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { CaseView } from './case.graphql.js';
import { ClinicInboxView } from './clinic.graphql.js';

/** Nothing more happens to it, unless something new opens it again. */
export const hasEnded = (status: CaseStatus): boolean =>
  status === 'CLOSED' || status === 'REVIEWED' || status === 'DECLINED_RETURNED';

/** The case as the screen has it. */
export type CaseData = CaseFieldsFragment;

/**
 * Sends one act on a case and shows the case as it is afterwards. What was typed stays with whoever calls: a refusal comes
 * back as words in `problem`, and a case that has moved on is fetched again.
 */
export function useCaseAct(caseId: string) {
  const client = useQueryClient();
  const words = useRefusalText();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const act = async (send: () => Promise<Readonly<Record<string, CaseData>>>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    setProblem('');
    try {
      showCase(client, Object.values(await send())[0]!);
      return true;
    } catch (error) {
      setProblem(words(error));
      const code = refusalOf(error);
      if (code === 'resource.stale' || code === 'escalation.illegalTransition' || code === 'escalation.notOwner') {
        await client.invalidateQueries({ queryKey: queryOf(CaseView, { id: caseId }).queryKey });
      }
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  return { act, pending, problem, setProblem };
}

/** Puts an answer into the cache, and has the lists asked again. */
export function showCase(client: ReturnType<typeof useQueryClient>, answer: CaseData): void {
  client.setQueryData(queryOf(CaseView, { id: answer.id }).queryKey, { clinicCase: answer });
  void client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) });
}
