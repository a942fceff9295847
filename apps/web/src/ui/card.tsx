import { useId, type ReactNode } from 'react';
import styles from './card.module.css';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';

export type CardTone = 'plain' | 'letter' | 'sand' | 'soft' | 'sunk' | 'outlined' | 'gap';

interface CardProps {
  /** plain white; letter for an opening post; sand for members only; soft for the team; sunk for facts; outlined for the one action; gap for missing cover. */
  tone?: CardTone;
  as?: 'div' | 'section' | 'article' | 'li' | 'aside';
  labelledBy?: string;
  className?: string;
  children: ReactNode;
}

/** A surface for what may be acted on. Reading matter lies on the canvas, with hairlines between. */
export function Card({ tone = 'plain', as: As = 'div', labelledBy, className, children }: CardProps) {
  const classes = [styles.card, tone !== 'plain' && styles[tone], className].filter(Boolean).join(' ');
  return (
    <As className={classes} aria-labelledby={labelledBy}>
      {children}
    </As>
  );
}

interface LinkCardProps {
  /** A portrait, or the name of an icon. */
  lead?: ReactNode | IconName;
  /** The link or button that names the card; the whole card can be pressed. */
  children: ReactNode;
  note?: ReactNode;
  /** choice = bordered row of equal choices (64 px); card = white card; plain = a row between hairlines. */
  look?: 'card' | 'choice';
  as?: 'div' | 'li';
  chevron?: boolean;
}

/** One thing to open, pressed anywhere: lead picture, bold link, one quiet line. */
export function LinkCard({ lead, children, note, look = 'card', as: As = 'div', chevron = true }: LinkCardProps) {
  return (
    <As className={`${styles.card} ${styles.link} ${look === 'choice' ? styles.choice : ''}`}>
      {typeof lead === 'string' ? <Icon name={lead as IconName} /> : lead}
      <div className={styles.linkBody}>
        {children}
        {note && <p>{note}</p>}
      </div>
      {chevron && <Icon name="chevron-right" size={1.2} />}
    </As>
  );
}

interface CareCardProps {
  level: 'advice' | 'urgent' | 'emergency';
  /** Begins with the level word: "Advice: when a meal is later than usual". */
  title: ReactNode;
  children: ReactNode;
  headingLevel?: 2 | 3;
}

const careIcons = { advice: 'info', urgent: 'warning', emergency: 'phone' } as const;

/** Care for members in three levels: band, few words, one action. A section, never an alert. */
export function CareCard({ level, title, children, headingLevel = 2 }: CareCardProps) {
  const id = useId();
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <section className={`${styles.care} ${styles[level]}`} aria-labelledby={id}>
      <Heading id={id} className={styles.band}>
        <Icon name={careIcons[level]} />
        <span>{title}</span>
      </Heading>
      <div className={styles.careBody}>{children}</div>
    </section>
  );
}

/** The 64 px call button of an emergency card. */
export function CallLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={styles.call} href={href}>
      <Icon name="phone" />
      {children}
    </a>
  );
}
