import { useState } from 'react';
import { Link } from 'react-router';
import type { QuestionFieldsFragment } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { QuestionForm } from './question-form.js';
import styles from './you.module.css';

interface QuestionCardProps {
  question: QuestionFieldsFragment;
  /** Its place among those to ask, or those asked, from 1. */
  number: number;
  isLast: boolean;
  act: {
    mark: (question: QuestionFieldsFragment, isAsked: boolean) => Promise<void>;
    move: (question: QuestionFieldsFragment, way: 'UP' | 'DOWN') => Promise<void>;
    remove: (question: QuestionFieldsFragment) => Promise<void>;
    refresh: (id: string) => Promise<QuestionFieldsFragment | undefined>;
  };
}

/** One question: its words, and what can be done with it. Printed, only the words are left. */
export function QuestionCard({ question, number, isLast, act }: QuestionCardProps) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { words, answer, askedAt, origin } = question;
  return (
    <Card as="li" className={styles.card ?? ''}>
      {editing ? (
        <QuestionForm question={question} refresh={() => act.refresh(question.id)} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className={styles.words}>
            {number}. {words}
          </p>
          {answer && (
            <p className={styles.words}>
              <b>{t('questions.answerGiven')}</b> {answer}
            </p>
          )}
          {origin && (
            <p className={`${styles.meta} ${styles.screenOnly}`}>
              <Link to={origin.link}>{t('questions.from', { group: origin.groupName })}</Link>
            </p>
          )}
          <div
            role="group"
            aria-label={t('questions.number', { number })}
            className={`${styles.row} ${styles.screenOnly}`}
          >
            {!askedAt && (
              <Button icon="check" onPress={() => void act.mark(question, true)}>
                {t('questions.markAsked')}
              </Button>
            )}
            <Button kind="quiet" icon="pencil" onPress={() => setEditing(true)}>
              {t(askedAt && !answer ? 'questions.note' : 'questions.edit')}
            </Button>
            {askedAt && (
              <Button kind="quiet" icon="undo" onPress={() => void act.mark(question, false)}>
                {t('questions.notAsked')}
              </Button>
            )}
            {number > 1 && (
              <Button
                kind="quiet"
                icon="arrow-up"
                label={t('questions.up', { number })}
                onPress={() => void act.move(question, 'UP')}
              />
            )}
            {!isLast && (
              <Button
                kind="quiet"
                icon="arrow-down"
                label={t('questions.down', { number })}
                onPress={() => void act.move(question, 'DOWN')}
              />
            )}
            <Button kind="quiet" icon="close" onPress={() => void act.remove(question)}>
              {t('questions.delete')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
