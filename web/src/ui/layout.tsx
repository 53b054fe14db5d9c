import { useEffect, type ComponentProps, type ReactNode } from 'react';

interface PageProps {
  /** The title of the page and of the browser's tab. */
  title: string;
  /** One line below the title. */
  text?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `wide` for tables and grids. */
  width?: 'normal' | 'wide';
  /** Whether the title is for the tab and screen readers only. */
  hideTitle?: boolean;
  children: ReactNode;
}

/** A page: its title, its actions, its content. Each page has exactly one. */
export function Page({ title, text, actions, width = 'normal', hideTitle = false, children }: PageProps) {
  useEffect(() => {
    document.title = title === 'Leela' ? title : `${title} · Leela`;
  }, [title]);
  return (
    <div className="page" data-width={width}>
      {hideTitle ? (
        <h1 className="visually-hidden">{title}</h1>
      ) : (
        <header className="page-head">
          <div>
            <h1>{title}</h1>
            {text && <p>{text}</p>}
          </div>
          {actions && <div className="row">{actions}</div>}
        </header>
      )}
      {children}
    </div>
  );
}

/** A box on the page. `flush` lets the content reach its edges. */
export function Card({ flush, className, ...rest }: ComponentProps<'div'> & { flush?: boolean }) {
  return (
    <div className={className ? `card ${className}` : 'card'} data-flush={flush || undefined} {...rest} />
  );
}

/** Things below each other. */
export function Stack({ gap = 'normal', ...rest }: ComponentProps<'div'> & { gap?: 'normal' | 'small' }) {
  return <div className="stack" data-gap={gap} {...rest} />;
}

/** Things beside each other. */
export function Row({
  wrap,
  between,
  ...rest
}: ComponentProps<'div'> & { wrap?: boolean; between?: boolean }) {
  return <div className="row" data-wrap={wrap || undefined} data-between={between || undefined} {...rest} />;
}

/** A short word with a colour, such as a status. */
export function Badge({
  tone,
  children,
}: {
  tone?: 'accent' | 'good' | 'warn' | 'bad';
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** Shown where a list is empty. */
export function Empty({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}

/** A note in a box: an error, a warning, a success. Errors are announced to screen readers. */
export function Note({ tone, children }: { tone?: 'bad' | 'warn' | 'good'; children: ReactNode }) {
  return (
    <div className="note" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** The errors of an operation that belong to no field of the form. */
export function Errors({ of }: { of: readonly { message: string; field?: string | null }[] }) {
  if (of.length === 0) return null;
  return <Note tone="bad">{of.map(({ message }) => message).join(' ')}</Note>;
}

/** A grey box of the size that content will have, so that nothing moves when it comes. */
export function Skeleton({ height, width }: { height: number | string; width?: number | string }) {
  return <div className="skeleton" style={{ height, width }} aria-hidden="true" />;
}

/** Shown while something is loaded, where the size of the content is not known. */
export function Spinner({ label = 'Loading' }: { label?: string }) {
  return <div className="spinner" role="status" aria-label={label} />;
}
