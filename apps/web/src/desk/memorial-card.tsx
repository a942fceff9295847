import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MemorialFieldsFragment, NameChoice } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import styles from './desk.module.css';
import {
  AskMemorialUndo,
  ConfirmMemorialUndo,
  DecideMemorialName,
  Memorials,
  NoteDebrief,
} from './memorial.graphql.js';

const choices: readonly NameChoice[] = ['KEEP', 'MEMORIAL', 'TAKE_DOWN'];

/** Sends one act, says so, and has the list asked again; a refusal comes back as words. */
function useAct() {
  const client = useQueryClient();
  const toast = useToast();
  const words = useRefusalText();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const act = async (send: () => Promise<unknown>, said: string) => {
    setPending(true);
    setProblem('');
    try {
      await send();
      toast({ text: said });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
      await client.invalidateQueries({ queryKey: queryOf(Memorials).queryKey });
    }
  };
  return { act, problem, pending };
}

type Act = ReturnType<typeof useAct>['act'];
interface PartProps {
  memorial: MemorialFieldsFragment;
  act: Act;
  pending: boolean;
}

/** One death: the name, words for the group, the talks, and the way back if it was a mistake. */
export function MemorialCard({ memorial }: { memorial: MemorialFieldsFragment }) {
  const t = useT();
  const time = useTime();
  const { act, problem, pending } = useAct();
  const part = { memorial, act, pending };
  const name = memorial.names[0]?.displayName ?? '';
  return (
    <Card as="li" className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{t('memorial.title', { name })}</h2>
        <p>{t('memorial.case', { reference: memorial.caseReference })}</p>
      </div>
      <p className={styles.quiet}>
        {memorial.undoneAt
          ? t('memorial.undone', { at: time.dayAndClock(memorial.undoneAt) })
          : t('memorial.frozen', { at: time.dayAndClock(memorial.frozenAt) })}
      </p>
      {problem && <Banner tone="trouble">{problem}</Banner>}
      {memorial.viewerCan.decideName && <Name {...part} />}
      {!memorial.undoneAt && <ForTheGroups memorial={memorial} />}
      {memorial.debriefs.length > 0 && <Talks {...part} />}
      {!memorial.undoneAt && <Undo {...part} />}
    </Card>
  );
}

function Name({ memorial, act, pending }: PartProps) {
  const t = useT();
  const [choice, setChoice] = useState<NameChoice | null>(memorial.nameChoice);
  const name = memorial.names[0]?.displayName ?? '';
  const save = () =>
    choice &&
    void act(
      () => request(DecideMemorialName, { id: memorial.id, version: memorial.version, choice }),
      t('memorial.nameSaved'),
    );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RadioCards
        legend={t('memorial.name')}
        value={choice}
        onChange={setChoice}
        choices={choices.map((one) => ({
          value: one,
          text: t(`memorial.name.${one}`, { name }),
          note: t(`memorial.nameNote.${one}`),
        }))}
      />
      <div>
        <Button
          type="submit"
          pending={pending}
          offBecause={choice && choice !== memorial.nameChoice ? undefined : t('memorial.nameSame')}
        >
          {t('memorial.nameSave')}
        </Button>
      </div>
    </form>
  );
}

/** Words to begin from, for each group. A person changes and posts them; nothing here does (R47). */
function ForTheGroups({ memorial }: { memorial: MemorialFieldsFragment }) {
  const t = useT();
  const toast = useToast();
  return (
    <section>
      <h3>{t('memorial.post')}</h3>
      <p className={styles.quiet}>{t('memorial.postNote')}</p>
      {memorial.names.map((one) => (
        <div key={one.groupSlug} className={styles.section}>
          <p>
            <b>{t('memorial.postIn', { group: one.groupName })}</b>
          </p>
          <p className={styles.letter}>{one.condolence}</p>
          <div className={styles.buttons}>
            <Button
              icon="copy"
              onPress={() =>
                void navigator.clipboard.writeText(one.condolence).then(() => toast({ text: t('memorial.copied') }))
              }
            >
              {t('memorial.copy')}
            </Button>
            <Link to={`/write?group=${one.groupSlug}`}>{t('memorial.write', { group: one.groupName })}</Link>
          </div>
        </div>
      ))}
    </section>
  );
}

function Talks({ memorial, act, pending }: PartProps) {
  const t = useT();
  const time = useTime();
  return (
    <section>
      <h3>{t('memorial.talks')}</h3>
      <p className={styles.quiet}>{t('memorial.talksNote')}</p>
      <ul role="list" className={styles.section}>
        {memorial.debriefs.map((one) => (
          <li key={one.id} className={styles.buttons}>
            <span>
              <b>{one.name}</b>, {t(one.asModerator ? 'memorial.moderator' : 'memorial.reporter')}.{' '}
              {one.talkedAt
                ? t('memorial.talked', { at: time.dayAndClock(one.talkedAt) })
                : t('memorial.talkBy', { at: time.dayAndClock(one.talkBy) })}
            </span>
            {!one.talkedAt && (
              <Button
                size="small"
                pending={pending}
                label={t('memorial.noteTalkOf', { name: one.name })}
                onPress={() => void act(() => request(NoteDebrief, { id: one.id }), t('memorial.talkNoted'))}
              >
                {t('memorial.noteTalk')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Undo({ memorial, act, pending }: PartProps) {
  const t = useT();
  const time = useTime();
  const reason = useDraft(`desk:memorial:${memorial.id}`);
  const [open, setOpen] = useState(false);
  const { askUndo, confirmUndo } = memorial.viewerCan;
  const at = { id: memorial.id, version: memorial.version };
  return (
    <section className={styles.section}>
      {memorial.undoAskedAt && <p>{t('memorial.undoAsked', { at: time.dayAndClock(memorial.undoAskedAt) })}</p>}
      {confirmUndo && (
        <div className={styles.buttons}>
          <Button
            kind="danger"
            pending={pending}
            onPress={() => void act(() => request(ConfirmMemorialUndo, at), t('memorial.undoDone'))}
          >
            {t('memorial.undoConfirm')}
          </Button>
        </div>
      )}
      {askUndo && !memorial.undoAskedAt && !open && (
        <div className={styles.buttons}>
          <Button onPress={() => setOpen(true)}>{t('memorial.undo')}</Button>
        </div>
      )}
      {askUndo && open && !memorial.undoAskedAt && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act(
              () => reason.send(() => request(AskMemorialUndo, { ...at, reason: reason.body })),
              t('memorial.undoSent'),
            );
          }}
        >
          <TextArea
            label={t('memorial.undoWhy')}
            hint={t('memorial.undoHint')}
            rows={3}
            maxLength={2000}
            autoFocus
            value={reason.body}
            onChange={reason.setBody}
          />
          <Button type="submit" pending={pending}>
            {t('memorial.undoAsk')}
          </Button>
        </form>
      )}
    </section>
  );
}
