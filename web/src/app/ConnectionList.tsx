import { useState, type ReactNode } from 'react';
import { Button, Empty, InfiniteList, Skeleton } from '../ui/index.js';

interface Connection<T> {
  nodes: readonly T[];
  pageInfo?: { hasNextPage: boolean; endCursor?: string | null };
}

interface ConnectionListProps<T> {
  /** The connection. Undefined while it is loaded. */
  list: Connection<T> | null | undefined;
  loading: boolean;
  error?: Error;
  /** Loads the page after a cursor. */
  onMore?: (after: string) => Promise<unknown>;
  onRetry?: () => Promise<unknown>;
  /** The height of an item, for the placeholders. */
  itemHeight?: number;
  /** The class of the list. Defaults to `stack`. */
  className?: string;
  /** Shown where the list is empty. */
  empty: ReactNode;
  children: (item: T) => ReactNode;
}

/** A connection of the API: placeholders, items, further pages, its error, its emptiness. */
export function ConnectionList<T>({
  list,
  loading,
  error,
  onMore,
  onRetry,
  itemHeight = 120,
  className = 'stack',
  empty,
  children,
}: ConnectionListProps<T>) {
  // The page after this cursor could not be loaded. A list at the end of the screen would ask for it for ever.
  const [failed, setFailed] = useState<string | null>(null);
  if (error && !list)
    return (
      <Empty
        title="The list could not be loaded"
        text={error.message}
        action={onRetry && <Button onClick={() => void onRetry().catch(() => undefined)}>Try again</Button>}
      />
    );
  if (!list)
    return loading ? (
      <div className={className} aria-busy="true">
        {[0, 1, 2, 3].map((key) => (
          <Skeleton key={key} height={itemHeight} />
        ))}
      </div>
    ) : (
      empty
    );
  if (list.nodes.length === 0) return empty;
  const { hasNextPage = false, endCursor } = list.pageInfo ?? {};
  const items = <div className={className}>{list.nodes.map(children)}</div>;
  if (!onMore || !hasNextPage || !endCursor) return items;
  function more() {
    setFailed(null);
    void onMore!(endCursor!).catch(() => setFailed(endCursor!));
  }
  if (failed === endCursor)
    return (
      <>
        {items}
        <Empty
          title="The list could not be loaded further"
          action={<Button onClick={more}>Try again</Button>}
        />
      </>
    );
  return (
    <InfiniteList hasMore loading={loading} onMore={more}>
      {items}
    </InfiniteList>
  );
}
