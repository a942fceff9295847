import type { ReactNode } from 'react';
import { Button, type ButtonKind } from '../ui/button.js';
import styles from './concern.module.css';

interface VerdictFormProps {
  /** What it will do and whom it tells, above the button. */
  effect: string;
  button: string;
  kind?: ButtonKind;
  pending: boolean;
  /** Shown here when no field shows it. */
  problem?: string;
  onSubmit: () => void;
  children?: ReactNode;
}

/** The small form of one verdict. */
export function VerdictForm({
  effect,
  button,
  kind = 'secondary',
  pending,
  problem,
  onSubmit,
  children,
}: VerdictFormProps) {
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <p className={styles.effect}>{effect}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" kind={kind} pending={pending} wide>
        {button}
      </Button>
    </form>
  );
}

export interface FormProps<Item> {
  item: Item;
  onDone: () => void;
}
