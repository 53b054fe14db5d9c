import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

interface Look {
  /** `main` is the one action of a place. Defaults to `main`. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
}

/** A button with a text. While `busy` it can not be pressed. */
export function Button({
  kind = 'main',
  size = 'normal',
  busy = false,
  disabled,
  children,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean }) {
  return (
    <button
      type="button"
      className="button"
      data-kind={kind}
      data-size={size}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({ kind = 'main', size = 'normal', ...rest }: LinkProps & Look) {
  return <Link className="button" data-kind={kind} data-size={size} {...rest} />;
}

/** A button with an icon, and perhaps a count. `label` is what screen readers say. */
export function IconButton({
  label,
  pressed,
  children,
  ...rest
}: ComponentProps<'button'> & { label: string; pressed?: boolean; children: ReactNode }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
    >
      {children}
    </button>
  );
}
