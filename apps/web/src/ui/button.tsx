import { useId, type ReactNode, type Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link } from 'react-router';
import { announce } from './announcer.js';
import styles from './button.module.css';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import { VisuallyHidden } from './visually-hidden.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large' | 'huge';

interface Looks {
  kind?: ButtonKind;
  /** small 44 px (staff), normal 48, large 56, huge 64. */
  size?: ButtonSize;
  icon?: IconName;
  /** As wide as its place. */
  wide?: boolean;
  className?: string;
}

interface ButtonProps extends Looks {
  children?: ReactNode;
  /** Name of a button that shows an icon only. */
  label?: string;
  onPress?: () => void;
  type?: 'button' | 'submit';
  /** Why it cannot be pressed now. It stays reachable, and pressing it says the reason instead of acting. */
  offBecause?: string | undefined;
  /** Something is under way: pressing again does nothing. `pendingText` is read out. */
  pending?: boolean;
  pendingText?: string;
  /** For a button that is on or off, such as "I hear you". */
  pressed?: boolean;
  /** For a button that opens something. */
  expanded?: boolean;
  controls?: string;
  hasPopup?: 'menu' | 'dialog';
  describedBy?: string | undefined;
  autoFocus?: boolean;
  form?: string;
  name?: string;
  value?: string;
  ref?: Ref<HTMLButtonElement>;
}

const classOf = (
  { kind = 'secondary', size = 'normal', wide, className }: Looks,
  ...more: (string | false | undefined)[]
) =>
  [styles.button, styles[kind], size !== 'normal' && styles[size], wide && styles.wide, ...more, className]
    .filter(Boolean)
    .join(' ');

/** Says what happens when it is pressed. One primary per screen or dialog. */
export function Button(props: ButtonProps) {
  const {
    children,
    label,
    icon,
    onPress,
    type = 'button',
    offBecause,
    pending = false,
    pendingText,
    describedBy,
  } = props;
  const reasonId = useId();
  const press = offBecause === undefined ? onPress : () => announce(offBecause);
  const describing = [describedBy, offBecause !== undefined && reasonId].filter(Boolean).join(' ');

  return (
    <>
      <AriaButton
        ref={props.ref}
        type={offBecause === undefined ? type : 'button'}
        className={classOf(props, offBecause !== undefined && styles.off, children === undefined && styles.iconOnly)}
        isPending={pending}
        aria-disabled={offBecause !== undefined || undefined}
        aria-label={label}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-controls={props.controls}
        aria-haspopup={props.hasPopup}
        aria-describedby={describing || undefined}
        autoFocus={props.autoFocus ?? false}
        {...(press && { onPress: press })}
        {...(props.form && { form: props.form })}
        {...(props.name && { name: props.name })}
        {...(props.value !== undefined && { value: props.value })}
      >
        {pending ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} />}
        {children}
        {pending && pendingText && <VisuallyHidden>{pendingText}</VisuallyHidden>}
      </AriaButton>
      {offBecause !== undefined && <VisuallyHidden id={reasonId}>{offBecause}</VisuallyHidden>}
    </>
  );
}

interface LinkButtonProps extends Looks {
  children: ReactNode;
  /** A path of the app, or with `outside` any address: tel:, sms:, https:, /help. */
  to: string;
  outside?: boolean;
}

/** Looks like a button, goes somewhere. */
export function LinkButton(props: LinkButtonProps) {
  const inside = (
    <>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </>
  );
  return props.outside ? (
    <a className={classOf(props)} href={props.to}>
      {inside}
    </a>
  ) : (
    <Link className={classOf(props)} to={props.to}>
      {inside}
    </Link>
  );
}

/** Reads like a link but does something on this page, such as "Show what was said". */
export function TextButton({
  children,
  onPress,
  expanded,
}: {
  children: ReactNode;
  onPress: () => void;
  expanded?: boolean;
}) {
  return (
    <AriaButton className={styles.textButton} onPress={onPress} aria-expanded={expanded}>
      {children}
    </AriaButton>
  );
}
