import { useRef, useState, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import type { IconName } from '../ui/icon-paths.js';
import styles from './composer.module.css';
import { Details } from './details.js';
import type { Draft } from './draft.js';
import { useRefusalText, useT, type MessageId } from './i18n.js';
import { SavedMark } from './saved-mark.js';

interface ComposerProps {
  draft: Draft;
  label: ReactNode;
  quietLabel?: boolean;
  hint?: ReactNode;
  placeholder?: string;
  /** Words on the button: what it will do. */
  send: string;
  sendIcon?: IconName;
  /** Sends the words with `draft.send`. A refusal keeps them in the box. */
  onSend: (body: string) => Promise<unknown>;
  rows?: number;
  max?: number;
  /** Anything between the box and the button. */
  children?: ReactNode;
  /** More buttons beside Send. */
  actions?: ReactNode;
  /** Why it cannot be sent now. */
  offBecause?: string | undefined;
  autoFocus?: boolean;
  plain?: boolean;
  /** The group whose members can read the words: personal details in them are pointed to. */
  group?: string;
  id?: string;
}

const marks: { id: MessageId; icon: IconName; around: [string, string] }[] = [
  { id: 'write.bold', icon: 'bold', around: ['**', '**'] },
  { id: 'write.list', icon: 'list', around: ['- ', ''] },
  { id: 'write.quote', icon: 'quote', around: ['> ', ''] },
  { id: 'write.link', icon: 'link', around: ['[', '](https://)'] },
];

/** Puts marks around what is selected, and keeps it selected. Lists and quotes begin a line. */
export function marked(
  text: string,
  from: number,
  until: number,
  [before, after]: readonly [string, string],
): { text: string; from: number; until: number } {
  const startsLine = after === '';
  const gap = startsLine && from > 0 && text[from - 1] !== '\n' ? '\n' : '';
  const chosen = text.slice(from, until);
  const inside = startsLine ? chosen.replaceAll('\n', `\n${before}`) : chosen;
  const lead = gap + before;
  return {
    text: text.slice(0, from) + lead + inside + after + text.slice(until),
    from: from + lead.length,
    until: from + lead.length + inside.length,
  };
}

/** A plain box with a small toolbar in words, a saved mark and one button. Words stay in it until they are sent. */
export function Composer(props: ComposerProps) {
  const { draft, send, onSend, max = 10_000, plain = false } = props;
  const t = useT();
  const words = useRefusalText();
  const box = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const left = max - draft.body.length;

  const submit = async () => {
    if (pending || props.offBecause) return;
    if (!draft.body.trim()) {
      setProblem(t('write.empty'));
      box.current?.focus();
      return;
    }
    setPending(true);
    setProblem('');
    try {
      await onSend(draft.body);
    } catch (error) {
      setProblem(words(error));
      box.current?.focus();
    } finally {
      setPending(false);
    }
  };

  const mark = (around: readonly [string, string]) => {
    const area = box.current;
    if (!area) return;
    const next = marked(draft.body, area.selectionStart, area.selectionEnd, around);
    draft.setBody(next.text);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(next.from, next.until);
    });
  };

  return (
    <form
      className={styles.composer}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        {...(props.id && { id: props.id })}
        ref={box}
        label={props.label}
        {...(props.quietLabel && { quietLabel: true })}
        hint={props.hint}
        placeholder={props.placeholder ?? ''}
        rows={props.rows ?? 4}
        value={draft.body}
        onChange={draft.setBody}
        onSend={() => void submit()}
        error={draft.saved?.where === 'arrived' ? '' : problem}
        count={left < 500 ? t('write.left', { count: left }) : undefined}
        {...(props.autoFocus && { autoFocus: true })}
        tools={
          plain ? undefined : (
            <div className={styles.tools} role="group" aria-label={t('write.tools')}>
              {marks.map(({ id, icon, around }) => (
                <Button key={id} kind="quiet" icon={icon} onPress={() => mark(around)}>
                  {t(id)}
                </Button>
              ))}
            </div>
          )
        }
      />
      {props.group && <Details draft={draft} group={props.group} focus={() => box.current?.focus()} />}
      {props.children}
      <div className={styles.foot}>
        <SavedMark draft={draft} />
        {props.actions}
        <Button
          type="submit"
          kind="primary"
          pending={pending}
          offBecause={props.offBecause}
          {...(props.sendIcon && { icon: props.sendIcon })}
        >
          {send}
        </Button>
      </div>
    </form>
  );
}
