import { useState } from 'react';
import type { NoteFieldsFragment } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { SaveNote } from './case.graphql.js';
import styles from './case.module.css';
import { type CaseData, useCaseAct } from './use-case-act.js';
import { useNote } from './use-note.js';

const fieldNames = [
  'presenting',
  'known',
  'unknown',
  'meansAndTiming',
  'supports',
  'medical',
  'actions',
  'advice',
  'nextStep',
] as const;

/** Structured notes (R37): mine as I type it, and the signed ones with what was added to them. */
export function Notes({ data }: { data: CaseData }) {
  const t = useT();
  const signed = data.notes.filter((note) => note.signedAt);
  const isUnfinished = data.viewerCan.annotate && data.notes.some((note) => note.isMine && !note.signedAt);
  return (
    <div className={styles.notes}>
      {(data.viewerCan.write || isUnfinished) && <MyNote data={data} />}
      <section aria-labelledby="signed-notes">
        <h2 id="signed-notes">{t('note.signedOnes')}</h2>
        {signed.length === 0 && <p className={styles.quiet}>{t('note.none')}</p>}
        {signed.map((note) => (
          <SignedNote key={note.id} note={note} addenda={note.addenda} data={data} />
        ))}
      </section>
    </div>
  );
}

function MyNote({ data }: { data: CaseData }) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const note = useNote(data);

  const sign = async () => {
    if (note.isBlank) {
      note.setProblem(t('note.empty'));
      return;
    }
    if (await note.sign()) toast({ text: t('note.justSigned') });
  };

  return (
    <form
      className={styles.form}
      aria-labelledby="my-note"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <h2 id="my-note">{t('note.title')}</h2>
      <div className={styles.noteFields}>
        {fieldNames.map((name) => (
          <TextArea
            key={name}
            id={`note-${name}`}
            label={t(`note.field.${name}`)}
            rows={1}
            maxLength={2000}
            value={note.words.fields[name] ?? ''}
            onChange={(value) => note.setField(name, value)}
          />
        ))}
      </div>
      <TextArea label={t('note.text')} rows={4} maxLength={10_000} value={note.words.text} onChange={note.setText} />
      {note.problem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {note.problem}
        </p>
      )}
      <div className={styles.formFoot}>
        <p className={styles.quiet} role="status">
          {note.saved &&
            t(note.saved.where === 'server' ? 'note.saved' : 'note.savedHere', { at: time.clock(note.saved.at) })}
        </p>
        <Button type="submit" kind="primary" size="small" pending={note.pending}>
          {t('note.sign')}
        </Button>
      </div>
      <p className={styles.small}>{t('note.signHint')}</p>
    </form>
  );
}

type Note = CaseData['notes'][number];

function SignedNote({ note, addenda, data }: { note: Note; addenda: Note['addenda']; data: CaseData }) {
  const t = useT();
  const time = useTime();
  const [adding, setAdding] = useState(false);
  return (
    <article className={styles.signedNote}>
      <p className={styles.quiet}>
        {t('note.signed', { name: note.authorName, at: time.dayAndClock(note.signedAt ?? note.savedAt) })}
      </p>
      <NoteWords note={note} />
      {addenda.map((added) => (
        <div key={added.id} className={styles.addendum}>
          <p className={styles.quiet}>
            {t('note.added', { name: added.authorName, at: time.dayAndClock(added.signedAt ?? added.savedAt) })}
          </p>
          <NoteWords note={added} />
        </div>
      ))}
      {data.viewerCan.annotate &&
        (adding ? (
          <Addendum data={data} noteId={note.id} onDone={() => setAdding(false)} />
        ) : (
          <TextButton onPress={() => setAdding(true)}>{t('note.add')}</TextButton>
        ))}
    </article>
  );
}

function NoteWords({ note }: { note: NoteFieldsFragment }) {
  const say = useDynamicT();
  return (
    <>
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
      {note.text && <p className={styles.noteText}>{note.text}</p>}
    </>
  );
}

/** A signed note is never changed, only added to. */
function Addendum({ data, noteId, onDone }: { data: CaseData; noteId: string; onDone: () => void }) {
  const t = useT();
  const toast = useToast();
  const draft = useDraft(`addendum:${data.id}:${noteId}`);
  const { act, pending, problem, setProblem } = useCaseAct(data.id);

  const sign = async () => {
    if (!draft.body.trim()) {
      setProblem(t('note.empty'));
      return;
    }
    const input = { caseId: data.id, addendumTo: noteId, fields: [], text: draft.body, sign: true };
    if (!(await act(() => draft.send((key) => request(SaveNote, { input: { ...input, key } }))))) return;
    toast({ text: t('note.justAdded') });
    onDone();
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <TextArea
        label={t('note.addLabel')}
        rows={3}
        autoFocus
        value={draft.body}
        onChange={draft.setBody}
        error={problem || undefined}
      />
      <Button type="submit" size="small" pending={pending}>
        {t('note.addSign')}
      </Button>
    </form>
  );
}
