import type { TypePolicies } from '@apollo/client';

/** A connection that grows by pages: nodes are kept once each, in the order of the gateway. */
interface Page {
  nodes?: readonly { __ref?: string }[];
  edges?: readonly { node: { __ref?: string } }[];
  pageInfo?: Record<string, unknown>;
}

/**
 * The cache policy of a connection that is read page after page with `after`. The first page replaces all.
 * `keyArgs` are the arguments that select another list.
 */
export function pages(keyArgs: string[] | false = false): {
  keyArgs: string[] | false;
  merge: (
    existing: Page | undefined,
    incoming: Page,
    options: { args: Record<string, unknown> | null },
  ) => Page;
  read: (existing: Page | undefined, options: { canRead: (item: never) => boolean }) => Page | undefined;
} {
  return {
    keyArgs,
    // A deleted node leaves its edge behind, and an edge without a node would load the whole list again.
    read(existing, { canRead }) {
      if (!existing?.edges) return existing;
      return { ...existing, edges: existing.edges.filter(({ node }) => canRead(node as never)) };
    },
    merge(existing, incoming, { args }) {
      if (!existing || !args?.['after']) return incoming;
      return {
        ...incoming,
        ...(incoming.nodes && {
          nodes: once([...(existing.nodes ?? []), ...incoming.nodes], (one) => one.__ref),
        }),
        ...(incoming.edges && {
          edges: once([...(existing.edges ?? []), ...incoming.edges], (one) => one.node.__ref),
        }),
      };
    },
  };
}

/**
 * The cache policy of a connection that is read from its end, with `last` and `before`. Pages without `before` replace
 * all.
 */
export function earlierPages(keyArgs: string[] | false = false): Omit<ReturnType<typeof pages>, 'read'> {
  return {
    keyArgs,
    merge(existing, incoming, { args }) {
      if (!existing || !args?.['before']) return incoming;
      const { hasPreviousPage, startCursor } = incoming.pageInfo ?? {};
      return {
        ...existing,
        nodes: once([...(incoming.nodes ?? []), ...(existing.nodes ?? [])], (one) => one.__ref),
        pageInfo: { ...existing.pageInfo, hasPreviousPage, startCursor },
      };
    },
  };
}

function once<T>(items: T[], key: (item: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const id = key(item);
    if (id === undefined) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Policies that the features declare in `features/<name>/cache.ts`, as `typePolicies`. */
const declared = import.meta.glob<{ typePolicies: TypePolicies }>('../features/*/cache.ts', { eager: true });

/** Parts of their parent that have no id on purpose, as docs/clients.md lists them. */
const PARTS = ['UserStats', 'PostStats', 'CommentStats', 'Preferences', 'Dashboard', 'UserProfile'];

/** The cache policies of all types. Fields of a type that several features declare are joined. */
export const typePolicies: TypePolicies = Object.values(declared).reduce<TypePolicies>(
  (all, one) => {
    for (const [type, policy] of Object.entries(one.typePolicies)) {
      const { fields, ...rest } = policy;
      all[type] = { ...all[type], ...rest, fields: { ...all[type]?.fields, ...fields } };
    }
    return all;
  },
  {
    ...Object.fromEntries(PARTS.map((type) => [type, { keyFields: false as const }])),
    User: { fields: { stats: { merge: true } } },
    Post: { fields: { stats: { merge: true } } },
    Comment: { fields: { stats: { merge: true } } },
    Viewer: { fields: { preferences: { merge: true }, profile: { merge: true } } },
  },
);
