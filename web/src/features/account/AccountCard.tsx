import type { OperationError } from '@leela/client';
import type { FormEvent, ReactNode } from 'react';
import { Card, Errors, Page } from '../../ui/index.js';

/** A page with one form about an account. */
export function AccountCard({
  title,
  text,
  errors = [],
  onSubmit,
  children,
}: {
  title: string;
  text?: ReactNode;
  /** The errors that belong to no field of the form. */
  errors?: readonly OperationError[];
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}) {
  return (
    <Page title={title} text={text}>
      <Card>
        <form onSubmit={onSubmit} className="stack">
          <Errors of={errors} />
          {children}
        </form>
      </Card>
    </Page>
  );
}
