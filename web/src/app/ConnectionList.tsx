import { useState, type ReactNode } from 'react';
import { Button, Empty, InfiniteList, MoreButton, Skeleton } from '../ui/index.js';

interface Connection<T> {
  nodes: readonly T[];
  pageInfo?: { hasNextPage: boolean; endCursor?: string | null };
}

/** A query of a connection, as `useQuery` returns it. */
interface ListResult {
  loading: boolean;
  error?: Error;
  fetchMore(options: { variables: never }): Promise<unknown>;
  refetch(): Promise<unknown>;
}

export interface ConnectionListProps<T> {
  result: ListResult;
  /** The connection. Undefined while it is loaded. */
  list: Connection<T> | null | undefined;
  /** The variables of further pages, beside `after`. */
  further?: Record<string, unknown>;
  /** Whether further pages come by a click, and not when the end is near. For short lists. */
  byClick?: boolean;
  /** The height of an item, for the placeholders. */
  itemHeight?: number;
  /** Shown while the list is loaded, in place of grey boxes. */
  placeholder?: ReactNode;
  /** The class of the list. Defaults to `stack`. */
  className?: string;
  /** What is around the items, in place of a box with the class. */
  frame?: (items: ReactNode) => ReactNode;
  /** Shown where the list is empty. */
  empty: ReactNode;
  children: (item: T, index: number) => ReactNode;
}

/** A connection of the API: placeholders, items, further pages, its error, its emptiness. */
export function ConnectionList<T>({
  result,
  list,
  further,
  byClick = false,
  itemHeight = 120,
  placeholder,
  className = 'stack',
  frame = (items) => <div className={className}>{items}</div>,
  empty,
  children,
}: ConnectionListProps<T>) {
  const { loading, error } = result;
  // The page after this cursor could not be loaded. A list at the end of the screen would ask for it for ever.
  const [failed, setFailed] = useState<string | null>(null);
  if (error && !list)
    return (
      <Empty
        title="The list could not be loaded"
        text={error.message}
        action={<Button onClick={() => void result.refetch().catch(() => undefined)}>Try again</Button>}
      />
    );
  if (!list) {
    if (!loading) return empty;
    return (
      placeholder ?? (
        <div className={className} aria-busy="true">
          {[0, 1, 2, 3].map((key) => (
            <Skeleton key={key} height={itemHeight} />
          ))}
        </div>
      )
    );
  }
  if (list.nodes.length === 0) return empty;
  const { hasNextPage = false, endCursor } = list.pageInfo ?? {};
  const items = frame(list.nodes.map(children));
  if (!hasNextPage || !endCursor) return items;
  const after = endCursor;
  function more() {
    setFailed(null);
    void result.fetchMore({ variables: { ...further, after } as never }).catch(() => setFailed(after));
  }
  if (failed === after)
    return (
      <>
        {items}
        <Empty
          title="The list could not be loaded further"
          action={<Button onClick={more}>Try again</Button>}
        />
      </>
    );
  if (byClick)
    return (
      <>
        {items}
        <MoreButton hasMore loading={loading} onMore={more} />
      </>
    );
  return (
    <InfiniteList hasMore loading={loading} onMore={more}>
      {items}
    </InfiniteList>
  );
}
