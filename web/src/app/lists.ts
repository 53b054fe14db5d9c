import type { ApolloCache, Reference } from '@apollo/client';

interface List {
  nodes: readonly Reference[];
}

interface Details {
  readField: (field: string, from: Reference) => unknown;
  toReference: (object: { __typename: string; id: string }) => Reference | undefined;
  /** The name of the field with its arguments. */
  storeFieldName: string;
}

/** Changes the nodes of a connection in the cache, of each of its loaded lists. */
export function changeNodes(
  cache: ApolloCache,
  owner: { __typename: string; id: string },
  field: string,
  change: (nodes: readonly Reference[], details: Details) => readonly Reference[],
): void {
  const modify = (list: List, details: Details): List => {
    const nodes = change(list.nodes, details);
    return nodes === list.nodes ? list : { ...list, nodes };
  };
  cache.modify({ id: cache.identify(owner), fields: { [field]: modify as never } });
}
