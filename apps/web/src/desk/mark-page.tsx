import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { levels, type Level } from '@kith/contracts/level';
import { useAgreedTimes } from '../platform/agreed-times.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { Button, LinkButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { LevelShape } from '../ui/level.js';
import { EmptyState } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import { MarkContent } from './desk.graphql.js';
import styles from './desk.module.css';
import { isLevel } from './is-level.js';
import { useLevelWords } from './source-words.js';

const topFirst = [...levels].reverse();

/** Door 4: a moderator marks something from anywhere; one press when the level fits (2.2). */
export function MarkPage() {
  const t = useT();
  const [search] = useSearchParams();
  const message = search.get('message');
  const contentId = search.get('post') ?? message;
  return (
    <>
      <PageTitle />
      {contentId ? (
        <MarkForm
          contentId={contentId}
          contentType={message === contentId ? 'MESSAGE' : 'POST'}
          level={search.get('level') ?? ''}
        />
      ) : (
        <EmptyState action={<LinkButton to="/desk/queue">{t('concern.toQueue')}</LinkButton>}>
          <b>{t('mark.nothing')}.</b> {t('mark.nothingText')}
        </EmptyState>
      )}
    </>
  );
}

function MarkForm({
  contentId,
  contentType,
  level: preset,
}: {
  contentId: string;
  contentType: 'POST' | 'MESSAGE';
  level: string;
}) {
  const t = useT();
  const times = useAgreedTimes();
  const words = useRefusalText();
  const levelWords = useLevelWords();
  const navigate = useNavigate();
  const toast = useToast();
  const draft = useDraft(`desk:mark:${contentType.toLowerCase()}:${contentId}`);
  const [level, setLevel] = useState<Level>(isLevel(preset) ? preset : 'AMBER');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');

  const mark = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    try {
      const note = draft.body.trim() || null;
      const { markContent } = await draft.send((key) =>
        request(MarkContent, { key, contentType, contentId, level, note }),
      );
      if (!markContent) toast({ text: t('mark.forOthers') });
      void navigate(markContent ? `/desk/c/${markContent.id}` : '/desk/queue');
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void mark();
      }}
    >
      <p className={styles.lead}>{t('mark.lead')}</p>
      <RadioCards
        legend={t('mark.level')}
        value={level}
        onChange={setLevel}
        choices={topFirst.map((value) => ({
          value,
          text: levelWords(value),
          note: t(`queue.first.${value}`, { time: times.look(value) }),
          lead: <LevelShape of={markOf[value]} />,
        }))}
      />
      <TextArea
        label={t('mark.note')}
        optional={t('app.optional')}
        hint={t('mark.noteHint')}
        rows={3}
        value={draft.body}
        onChange={draft.setBody}
      />
      <p className={styles.quiet}>{t('mark.effect')}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" kind="primary" size="large" pending={pending}>
        {t('mark.button')}
      </Button>
    </form>
  );
}
