import { Icon } from '../ui/icon.js';
import styles from './composer.module.css';
import type { Draft } from './draft.js';
import { useT, type MessageId } from './i18n.js';
import { useTime } from './use-time.js';

const texts = {
  server: 'write.saved',
  device: 'write.savedHere',
  page: 'write.notSaved',
  arrived: 'write.arrived',
} as const satisfies Record<string, MessageId>;

/** Says where the words lie, and when they are not safe. */
export function SavedMark({ draft }: { draft: Draft }) {
  const t = useT();
  const time = useTime();
  const { saved } = draft;
  const shown = saved && (draft.body || draft.title || saved.where === 'arrived') ? saved : null;
  return (
    <p className={styles.saved} role="status">
      {shown && (
        <>
          <Icon name={shown.where === 'page' || shown.because ? 'warning' : 'check'} size={1.1} />
          {shown.because && shown.where === 'device'
            ? t(`write.${shown.because}`)
            : t(texts[shown.where], { at: time.clock(shown.at) })}
        </>
      )}
    </p>
  );
}
