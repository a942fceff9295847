import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.js';
import styles from './small.module.css';

interface SkeletonProps {
  /** "Still loading…", shown and spoken after two seconds. */
  stillText: string;
  /** How many cards, and how tall in rem, so that nothing jumps when the words come. */
  rows?: number;
  height?: number;
}

/** Holds the place while something loads: nothing for 300 ms, then quiet shapes, after 2 s a line of text. */
export function Skeleton({ stillText, rows = 3, height = 5.5 }: SkeletonProps) {
  const [phase, setPhase] = useState<'nothing' | 'shapes' | 'text'>('nothing');
  useEffect(() => {
    const shapes = setTimeout(() => setPhase('shapes'), 300);
    const text = setTimeout(() => setPhase('text'), 2000);
    return () => {
      clearTimeout(shapes);
      clearTimeout(text);
    };
  }, []);
  return (
    <div aria-busy="true">
      <p role="status" className={styles.still}>
        {phase === 'text' && stillText}
      </p>
      <div className={styles.skeleton} data-late={phase === 'nothing' ? 'no' : 'yes'} aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.block} style={{ ['--tall' as string]: `${height}rem` }} />
        ))}
      </div>
    </div>
  );
}

/** One sentence of what will be here, and one thing to do. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface ErrorStateProps {
  /** What failed. */
  title: string;
  /** What is safe and what to do. */
  children?: ReactNode;
  retry?: { label: string; onRetry: () => void; pending?: boolean };
  /** Other ways on, such as a link back. */
  actions?: ReactNode;
  /** "Reference: 3f2a" */
  reference?: string | undefined;
  /** Take focus: only when it follows something the person did. */
  takesFocus?: boolean;
}

/** Says what failed, what is safe, what to do. */
export function ErrorState({ title, children, retry, actions, reference, takesFocus = false }: ErrorStateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className={styles.failed} role="alert">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children && <p>{children}</p>}
      {retry && (
        <Button icon="retry" onPress={retry.onRetry} pending={retry.pending ?? false}>
          {retry.label}
        </Button>
      )}
      {actions}
      {reference && <p className={styles.reference}>{reference}</p>}
    </div>
  );
}
