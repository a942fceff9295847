import { useState } from 'react';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import styles from './kept.module.css';
import { useReasonedProposal } from './use-reasoned-proposal.js';

interface RestoreVersionProps {
  /** What the button says. */
  text: string;
  /** Who reads the reason. */
  hint: string;
  /** Where the draft of the reason lies. */
  place: string;
  /** Address of the list of proposals, without the id. */
  proposals: string;
  /** What is said when it is proposed. */
  proposed: string;
  propose: (key: string, reason: string) => Promise<{ id: string }>;
}

/** The way back to a version; another person approves it like any other change. */
export function RestoreVersion(props: RestoreVersionProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button size="small" icon="undo" expanded={open} onPress={() => setOpen(!open)}>
          {props.text}
        </Button>
      </div>
      {open && <RestoreForm {...props} />}
    </>
  );
}

function RestoreForm({ text, hint, place, proposals, proposed, propose }: RestoreVersionProps) {
  const t = useT();
  const { draft, problem, pending, send } = useReasonedProposal({ place, proposals, proposed }, propose);
  return (
    <form
      className={styles.inset}
      aria-label={text}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t('proposed.restore.why')}
        hint={hint}
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
