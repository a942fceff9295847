import type { ReactNode } from 'react';
import { Portrait } from './portrait.js';
import styles from './small.module.css';

interface PersonProps {
  /** `kettle-clay` */
  avatar: string;
  name: ReactNode;
  /** A tag such as the job, on the line of the name. */
  tag?: ReactNode;
  /** A time, on the line of the name. */
  meta?: ReactNode;
  /** A second, quiet line. */
  note?: ReactNode;
  size?: number;
  onSoft?: boolean;
  /** The name is a heading of this level. */
  heading?: 2 | 3 | 4;
}

/** A portrait with a name beside it, always. */
export function Person({ avatar, name, tag, meta, note, size = 48, onSoft, heading }: PersonProps) {
  const Name = heading ? (`h${heading}` as const) : 'span';
  return (
    <div className={styles.person}>
      <Portrait name={avatar} size={size} {...(onSoft && { onSoft })} />
      <div>
        <div className={styles.nameLine}>
          <Name className={styles.name}>{name}</Name>
          {tag}
          {meta && <span className={styles.meta}>{meta}</span>}
        </div>
        {note && <p>{note}</p>}
      </div>
    </div>
  );
}
