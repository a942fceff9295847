import { useEffect, useId, useState } from 'react';
import { findPersonalDetails, type PersonalDetail } from '@kith/triage/personal-details';
import { Button } from '../ui/button.js';
import styles from './details-hint.module.css';
import type { Draft } from './draft.js';
import { Messages, useDynamicT, useT } from './i18n.js';
import words from './messages/details.en.js';
import { useViewer } from './session.js';

export interface DetailsProps {
  draft: Pick<Draft, 'body' | 'setBody'>;
  /** Who will read the words: the name of the group. */
  group: string;
  /** Where the caret goes when a button of the hint is gone. */
  focus: () => void;
}

/** Nobody is spoken to in the middle of a word. */
const pause = 700;

interface Removed {
  head: string;
  cut: string;
  after: string;
}

const said = (body: string, { kind, start, end }: PersonalDetail): string => `${kind} ${body.slice(start, end)}`;

/** What is left without the detail, with one space where there were two. */
const without = (body: string, { start, end }: PersonalDetail): Removed => {
  const spaced = /\s/.test(body.charAt(end)) && (start === 0 || /\s/.test(body.charAt(start - 1)));
  const until = spaced ? end + 1 : end;
  const head = body.slice(0, start);
  return { head, cut: body.slice(start, until), after: head + body.slice(until) };
};

export function DetailsHint(props: DetailsProps) {
  return (
    <Messages of={words}>
      <OneAtATime {...props} />
    </Messages>
  );
}

/** The first detail that its author has not decided about. Nothing is held back, and nothing changes until it is pressed. */
function OneAtATime({ draft, group, focus }: DetailsProps) {
  const t = useT();
  const say = useDynamicT();
  const id = useId();
  const { country } = useViewer();
  const [read, setRead] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { body, setBody } = draft;

  useEffect(() => {
    const timer = setTimeout(() => setRead(body), pause);
    return () => clearTimeout(timer);
  }, [body]);

  const find = (text: string) => findPersonalDetails(text, { country: country ?? undefined });
  const detail = find(read).find((each) => !left.includes(said(read, each)));
  const shown = detail && body.includes(read.slice(detail.start, detail.end)) ? detail : undefined;
  const undoable = removed && (body || !removed.after) ? removed : null;

  const remove = (seen: PersonalDetail) => {
    const here = find(body).find((each) => said(body, each) === said(read, seen));
    if (!here) return;
    const next = without(body, here);
    setBody(next.after);
    setRead(next.after);
    setRemoved(next);
    focus();
  };
  const leave = (each: PersonalDetail) => {
    setLeft([...left, said(read, each)]);
    focus();
  };
  const putBack = ({ head, cut }: Removed) => {
    const back = body.startsWith(head) ? head + cut + body.slice(head.length) : `${body} ${cut}`;
    setLeft([...left, ...find(back).map((each) => said(back, each))]);
    setBody(back);
    setRemoved(null);
    focus();
  };

  return (
    <div className={shown || undoable ? styles.hint : undefined}>
      <p role="status" id={id}>
        {shown
          ? `${say(`details.${shown.kind}`)} ${t('details.readers', { group })}`
          : undoable && t('details.removed')}
      </p>
      {shown ? (
        <div className={styles.choices}>
          <Button kind="quiet" describedBy={id} onPress={() => remove(shown)}>
            {t('details.remove')}
          </Button>
          <Button kind="quiet" describedBy={id} onPress={() => leave(shown)}>
            {t('details.leave')}
          </Button>
        </div>
      ) : (
        undoable && (
          <Button kind="quiet" describedBy={id} onPress={() => putBack(undoable)}>
            {t('details.back')}
          </Button>
        )
      )}
    </div>
  );
}
