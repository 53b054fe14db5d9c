import { NetworkStatus } from '@apollo/client';
import { useState } from 'react';

interface Growing {
  networkStatus: NetworkStatus;
  fetchMore(options: { variables: never }): Promise<unknown>;
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/** The next pages of a list, for `InfiniteList`: `<InfiniteList {...useMore(result, data?.posts?.pageInfo)}>`. */
export function useMore(
  { networkStatus, fetchMore }: Growing,
  pageInfo: PageInfo | undefined,
  variables: Record<string, unknown> = {},
): { hasMore: boolean; loading: boolean; onMore: () => void } {
  // After a failure the list ends: it would ask again and again as long as its end is on the screen.
  const [failed, setFailed] = useState<string | null>(null);
  const after = pageInfo?.endCursor ?? null;
  return {
    hasMore: Boolean(pageInfo?.hasNextPage) && failed !== after,
    loading: networkStatus === NetworkStatus.fetchMore,
    onMore: () =>
      void fetchMore({ variables: { ...variables, after } as never }).catch(() => setFailed(after)),
  };
}
