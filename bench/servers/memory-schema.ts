import type { GraphQLSchema } from 'graphql';
import { Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { assembleSchema } from '../../src/server/graphql/schema.js';

/** An author, in memory. */
@ObjectType({ simpleResolvers: true })
class BenchAuthor {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  username: string;

  @Field(() => String)
  fullName: string;

  @Field(() => String)
  avatar: string;
}

/** A comment, in memory. */
@ObjectType({ simpleResolvers: true })
class BenchComment {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  body: string;

  @Field(() => String)
  createdAt: string;

  authorId: number;
}

/** A post, in memory. */
@ObjectType({ simpleResolvers: true })
class BenchPost {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  caption: string;

  @Field(() => String)
  url: string;

  @Field(() => Int)
  likes: number;

  @Field(() => String)
  createdAt: string;

  authorId: number;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const authors: BenchAuthor[] = numbers(20).map((n) => ({
  id: `user_${n}`,
  username: `person_${n}`,
  fullName: `First Last ${n}`,
  avatar: `https://media.bench.example/portraits/${n}.jpg`,
}));
const comments = numbers(60).map((n) => ({
  id: `comment_${n}`,
  body: `Comment ${n}: not sure about the crop, but the light! And what would the same be at night, in the rain?`,
  createdAt: '2026-01-01T12:00:00.000Z',
  authorId: (n * 7) % 20,
}));
const posts = numbers(20).map((n) => ({
  id: `post_${n}`,
  caption: `Number ${n}: light on water, the hour before the city wakes, and what the model made of it.`,
  url: `https://media.bench.example/${n}.jpg`,
  likes: n,
  createdAt: '2026-01-01T12:00:00.000Z',
  authorId: n,
}));

@Resolver(() => BenchPost)
class BenchPostResolver {
  @Query(() => [BenchPost])
  feed(): BenchPost[] {
    return posts;
  }

  @FieldResolver(() => BenchAuthor)
  author(@Root() post: unknown): BenchAuthor {
    return authors[(post as BenchPost).authorId]!;
  }

  @FieldResolver(() => [BenchComment])
  comments(@Root() post: unknown): BenchComment[] {
    const { authorId } = post as BenchPost;
    return comments.slice(authorId * 3, authorId * 3 + 3);
  }
}

@Resolver(() => BenchComment)
class BenchCommentResolver {
  @FieldResolver(() => BenchAuthor)
  author(@Root() comment: unknown): BenchAuthor {
    return authors[(comment as BenchComment).authorId]!;
  }
}

/** A feed whose data is there already, so that only the servers differ. */
export function memorySchema(): GraphQLSchema {
  return assembleSchema([BenchPostResolver, BenchCommentResolver]);
}
