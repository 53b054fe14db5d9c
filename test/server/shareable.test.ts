import { isObjectType, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PreparedDocuments } from '../../src/server/graphql/prepared.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { isShareable } from '../../src/server/graphql/shareable.js';
import { ShareKeys } from '../../src/server/websocket/share-key.js';

const schema = buildGatewaySchema();

const shareable = (query: string): boolean => {
  const document = parse(query);
  return isShareable(schema, document, document.definitions[0] as OperationDefinitionNode);
};

const post = (selection: string, more = ''): string =>
  `subscription S($id: ID!) { postActivity(postId: $id) { ${selection} } } ${more}`;

describe('what subscribers may share', () => {
  it('is never a field that depends on the viewer', () => {
    const marked: string[] = [];
    for (const type of Object.values(schema.getTypeMap()))
      if (isObjectType(type))
        for (const field of Object.values(type.getFields()))
          if (field.extensions['shareable']) marked.push(`${type.name}.${field.name}`);
    expect(marked).toContain('Post.stats');
    const own = /\.(viewer|own|unread|isRead|mutual|email|online|lastSeen|lastRead|muted|archived|draft)/i;
    // What an entry itself says: whoever may not know it is not told of it.
    const entries = ['PresenceChanged.online', 'PresenceChanged.lastSeenAt'];
    expect(marked.filter((name) => own.test(name) && !entries.includes(name))).toEqual([]);
    // Lists are filtered by what the viewer may see.
    expect(marked.filter((name) => /Connection\.|\.(nodes|edges|mentions|likers)$/.test(name))).toEqual([]);
  });

  it('is a selection of nothing else, however it is written', () => {
    expect(shareable(post('post { id stats { likes } author { username } } newComment { body }'))).toBe(true);
    expect(shareable(post('__typename post { ...P }', 'fragment P on Post { __typename caption }'))).toBe(
      true,
    );
    for (const [selection, more] of [
      ['post { viewerReaction }'],
      ['post { id mine: viewerHasSaved }'],
      ['post { ... on Post { author { viewerIsFollowing } } }'],
      ['post { ... @include(if: false) { viewerReaction } }'],
      ['post { ...P }', 'fragment P on Post { ...Q } fragment Q on Post { viewerHasReposted }'],
      ['post { comments(first: 1) { nodes { body } } }'],
      ['newComment { author { email } }'],
      ['newComment { mentions { id } }'],
    ])
      expect(shareable(post(selection!, more)), selection).toBe(false);
  });

  it('is shared by those who ask the same with the same variables, wherever they go on from', () => {
    const keys = new ShareKeys(schema);
    const documents = new PreparedDocuments(schema, { introspection: false, hideSuggestions: true });
    const keyOf = (query: string, variables: Record<string, unknown>) => {
      const prepared = documents.prepare(known(query));
      if (prepared.errors) throw prepared.errors[0]!;
      return keys.of(known(query), [...prepared.operations.values()][0]!, variables);
    };
    const parsed = new Map<string, ReturnType<typeof parse>>();
    const known = (query: string) => {
      if (!parsed.has(query)) parsed.set(query, parse(query));
      return parsed.get(query)!;
    };
    const one = post('post { id }');
    expect(keyOf(one, { id: 'a' })).toBe(keyOf(one, { id: 'a' }));
    expect(keyOf(one, { id: 'a' })).not.toBe(keyOf(one, { id: 'b' }));
    expect(keyOf(one, { id: 'a' })).not.toBe(keyOf(post('post { caption }'), { id: 'a' }));
    expect(keyOf(post('post { viewerReaction }'), { id: 'a' })).toBeNull();
    const talk =
      'subscription T($id: ID!, $after: String) { conversationEvent(conversationId: $id, after: $after) { __typename } }';
    expect(keyOf(talk, { id: 'a', after: 'x' })).toBe(keyOf(talk, { id: 'a' }));
    expect(keyOf(talk, { id: 'a' })).not.toBeNull();
  });
});
