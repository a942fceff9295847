import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDynamicT, useT } from '../platform/i18n.js';
import type { HandoverDraftFieldsFragment, QueueRowFieldsFragment } from '../gql/graphql.js';
import styles from './desk.module.css';
import { useLevelWords, usePlaceWords } from './source-words.js';
import { useMoment } from './use-moment.js';

/** A concern as a plain link: level, place, and the words unless they are folded. */
export function ConcernLine({ row, children }: { row: QueueRowFieldsFragment; children?: ReactNode }) {
  const t = useT();
  const level = useLevelWords();
  const place = usePlaceWords();
  return (
    <li>
      <Link to={`/desk/c/${row.id}`}>{t('known.other', { level: level(row.level), place: place(row) })}</Link>
      {row.quote && !row.folded && <p className={styles.quiet}>{t('row.quote', { words: row.quote })}</p>}
      {children}
    </li>
  );
}

/** A drawn-up hand-over in words: how urgent, what was done, what is due. */
export function useDraftWords(): (draft: HandoverDraftFieldsFragment) => string {
  const t = useT();
  const say = useDynamicT();
  const level = useLevelWords();
  const moment = useMoment();
  return ({ level: of, done, due, dueAt }) => {
    const acts = done.map((kind) => say(`handover.done.${kind}`, {}, 'handover.done.other'));
    const at = dueAt ? moment(dueAt) : '';
    return [
      t('handover.level', { level: level(of) }),
      acts.length > 0 ? t('handover.done', { acts: acts.join(', ') }) : t('handover.doneNothing'),
      say(`handover.due.${due}`, { at }, 'handover.due.decide'),
    ].join(' ');
  };
}
