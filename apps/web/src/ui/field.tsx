import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type Ref, type RefObject } from 'react';
import { Button } from './button.js';
import styles from './field.module.css';
import { Icon } from './icon.js';

interface Said {
  label: ReactNode;
  /** The label is for screen readers only; use it where a heading already says it. */
  quietLabel?: boolean;
  /** A word such as "optional" after the label. */
  optional?: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do, beside the field. */
  error?: ReactNode;
  /** Length in words: "20 characters left". */
  count?: ReactNode;
  id?: string;
}

interface Wiring {
  id: string;
  describedBy: string | undefined;
  invalid: true | undefined;
}

function Field({ said, children }: { said: Said; children: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const id = said.id ?? made;
  const parts = [said.hint && `${id}-hint`, said.error && `${id}-error`, said.count && `${id}-count`].filter(Boolean);
  return (
    <div className={styles.field}>
      <label className={said.quietLabel ? 'visually-hidden' : styles.label} htmlFor={id}>
        {said.label}
        {said.optional && <span className={styles.optional}> ({said.optional})</span>}
      </label>
      {said.hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {said.hint}
        </p>
      )}
      {said.error && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="warning" size={1.15} />
          <span>{said.error}</span>
        </p>
      )}
      {children({ id, describedBy: parts.join(' ') || undefined, invalid: said.error ? true : undefined })}
      {said.count && (
        <p className={styles.count} id={`${id}-count`}>
          {said.count}
        </p>
      )}
    </div>
  );
}

/** Takes the focus once, when a step of a form that somebody asked for appears. */
function useFirstFocus(field: RefObject<HTMLElement | null>, wanted = false): void {
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [field, wanted]);
}

interface TextFieldProps extends Said {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'date' | 'time' | 'datetime-local';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  required?: boolean;
  autoFocus?: boolean;
  name?: string;
  /** Words of the show and hide button of a password; with them the button is there. */
  reveal?: { show: string; hide: string };
  onEnter?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. Label above, then hint, error, field. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', reveal, onEnter, required } = props;
  const [shown, setShown] = useState(false);
  const own = useRef<HTMLInputElement>(null);
  useFirstFocus(own, props.autoFocus);
  return (
    <Field said={props}>
      {({ id, describedBy, invalid }) => {
        const input = (
          <input
            ref={(element) => {
              own.current = element;
              if (typeof props.ref === 'function') props.ref(element);
              else if (props.ref) props.ref.current = element;
            }}
            id={id}
            className={styles.control}
            type={reveal && shown ? 'text' : type}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (onEnter && event.key === 'Enter' && !event.nativeEvent.isComposing) {
                event.preventDefault();
                onEnter();
              }
            }}
            inputMode={props.inputMode}
            autoComplete={props.autoComplete}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            name={props.name}
            aria-required={required}
            aria-invalid={invalid}
            aria-describedby={describedBy}
          />
        );
        if (!reveal) return input;
        return (
          <div className={styles.withEnd}>
            {input}
            <span className={styles.end}>
              <Button kind="quiet" icon={shown ? 'eye-off' : 'eye'} pressed={shown} onPress={() => setShown(!shown)}>
                {shown ? reveal.hide : reveal.show}
              </Button>
            </span>
          </div>
        );
      }}
    </Field>
  );
}

interface TextAreaProps extends Said {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  required?: boolean;
  maxLength?: number;
  autoFocus?: boolean;
  /** Ctrl or Cmd with Enter. */
  onSend?: () => void;
  /** Buttons under the text, inside the frame. */
  tools?: ReactNode;
  name?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

const growsByItself = () => typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content');

/** Room for words: grows with them, never under 16 px. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 4, onSend, tools } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  useFirstFocus(own, props.autoFocus);

  useLayoutEffect(() => {
    const area = own.current;
    if (!area || growsByItself()) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }, [value]);

  return (
    <Field said={props}>
      {({ id, describedBy, invalid }) => {
        const area = (
          <textarea
            ref={(element) => {
              own.current = element;
              if (typeof props.ref === 'function') props.ref(element);
              else if (props.ref) props.ref.current = element;
            }}
            id={id}
            className={`${styles.control} ${styles.area}`}
            style={{ ['--rows' as string]: rows }}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (onSend && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                onSend();
              }
            }}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            name={props.name}
            aria-required={props.required}
            aria-invalid={invalid}
            aria-describedby={describedBy}
          />
        );
        return tools ? (
          <div className={styles.frame}>
            {area}
            <div className={styles.tools}>{tools}</div>
          </div>
        ) : (
          area
        );
      }}
    </Field>
  );
}

interface NativeSelectProps extends Said {
  value: string;
  onChange: (value: string) => void;
  options: { value: string; text: string }[];
  /** First, empty line such as "Choose one". */
  none?: string;
  name?: string;
  autoComplete?: string;
}

/** The picker of the phone itself. */
export function NativeSelect(props: NativeSelectProps) {
  return (
    <Field said={props}>
      {({ id, describedBy, invalid }) => (
        <div className={styles.selectBox}>
          <select
            id={id}
            className={`${styles.control} ${styles.select}`}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            name={props.name}
            autoComplete={props.autoComplete}
            aria-invalid={invalid}
            aria-describedby={describedBy}
          >
            {props.none !== undefined && <option value="">{props.none}</option>}
            {props.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={1.1} />
        </div>
      )}
    </Field>
  );
}

interface ErrorSummaryProps {
  /** "There is a problem" */
  title: string;
  /** One entry for each wrong field; `field` is the id of the control. */
  errors: { field: string; text: string }[];
}

/** Lists what is wrong on top of a form and takes focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) heading.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div className={styles.summary}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.field)?.focus();
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
