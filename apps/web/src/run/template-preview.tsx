import { useId } from 'react';
import { useT } from '../platform/i18n.js';
import { Card } from '../ui/card.js';
import styles from './kept.module.css';

/** Blanks with the words that stand in for them here; all invented. */
const blanks = ['name', 'emergency', 'time', 'theirWords', 'detail'] as const;

/** How a member would read the words, with invented values in the blanks (R23). */
export function TemplatePreview({ words, language }: { words: string; language: 'en' | 'es' }) {
  const t = useT();
  const heading = useId();
  const filled = blanks.reduce(
    (text, blank) => text.replaceAll(`{${blank}}`, t(`agreed.preview.${blank}`)),
    words.trim(),
  );
  return (
    <section className={styles.preview} aria-labelledby={heading}>
      <h3 id={heading}>{t('agreed.preview', { language })}</h3>
      <Card tone="letter">
        <p className={styles.letter} lang={language}>
          {filled || t('agreed.englishStandsIn')}
        </p>
      </Card>
      <p className={styles.quiet}>{t('agreed.preview.invented')}</p>
    </section>
  );
}
