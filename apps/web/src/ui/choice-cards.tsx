import { useId, type ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from './icon.js';

export interface Choice<V extends string> {
  value: V;
  text: ReactNode;
  note?: ReactNode;
  /** A portrait or an icon before the words. */
  lead?: ReactNode;
}

interface GroupProps<V extends string> {
  legend: ReactNode;
  quietLegend?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  choices: readonly Choice<V>[];
  /** Two columns where there is room. */
  columns?: 1 | 2;
  /** Rows of 68 px with the mark at the end, as for names. */
  tall?: boolean;
  id?: string;
}

interface CardsProps<V extends string> {
  group: GroupProps<V>;
  type: 'radio' | 'checkbox';
  isChosen: (value: V) => boolean;
  onToggle: (value: V) => void;
}

function Cards<V extends string>({ group, type, isChosen, onToggle }: CardsProps<V>) {
  const made = useId();
  const id = group.id ?? made;
  const describedBy = [group.hint && `${id}-hint`, group.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={group.columns === 2 ? styles.two : undefined} aria-describedby={describedBy}>
      <legend className={group.quietLegend ? 'visually-hidden' : styles.label}>{group.legend}</legend>
      {group.hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {group.hint}
        </p>
      )}
      {group.error && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="warning" size={1.15} />
          <span>{group.error}</span>
        </p>
      )}
      <div className={styles.cards}>
        {group.choices.map((choice, index) => (
          <label
            key={choice.value}
            className={[styles.card, group.tall && styles.tall, group.tall && styles.atEnd].filter(Boolean).join(' ')}
          >
            <input
              type={type}
              id={index === 0 ? id : undefined}
              name={id}
              value={choice.value}
              checked={isChosen(choice.value)}
              onChange={() => onToggle(choice.value)}
            />
            {choice.lead}
            <span className={styles.words}>
              {choice.text}
              {choice.note && <span className={styles.cardNote}>{choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface RadioCardsProps<V extends string> extends GroupProps<V> {
  /** null: nothing is chosen yet. */
  value: V | null;
  onChange: (value: V) => void;
}

/** One of a few. The whole card can be pressed; arrows move the choice. */
export function RadioCards<V extends string>({ value, onChange, ...group }: RadioCardsProps<V>) {
  return <Cards group={group} type="radio" isChosen={(one) => one === value} onToggle={onChange} />;
}

interface CheckboxCardsProps<V extends string> extends GroupProps<V> {
  value: readonly V[];
  onChange: (value: V[]) => void;
}

/** Any of a few. */
export function CheckboxCards<V extends string>({ value, onChange, ...group }: CheckboxCardsProps<V>) {
  const toggle = (one: V) => onChange(value.includes(one) ? value.filter((v) => v !== one) : [...value, one]);
  return <Cards group={group} type="checkbox" isChosen={(one) => value.includes(one)} onToggle={toggle} />;
}

/** One thing that is on or off. */
export function CheckboxCard({
  checked,
  onChange,
  children,
  note,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  note?: ReactNode;
}) {
  return (
    <label className={styles.card}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className={styles.words}>
        {children}
        {note && <span className={styles.cardNote}>{note}</span>}
      </span>
    </label>
  );
}
