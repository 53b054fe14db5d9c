import {
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
} from 'graphql';

/** One thing told on a topic: about 300 bytes as an answer. */
export interface Tick {
  seq: number;
  text: string;
  author: { id: string; username: string; avatar: string };
}

/** The thing with this number. */
export const tick = (seq: number): Tick => ({
  seq,
  text: `Number ${seq}, and some words that stand for what people say to each other on a usual day.`,
  author: {
    id: 'usr_65a1b2c3d4e5f60718293a4b',
    username: 'mira',
    avatar: 'https://cdn.example.com/avatars/mira.webp',
  },
});

/** What every client asks. */
export const TICKS =
  'subscription Ticks($topic: ID!) { ticks(topic: $topic) { seq text author { id username avatar } } }';

const shared = (type: GraphQLOutputType): GraphQLFieldConfig<unknown, unknown> => ({
  type,
  extensions: { shareable: true },
});

/** The same schema for all contenders, but for where events come from. */
export function liveSchema(
  subscribe: NonNullable<GraphQLFieldConfig<unknown, unknown>['subscribe']>,
): GraphQLSchema {
  const author = new GraphQLObjectType({
    name: 'Author',
    fields: { id: shared(GraphQLID), username: shared(GraphQLString), avatar: shared(GraphQLString) },
  });
  const told = new GraphQLObjectType({
    name: 'Tick',
    fields: {
      seq: shared(new GraphQLNonNull(GraphQLInt)),
      text: shared(GraphQLString),
      author: shared(author),
    },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        ticks: {
          ...shared(told),
          args: { topic: { type: new GraphQLNonNull(GraphQLID) } },
          subscribe,
          resolve: (entry) => entry,
        },
      },
    }),
  });
}
