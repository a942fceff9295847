import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { useToast } from '../ui/toast.js';
import { Concern, DeskRules } from './concern.graphql.js';
import { ConfirmProposal, Proposals } from './decisions.graphql.js';
import { DeskNow } from './desk.graphql.js';
import styles from './desk.module.css';
import { useMoment } from './use-moment.js';

interface ProposalLike {
  id: string;
  kind: string;
  reasonCode: string;
  memberText: string;
  hours: number | null;
  proposedByName: string;
  proposedAt: string;
  viewerCan: { confirm: boolean };
}

interface ProposalCardProps {
  proposal: ProposalLike;
  name: string;
  /** A link to the concern where it is not on the page. */
  onward?: ReactNode;
}

/** A removal or a pause that waits for a lead: what the member would read, and by which rule (2.1). */
export function ProposalCard({ proposal, name, onward }: ProposalCardProps) {
  const t = useT();
  const moment = useMoment();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const rules = useQuery({ ...queryOf(DeskRules), staleTime: Infinity }).data?.rules ?? [];
  const [busy, setBusy] = useState<'yes' | 'no' | null>(null);
  const [problem, setProblem] = useState('');
  const kind = proposal.kind === 'REMOVE' ? 'REMOVE' : 'RESTRICT';
  const rule = rules.find(({ code }) => code === proposal.reasonCode)?.words ?? proposal.reasonCode;

  const decide = async (confirm: boolean) => {
    if (busy) return;
    setBusy(confirm ? 'yes' : 'no');
    setProblem('');
    try {
      await request(ConfirmProposal, { id: proposal.id, confirm });
      toast({ text: t(confirm ? 'proposals.confirmed' : 'proposals.refused') });
    } catch (error) {
      setProblem(words(error));
      if (refusalOf(error) !== 'proposal.decided') return;
    } finally {
      setBusy(null);
    }
    void client.invalidateQueries({ queryKey: keyOf(Proposals) });
    void client.invalidateQueries({ queryKey: keyOf(Concern) });
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
  };

  return (
    <Card as="li" className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{t(`proposals.${kind}`, { name, hours: proposal.hours ?? 0 })}</h2>
        <p className={styles.quiet}>
          {t('proposals.by', { name: proposal.proposedByName, at: moment(proposal.proposedAt) })}
        </p>
      </div>
      <p>{t('proposals.rule', { words: rule })}</p>
      <div>
        <p className={styles.label}>{t('proposals.reads', { name })}</p>
        <p className={styles.letter}>{proposal.memberText.replaceAll('{time}', t('proposals.endLater'))}</p>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        {proposal.viewerCan.confirm ? (
          <>
            <Button pending={busy === 'yes'} onPress={() => void decide(true)}>
              {t(`proposals.confirm.${kind}`)}
            </Button>
            <Button kind="quiet" pending={busy === 'no'} onPress={() => void decide(false)}>
              {t('proposals.refuse')}
            </Button>
          </>
        ) : (
          <p className={styles.quiet}>{t('proposals.leadOnly')}</p>
        )}
        {onward}
      </div>
    </Card>
  );
}

/** The proposals of one concern. */
export function ProposalCards({ proposals, name }: { proposals: readonly ProposalLike[]; name: string }) {
  return (
    <ul className={styles.cards}>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} name={name} />
      ))}
    </ul>
  );
}
