import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClinicInboxViewQuery } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ClinicInboxView, FinishNote } from './clinic.graphql.js';
import styles from './clinic.module.css';

type Note = ClinicInboxViewQuery['clinicInbox']['unfinishedNotes'][number];

/** Notes that I began on cases which a colleague has now: they still want my signature (R37). */
export function UnfinishedNotes({ notes }: { notes: readonly Note[] }) {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="unfinished" className={styles.group}>
      <div className={styles.groupHead}>
        <h2 id="unfinished">{t('unfinished.title')}</h2>
        <span className={styles.quiet}>{t('unfinished.note')}</span>
      </div>
      {notes.map((note) => (
        <Unfinished key={note.id} note={note} />
      ))}
    </section>
  );
}

function Unfinished({ note }: { note: Note }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const toast = useToast();
  const words = useRefusalText();
  const client = useQueryClient();
  const draft = useDraft(`unfinished:${note.id}`);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (draft.body || note.text);

  const sign = async () => {
    if (!text.trim() && note.fields.length === 0) {
      setProblem(t('note.empty'));
      return;
    }
    setPending(true);
    setProblem('');
    try {
      await draft.send((key) => request(FinishNote, { key, noteId: note.id, text }));
      toast({ text: t('note.justSigned') });
      await client.invalidateQueries({ queryKey: keyOf(ClinicInboxView) });
    } catch (error) {
      setProblem(words(error));
      setPending(false);
    }
  };

  return (
    <Card>
      <form
        className={styles.unfinished}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <h3>{t('unfinished.case', { reference: note.caseReference, at: time.dayAndClock(note.savedAt) })}</h3>
        {note.fields.length > 0 && (
          <dl className={styles.facts}>
            {note.fields.map(({ name, value }) => (
              <div key={name}>
                <dt>{say(`note.field.${name}`, {}, 'note.field.other')}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <TextArea
          label={t('note.text')}
          rows={3}
          maxLength={10_000}
          value={text}
          onChange={(next) => {
            setTyped(next);
            draft.setBody(next);
          }}
          error={problem || undefined}
        />
        <div className={styles.buttons}>
          <Button type="submit" size="small" pending={pending}>
            {t('note.sign')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
