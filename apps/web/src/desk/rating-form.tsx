import { useState } from 'react';
import { useNavigate } from 'react-router';
import { levels, type Level } from '@kith/contracts/level';
import { ratingActions, ratingCategories, type RatingAction, type RatingCategory } from '@kith/contracts/quality-codes';
import type { RatingQueueFieldsFragment } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { markOf } from '../platform/levels.js';
import { refusalOf } from '../platform/refusal.js';
import { announce } from '../ui/announcer.js';
import { Button, LinkButton } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { NativeSelect } from '../ui/field.js';
import { LevelShape } from '../ui/level.js';
import { useToast } from '../ui/toast.js';
import { KeyMark } from './keys-help.js';
import { useKeys } from './keys.js';
import { RatingWords } from './rating-words.js';
import { PassRating, RateConcern, RateText } from './ratings.graphql.js';
import styles from './ratings.module.css';
import { useLevelWords } from './source-words.js';

const topFirst = [...levels].reverse();

interface RatingFormProps {
  item: NonNullable<RatingQueueFieldsFragment['next']>;
  left: number;
  /** It is done, here or by a colleague, and then with why. */
  onDone: (why?: string) => void;
}

/** One thing to rate: read, say how soon and what, keep it. It can be left to others, or one stops, at any time. */
export function RatingForm({ item, left, onDone }: RatingFormProps) {
  const t = useT();
  const words = useRefusalText();
  const levelWords = useLevelWords();
  const navigate = useNavigate();
  const toast = useToast();
  const key = useAttemptKey();
  const [open, setOpen] = useState(false);
  const [level, setLevel] = useState<Level | null>(null);
  const [category, setCategory] = useState<RatingCategory | ''>('');
  const [action, setAction] = useState<RatingAction | null>(null);
  const [pending, setPending] = useState<'keep' | 'pass' | null>(null);
  const [problem, setProblem] = useState('');
  const { id, kind } = item;
  const isConcern = kind === 'CONCERN';

  const send = async (which: 'keep' | 'pass', work: () => Promise<unknown>, done: () => void) => {
    if (pending) return;
    setPending(which);
    setProblem('');
    try {
      await work();
      done();
      onDone();
    } catch (error) {
      if (refusalOf(error) === 'quality.rated') return onDone(words(error));
      setProblem(words(error));
      setPending(null);
    }
  };
  const keep = () => {
    if (!open) return setProblem(t('ratings.unread'));
    if (!level || (isConcern && (!category || !action))) return setProblem(t(`ratings.missing.${kind}`));
    return void send(
      'keep',
      () =>
        isConcern && category && action
          ? request(RateConcern, { input: { key: key.current(), id, level, category, action } })
          : request(RateText, { key: key.current(), id, level }),
      () => {
        announce(t('ratings.kept'));
        if (!isConcern && level !== 'GREEN') toast({ text: t('ratings.raised') });
      },
    );
  };
  const pass = () => {
    key.renew();
    void send(
      'pass',
      () => request(PassRating, { key: key.current(), kind, id }),
      () => announce(t('ratings.passed')),
    );
  };
  const choose = (chosen: Level) => {
    key.renew();
    setLevel(chosen);
  };

  useKeys({
    s: () => setOpen(!open),
    ...Object.fromEntries(topFirst.map((one, at) => [String(at + 1), () => choose(one)])),
    n: keep,
    p: pass,
    x: () => void navigate('/desk/queue'),
  });

  return (
    <div className={styles.columns}>
      <RatingWords item={item} left={left} open={open} onToggle={() => setOpen(!open)} />
      <form
        noValidate
        className={styles.form}
        aria-label={t('ratings.yours')}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <RadioCards
          legend={t('ratings.level')}
          value={level}
          onChange={choose}
          choices={topFirst.map((value) => ({
            value,
            text: levelWords(value),
            note: t(`ratings.level.${value}`),
            lead: <LevelShape of={markOf[value]} />,
          }))}
        />
        {isConcern && (
          <>
            <NativeSelect
              label={t('ratings.category')}
              value={category}
              none={t('ratings.choose')}
              onChange={(value) => {
                key.renew();
                setCategory(ratingCategories.find((one) => one === value) ?? '');
              }}
              options={ratingCategories.map((value) => ({ value, text: t(`category.${value}`) }))}
            />
            <RadioCards
              legend={t('ratings.action')}
              columns={2}
              value={action}
              onChange={(value) => {
                key.renew();
                setAction(value);
              }}
              choices={ratingActions.map((value) => ({ value, text: t(`rateAction.${value}`) }))}
            />
          </>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="submit" kind="primary" pending={pending === 'keep'}>
            {t('ratings.keep')} <KeyMark>N</KeyMark>
          </Button>
          <Button pending={pending === 'pass'} onPress={pass}>
            {t('ratings.pass')} <KeyMark>P</KeyMark>
          </Button>
          <LinkButton kind="quiet" to="/desk/queue">
            {t('ratings.stop')} <KeyMark>X</KeyMark>
          </LinkButton>
        </div>
      </form>
    </div>
  );
}
