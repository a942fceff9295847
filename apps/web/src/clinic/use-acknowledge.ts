import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { CaseView } from './case.graphql.js';
import { AcknowledgeCase, CannotTakeCase, ClinicInboxView, PageView } from './clinic.graphql.js';

/**
 * Takes a case, or says that one cannot. Taking it opens it, and leaves the part of it that one was at already as it is; a
 * colleague who was first is said in words.
 */
export function useAcknowledge(caseId: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const address = `/clinic/${caseId}`;
  const words = useRefusalText();
  const attempt = useAttemptKey();
  const [pending, setPending] = useState<'take' | 'cannot' | null>(null);
  const [problem, setProblem] = useState('');

  const renewLists = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) }),
      client.invalidateQueries({ queryKey: keyOf(PageView) }),
    ]);

  const run = async (what: 'take' | 'cannot') => {
    if (pending) return false;
    setPending(what);
    setProblem('');
    try {
      const asked = { id: caseId, key: attempt.current() };
      await (what === 'take' ? request(AcknowledgeCase, asked) : request(CannotTakeCase, asked));
      attempt.renew();
      void renewLists();
      if (pathname === address) void client.invalidateQueries({ queryKey: queryOf(CaseView, { id: caseId }).queryKey });
      else if (what === 'take') await navigate(address);
      return true;
    } catch (error) {
      setProblem(words(error));
      void renewLists();
      return false;
    } finally {
      setPending(null);
    }
  };

  return { acknowledge: () => run('take'), cannotTake: () => run('cannot'), pending, problem };
}
