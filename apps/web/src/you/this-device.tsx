import { useState } from 'react';
import { useT } from '../platform/i18n.js';
import { look } from '../platform/look.js';
import { announce } from '../ui/announcer.js';
import { CheckboxCard } from '../ui/choice-cards.js';
import styles from './you.module.css';

/** What others may see on a device that lies about: a plain name and picture for the app (community.md 4, behaviour 23). */
export function ThisDevice() {
  const t = useT();
  const [plain, setPlain] = useState(look.plain);
  return (
    <section className={styles.section} aria-labelledby="settings-device">
      <h2 id="settings-device">{t('settings.device')}</h2>
      <CheckboxCard
        checked={plain}
        onChange={(on) => {
          setPlain(on);
          look.choosePlain(on);
          announce(t('app.saved'));
        }}
        note={t('settings.plainNote')}
      >
        {t('settings.plain')}
      </CheckboxCard>
      <p className={styles.meta}>{t('settings.kept')}</p>
    </section>
  );
}
