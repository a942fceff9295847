import { useState } from 'react';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { useToast } from '../ui/toast.js';
import styles from './kept.module.css';
import { ProposalDecide, type ProposalDecideProps } from './proposal-decide.js';
import type { AnyProposal } from './proposal-state.js';

interface ProposalAnswerProps extends ProposalDecideProps {
  proposal: AnyProposal;
  /** Who answers, for those who may not. */
  others: string;
  withdraw: () => Promise<unknown>;
}

/** The answer of the second person: the form for it, or what it was. */
export function ProposalAnswer({ proposal, others, withdraw, ...deciding }: ProposalAnswerProps) {
  const t = useT();
  const can = proposal.viewerCan;
  return (
    <section className={styles.section} aria-labelledby="proposal-answer">
      <h2 id="proposal-answer">{t('proposed.answer')}</h2>
      {proposal.state !== 'PROPOSED' ? (
        <Decided proposal={proposal} />
      ) : can.decide ? (
        <ProposalDecide {...deciding} />
      ) : (
        <p>{can.withdraw ? t('proposed.answer.own') : others}</p>
      )}
      {can.withdraw && <Withdraw withdraw={withdraw} settled={deciding.settled} />}
    </section>
  );
}

function Decided({ proposal }: { proposal: AnyProposal }) {
  const t = useT();
  const time = useTime();
  return (
    <>
      <p>
        {t(`proposed.decided.${proposal.state === 'PROPOSED' ? 'WITHDRAWN' : proposal.state}`, {
          name: proposal.decidedByName ?? t('proposed.somebody'),
          at: proposal.decidedAt ? time.dayAndClock(proposal.decidedAt) : '',
          version: proposal.madeVersion ?? 0,
        })}
      </p>
      {proposal.decisionReason && <p className={styles.reason}>{proposal.decisionReason}</p>}
    </>
  );
}

function Withdraw({ withdraw, settled }: Pick<ProposalAnswerProps, 'withdraw' | 'settled'>) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const takeBack = async () => {
    setPending(true);
    setProblem('');
    try {
      await withdraw();
      toast({ text: t('proposed.withdrawn') });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
      settled();
    }
  };
  return (
    <div className={styles.buttons}>
      <Button size="small" icon="undo" pending={pending} onPress={() => void takeBack()}>
        {t('proposed.withdraw')}
      </Button>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
