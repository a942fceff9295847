import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import styles from './kept.module.css';

export interface ProposalDecideProps {
  /** Where the draft of the reason lies. */
  place: string;
  /** What a yes does. */
  lead: string;
  /** Why it cannot be approved now. */
  off?: string | undefined;
  /** Why a yes needs a written reason too: what is said where it is missing, and beside the box. */
  needsReason?: { hint: string; missing: string } | undefined;
  /** What is said when it is approved. */
  approved: string;
  approve: (reason: string | null) => Promise<unknown>;
  decline: (reason: string) => Promise<unknown>;
  /** Whatever came of it. */
  settled: () => void;
}

/** The second person says yes or no. A no always needs its reason. */
export function ProposalDecide({
  place,
  lead,
  off,
  needsReason,
  approved,
  approve,
  decline,
  settled,
}: ProposalDecideProps) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const draft = useDraft(place);
  const [problem, setProblem] = useState<{ text: string; atReason: boolean } | null>(null);
  const [pending, setPending] = useState<'approve' | 'decline' | null>(null);

  const decide = async (which: 'approve' | 'decline') => {
    const missing = which === 'decline' ? t('proposed.decline.why') : needsReason?.missing;
    if (!draft.body.trim() && missing) {
      setProblem({ text: missing, atReason: true });
      return;
    }
    setPending(which);
    setProblem(null);
    try {
      await draft.send(() => (which === 'approve' ? approve(draft.body.trim() || null) : decline(draft.body)));
      toast({ text: which === 'approve' ? approved : t('proposed.declined') });
    } catch (error) {
      setProblem({ text: words(error), atReason: false });
    } finally {
      setPending(null);
      settled();
    }
  };

  return (
    <form
      className={styles.form}
      aria-label={t('proposed.answer')}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <p>{lead}</p>
      <TextArea
        label={t('proposed.answer.reason')}
        hint={needsReason?.hint ?? t('proposed.answer.hint')}
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
          {t('proposed.approve')}
        </Button>
        <Button icon="close" pending={pending === 'decline'} onPress={() => void decide('decline')}>
          {t('proposed.decline')}
        </Button>
      </div>
      {off && <p className={styles.quiet}>{off}</p>}
    </form>
  );
}
