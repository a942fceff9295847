import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DifferenceFieldsFragment } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { SavedMark } from '../platform/saved-mark.js';
import { useTime } from '../platform/use-time.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextArea } from '../ui/field.js';
import { AddDifferenceNote, Differences } from './quality.graphql.js';
import styles from './quality.module.css';

/** One pair of ratings side by side; the words are folded, notes of leads stand below. */
export function DifferenceCard({ difference }: { difference: DifferenceFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const [open, setOpen] = useState(false);
  const { groupName, ratedAt, first, second, texts, notes, levelsApart } = difference;
  return (
    <Card as="li" className={styles.card!}>
      <div className={styles.cardHead}>
        <h2>{t('differences.apart', { count: levelsApart })}</h2>
        <p className={styles.quiet}>{t('differences.where', { group: groupName, at: time.day(ratedAt) })}</p>
      </div>
      <dl className={styles.sides}>
        <Side name={t('differences.first')} rating={first} />
        <Side name={t('differences.second')} rating={second} />
      </dl>
      <div>
        <TextButton onPress={() => setOpen(!open)} expanded={open}>
          {t(open ? 'differences.hide' : 'differences.show', { count: texts.length })}
        </TextButton>
        {open && (
          <div className={styles.texts}>
            {texts.map((text, at) => (
              <blockquote key={at}>
                {text.before.length > 0 && <p className={styles.quiet}>{text.before.join('\n')}</p>}
                {text.title && <p className={styles.title}>{text.title}</p>}
                <p>{text.words}</p>
                {text.after.length > 0 && <p className={styles.quiet}>{text.after.join('\n')}</p>}
              </blockquote>
            ))}
          </div>
        )}
      </div>
      {notes.length > 0 && (
        <ul role="list" className={styles.notes} aria-label={t('differences.notes')}>
          {notes.map((note) => (
            <li key={note.id}>
              <p className={styles.quiet}>
                {t('differences.noteBy', {
                  name: note.writtenByName ?? t('quality.somebody'),
                  at: time.dayAndClock(note.at),
                })}
              </p>
              <p className={styles.words}>{note.words}</p>
            </li>
          ))}
        </ul>
      )}
      <NoteForm id={difference.id} />
    </Card>
  );
}

function Side({ name, rating }: { name: string; rating: DifferenceFieldsFragment['first'] }) {
  const t = useT();
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.level}>
        <LevelWords level={rating.level} />
      </dd>
      <dd>{t(`category.${rating.category}`)}</dd>
      <dd>{t(`rateAction.${rating.action}`)}</dd>
    </div>
  );
}

function NoteForm({ id }: { id: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return open ? (
    <OpenNoteForm id={id} onDone={() => setOpen(false)} />
  ) : (
    <div>
      <Button size="small" icon="pencil" onPress={() => setOpen(true)}>
        {t('differences.addNote')}
      </Button>
    </div>
  );
}

function OpenNoteForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const draft = useDraft(`quality:note:${id}`);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);

  const send = async () => {
    if (!draft.body.trim()) return setProblem(t('differences.noteEmpty'));
    setPending(true);
    setProblem('');
    try {
      await draft.send((key) => request(AddDifferenceNote, { key, id, words: draft.body }));
      await client.invalidateQueries({ queryKey: keyOf(Differences) });
      onDone();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t('differences.note')}
        hint={t('differences.noteHint')}
        rows={3}
        maxLength={2000}
        autoFocus
        value={draft.body}
        error={problem || undefined}
        onChange={draft.setBody}
      />
      <SavedMark draft={draft} />
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" pending={pending}>
          {t('differences.noteSave')}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {t('quality.notNow')}
        </Button>
      </div>
    </form>
  );
}
