import { useState } from 'react';
import type { LexiconRuleFieldsFragment } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { ProposeLexiconChange } from './lexicon-proposals.graphql.js';
import styles from './kept.module.css';
import { useReasonedProposal } from './use-reasoned-proposal.js';

interface LexiconRetireProps {
  rule: LexiconRuleFieldsFragment;
  /** The version that is looked at. */
  base: number;
}

/** Proposes to take a rule out, with the reason. */
export function LexiconRetire({ rule, base }: LexiconRetireProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" kind="quiet" icon="archive" expanded={open} onPress={() => setOpen(!open)}>
        {t('lexicon.retire')}
      </Button>
      {open && <RetireForm rule={rule} base={base} />}
    </>
  );
}

function RetireForm({ rule, base }: LexiconRetireProps) {
  const t = useT();
  const { draft, problem, pending, send } = useReasonedProposal(
    {
      place: `lexicon:retire:${rule.id.toLowerCase()}`,
      proposals: '/run/lexicon/proposals',
      proposed: t('lexicon.proposed'),
    },
    async (key, reason) =>
      (await request(ProposeLexiconChange, { key, input: { base, put: [], retire: [rule.id], reason } }))
        .proposeLexiconChange,
  );

  return (
    <form
      className={styles.inset}
      aria-label={t('lexicon.retire')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t('lexicon.retire.why')}
        hint={t('lexicon.retire.hint')}
        rows={3}
        maxLength={2000}
        value={draft.body}
        error={problem || undefined}
        onChange={draft.setBody}
      />
      <div>
        <Button type="submit" kind="primary" pending={pending}>
          {t('proposed.propose')}
        </Button>
      </div>
    </form>
  );
}
