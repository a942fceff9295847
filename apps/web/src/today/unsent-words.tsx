import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { UnsentWordsQuery } from '../gql/graphql.js';
import { dropKept, slotOf } from '../platform/draft-device.js';
import { flushDrafts } from '../platform/draft-flush.js';
import { DiscardDraft, SaveDraft, UnsentWords as Unsent } from '../platform/draft.graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { newKey } from '../platform/idempotency.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { useToast } from '../ui/toast.js';
import styles from './today.module.css';
import { placeOfWords } from './unsent-place.js';

type Words = UnsentWordsQuery['drafts'][number];

/** What was typed and not sent, with the way back to it. Nothing is shown when there is nothing. */
export function UnsentWords() {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const refusal = useRefusalText();
  const viewer = useViewer();
  const unsent = useQuery({
    ...queryOf(Unsent),
    queryFn: async () => {
      await flushDrafts(viewer.id);
      return request(Unsent);
    },
    staleTime: 0,
  });
  const found = (unsent.data?.drafts ?? []).flatMap((words) => {
    const place = placeOfWords(words.place, viewer.memberships);
    return place && (words.title + words.body).trim() ? [{ words, place }] : [];
  });
  if (found.length === 0) return null;

  const bringBack = async ({ place, title, body }: Words) => {
    await request(SaveDraft, { place, title, body, key: newKey(), revision: 1 });
    await unsent.refetch();
  };
  const discard = async (words: Words) => {
    try {
      await request(DiscardDraft, { place: words.place, key: words.key });
      dropKept(slotOf(viewer.id, words.place));
      await unsent.refetch();
      toast({
        text: t('unsent.discarded'),
        undo: {
          label: t('unsent.undo'),
          onUndo: () => void bringBack(words).catch((error: unknown) => toast({ text: refusal(error) })),
        },
      });
    } catch (error) {
      toast({ text: refusal(error) });
    }
  };

  return (
    <section className={styles.section} aria-labelledby="unsent-words">
      <h2 id="unsent-words">{t('unsent.title')}</h2>
      <ul className={styles.cards}>
        {found.map(({ words, place }) => (
          <Card key={words.place} as="li" tone="outlined">
            <p>
              <Link to={place.to}>{t(`unsent.${place.kind}`, { group: place.group ?? '' })}</Link>
            </p>
            {place.kind !== 'work' && <p className={styles.unsent}>{words.title || words.body}</p>}
            <div className={styles.unsentFoot}>
              <p className={styles.date}>{t('unsent.at', { at: time.dayAndClock(words.savedAt) })}</p>
              <Button
                kind="quiet"
                label={t('unsent.discardWhich', { what: t(`unsent.${place.kind}`, { group: place.group ?? '' }) })}
                onPress={() => void discard(words)}
              >
                {t('unsent.discard')}
              </Button>
            </div>
          </Card>
        ))}
      </ul>
    </section>
  );
}
