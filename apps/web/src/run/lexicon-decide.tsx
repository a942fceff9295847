import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import type { Proposal } from './lexicon-proposal-state.js';
import {
  ApproveLexiconProposal,
  DeclineLexiconProposal,
  LexiconProposals,
  LexiconProposalView,
} from './lexicon-proposals.graphql.js';
import { LexiconNow, LexiconRules, LexiconVersions } from './lexicon.graphql.js';
import styles from './lexicon.module.css';

/** The second person says yes or no. The reason is needed for a no, and for a yes in spite of a loss. */
export function LexiconDecide({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const draft = useDraft(`lexicon:decide:${proposal.id}`);
  const [problem, setProblem] = useState<{ text: string; atReason: boolean } | null>(null);
  const [pending, setPending] = useState<'approve' | 'decline' | null>(null);
  const { id, replay } = proposal;
  const needsReason = replay?.current === true && replay.concerns.length > 0;
  const off = proposal.outOfDate
    ? t('lexicon.approve.outOfDate')
    : replay?.current
      ? undefined
      : t('lexicon.approve.noReplay');

  const decide = async (which: 'approve' | 'decline') => {
    if (!draft.body.trim() && (which === 'decline' || needsReason)) {
      setProblem({ text: t(which === 'decline' ? 'lexicon.decline.why' : 'lexicon.approve.why'), atReason: true });
      return;
    }
    setPending(which);
    setProblem(null);
    try {
      await draft.send(async () => {
        if (which === 'approve') await request(ApproveLexiconProposal, { id, reason: draft.body.trim() || null });
        else await request(DeclineLexiconProposal, { id, reason: draft.body });
      });
      toast({ text: t(which === 'approve' ? 'lexicon.approved' : 'lexicon.declined') });
    } catch (error) {
      setProblem({ text: words(error), atReason: false });
    } finally {
      setPending(null);
      for (const document of [LexiconProposalView, LexiconProposals, LexiconNow, LexiconRules, LexiconVersions])
        void client.invalidateQueries({ queryKey: keyOf(document) });
    }
  };

  return (
    <form
      className={styles.form}
      aria-label={t('lexicon.answer')}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <p>{t('lexicon.answer.lead')}</p>
      <TextArea
        label={t('lexicon.answer.reason')}
        hint={t(needsReason ? 'lexicon.answer.needed' : 'lexicon.answer.hint')}
        rows={3}
        maxLength={2000}
        value={draft.body}
        error={problem?.atReason ? problem.text : undefined}
        onChange={draft.setBody}
      />
      {problem && !problem.atReason && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem.text}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          kind="primary"
          icon="check"
          offBecause={off}
          pending={pending === 'approve'}
          onPress={() => void decide('approve')}
        >
          {t('lexicon.approve')}
        </Button>
        <Button icon="close" pending={pending === 'decline'} onPress={() => void decide('decline')}>
          {t('lexicon.decline')}
        </Button>
      </div>
      {off && <p className={styles.quiet}>{off}</p>}
    </form>
  );
}
