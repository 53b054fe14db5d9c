import type { ReactNode } from 'react';
import { Card } from './layout.js';

/** A box with a heading, one line of explanation, and perhaps actions beside the heading. */
export function Section({
  title,
  text,
  actions,
  children,
}: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Card>
      <section className="stack" aria-label={title}>
        <div className="row" data-between data-wrap>
          <div>
            <h2>{title}</h2>
            {text && <p className="muted">{text}</p>}
          </div>
          {actions && (
            <div className="row" data-wrap>
              {actions}
            </div>
          )}
        </div>
        {children}
      </section>
    </Card>
  );
}
