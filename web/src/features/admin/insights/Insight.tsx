import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { InsightRange } from '@leela/client/schema.js';
import type { ReactNode } from 'react';
import { Skeleton } from '../../../ui/index.js';
import { Failed } from '../parts.js';

/** What an insight gets from its page. */
export interface InsightProps {
  range: InsightRange;
  /** Whether the period before is shown, too. */
  compare: boolean;
}

/** Asks for figures and shows them; the former ones stay until the new ones are there. */
export function Insight<D extends { insights?: unknown }, V extends OperationVariables>({
  document,
  variables,
  children,
}: {
  document: TypedDocumentNode<D, V>;
  variables: NoInfer<V>;
  children: (insights: NonNullable<NoInfer<D>['insights']>) => ReactNode;
}) {
  // Figures change every minute, and parts of different selections would replace each other in the cache.
  const query = useQuery(document, { variables, fetchPolicy: 'no-cache' } as never);
  const data = (query.data ?? query.previousData) as D | undefined;
  if (query.error) return <Failed error={query.error} />;
  if (!data?.insights)
    return (
      <>
        <Skeleton height={96} />
        <Skeleton height={290} />
        <Skeleton height={290} />
      </>
    );
  return (
    <div
      aria-busy={query.loading || undefined}
      className="stack"
      style={{ opacity: query.loading ? 0.6 : 1 }}
    >
      {children(data.insights)}
    </div>
  );
}
