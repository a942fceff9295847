import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LexiconRuleFieldsFragment } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ProposeLexiconChange } from './lexicon-proposals.graphql.js';
import styles from './lexicon.module.css';

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
  const words = useRefusalText();
  const toast = useToast();
  const navigate = useNavigate();
  const draft = useDraft(`lexicon:retire:${rule.id.toLowerCase()}`);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const send = async () => {
    setPending(true);
    setProblem('');
    try {
      const { proposeLexiconChange } = await draft.send((key) =>
        request(ProposeLexiconChange, { key, input: { base, put: [], retire: [rule.id], reason: draft.body } }),
      );
      toast({ text: t('lexicon.proposed') });
      await navigate(`/run/lexicon/proposals/${proposeLexiconChange.id}`);
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

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
          {t('lexicon.propose')}
        </Button>
      </div>
    </form>
  );
}
