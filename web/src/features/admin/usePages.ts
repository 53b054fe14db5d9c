import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

interface Connection<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** A list that is read page after page, as `DataTable` takes it. `pick` finds the connection in the answer. */
export function usePages<D, V extends OperationVariables, T>(
  document: TypedDocumentNode<D, V>,
  variables: V,
  pick: (data: D) => Connection<T> | null | undefined,
) {
  const query = useQuery(document, {
    ...{ variables, notifyOnNetworkStatusChange: true, fetchPolicy: 'cache-and-network' as const },
  } as never);
  const data = (query.data ?? query.previousData) as D | undefined;
  const list = data === undefined ? undefined : pick(data);
  return {
    rows: data === undefined ? undefined : (list?.nodes ?? []),
    hasMore: list?.pageInfo.hasNextPage ?? false,
    loading: query.loading,
    error: query.error,
    onMore: () => void query.fetchMore({ variables: { after: list?.pageInfo.endCursor } } as never),
    refetch: () => void query.refetch(),
  };
}
