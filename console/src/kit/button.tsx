import type { ReactNode } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import style from './button.module.css';

/** `main` once on a page or a sheet; `danger` where something is taken away; `plain` inside rows and beside texts. */
export type ButtonKind = 'main' | 'usual' | 'danger' | 'plain';

export interface ButtonProps {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  /** What it does, in words: "Approve for 312 computers". Without words give `label`. */
  readonly children?: ReactNode;
  /** Of a button that shows an icon only. */
  readonly label?: string;
  readonly onPress?: () => void;
  readonly disabled?: boolean;
  /** It has been pressed and is at work: stays focusable, does not press twice. */
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  /** The id of the form that it submits, where it does not stand in it: at the foot of a sheet. */
  readonly form?: string;
  /** A key that does the same, shown and announced. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  /** Of a button that opens something beside it: whether that is open. */
  readonly expanded?: boolean;
}

export function Button({
  kind = 'usual',
  icon,
  children,
  label,
  onPress,
  disabled,
  busy,
  type,
  form,
  shortcut,
  pressed,
  expanded,
}: ButtonProps) {
  return (
    <AriaButton
      className={`${style['button']} ${style[kind]}`}
      type={busy === true ? 'button' : (type ?? 'button')}
      isDisabled={disabled ?? false}
      data-busy={busy === true ? '' : undefined}
      data-pressed-on={pressed === true ? '' : undefined}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(form === undefined ? {} : { form })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
      {...(onPress === undefined || busy === true ? {} : { onPress })}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
      {shortcut !== undefined && children !== undefined && <kbd>{shortcut}</kbd>}
    </AriaButton>
  );
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({
  to,
  kind = 'usual',
  icon,
  children,
  download,
}: {
  readonly to: string;
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** The browser keeps what is there instead of showing it. */
  readonly download?: boolean;
}) {
  return (
    <AriaLink
      className={`${style['button']} ${style[kind]}`}
      href={to}
      {...(download === true ? { download: true } : {})}
    >
      {icon}
      <span>{children}</span>
    </AriaLink>
  );
}
