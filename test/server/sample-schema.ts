import { Public } from '../../src/schema/public.js';
import { Length, Max } from 'class-validator';
import type { GraphQLSchema } from 'graphql';
import { mongo } from 'mongoose';
import {
  Arg,
  Args,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  InterfaceType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { requireViewer } from '../../src/auth/viewer.js';
import type { Context } from '../../src/loaders/context.js';
import { connectionOf, edgeOf } from '../../src/schema/connection.js';
import { refuse } from '../../src/schema/errors.js';
import { PageArgs, toRange } from '../../src/schema/page-args.js';
import { MutationPayload } from '../../src/schema/payload.js';
import { assembleSchema } from '../../src/server/graphql/schema.js';

/** A small API of the same build as the gateway's, for tests of the server alone. */

enum Mood {
  CALM = 'calm',
  WILD = 'wild',
}
registerEnumType(Mood, {
  name: 'SampleMood',
  description: 'An enum whose stored values differ from its names.',
});

/** An interface of its own: types that implement the real Node would join the real schema of the same process. */
@InterfaceType('SampleNode')
abstract class SampleNode {
  @Field(() => ID, { nullable: true }) key?: string;
}

@ObjectType('SamplePost', {
  implements: SampleNode,
  description: 'Something written.',
  simpleResolvers: true,
})
class SamplePost extends SampleNode {
  @Field(() => String) title: string;
  @Field(() => Mood) mood: Mood;
  @Field(() => Date) at: Date;
  @Field(() => [String]) tags: string[];
}

@ObjectType('SampleComment', {
  implements: SampleNode,
  description: 'Something said.',
  simpleResolvers: true,
})
class SampleComment extends SampleNode {
  @Field(() => String, { nullable: true }) body?: string | null;
}

const SampleThing = createUnionType({
  name: 'SampleThing',
  types: () => [SamplePost, SampleComment] as const,
});

@ObjectType('SamplePostEdge')
class SampleEdge extends edgeOf('SamplePost', () => SamplePost) {}
@ObjectType('SamplePostConnection')
class SampleConnection extends connectionOf(
  'SamplePost',
  () => SamplePost,
  () => SampleEdge,
) {}

@ObjectType('SamplePayload')
class SamplePayload extends MutationPayload {
  @Field(() => SamplePost, { nullable: true }) post?: SamplePost | null;
}

@InputType('SampleInput')
class SampleInput {
  @Field(() => String) @Length(1, 10, { message: 'A title has 1 to 10 characters.' }) title: string;
  @Field(() => Mood, { defaultValue: Mood.CALM }) mood: Mood;
  @Field(() => Int, { nullable: true }) @Max(5, { message: 'At most 5 stars.' }) stars?: number | null;
}

export const posts = Array.from({ length: 12 }, (_, index) => ({
  __typename: 'SamplePost',
  key: `post ${index}`,
  title: `Post ${index}`,
  mood: index % 2 ? Mood.WILD : Mood.CALM,
  at: new Date(Date.UTC(2025, 0, index + 1)),
  tags: ['a', 'b'].slice(0, index % 3),
}));
const comments = posts.map((post, index) => ({
  __typename: 'SampleComment',
  key: post.key,
  body: index % 4 ? `Comment ${index}` : null,
}));

function page(args: PageArgs) {
  const { size } = toRange(args);
  const items = posts.slice(0, size);
  return {
    edges: items.map((node) => ({ cursor: node.title, node })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    total: () => posts.length,
  };
}

/** What the sample's slow query waits for, so that a test decides when it ends. */
export const gate = { open: (): void => undefined, entered: (): void => undefined };
/** What the sample's subscriptions hand out. */
export const stream = { running: 0 };

@Resolver()
class SampleResolver {
  @Query(() => String) hello(): string {
    return 'world';
  }
  @Query(() => String, { nullable: true }) whoami(@Ctx() ctx: Context): string | null {
    return ctx.viewer?.id.toHexString() ?? null;
  }
  @Query(() => SampleConnection) samplePosts(@Args(() => PageArgs) args: PageArgs) {
    return page(args) as unknown as SampleConnection;
  }
  @Query(() => [SampleNode]) nodes(@Arg('ids', () => [ID]) ids: string[]): SampleNode[] {
    return ids.map((_, index) => posts[index % posts.length] as unknown as SampleNode);
  }
  @Query(() => [SampleThing]) things(@Arg('mood', () => Mood, { nullable: true }) mood?: Mood) {
    return posts
      .filter((post) => !mood || post.mood === mood)
      .map((post, i) => (i % 2 ? post : comments[i])) as never;
  }
  @Query(() => SampleNode, { nullable: true }) anyNode(
    @Arg('n', () => Int, { defaultValue: 1 }) n: number,
  ): SampleNode {
    return (n % 2 ? posts[1] : comments[1]) as unknown as SampleNode;
  }
  @Query(() => String) echo(
    @Arg('text', () => String, { nullable: true, defaultValue: 'nothing' }) text: string | null,
    @Arg('mood', () => Mood, { nullable: true }) mood?: Mood | null,
    @Arg('day', () => Date, { nullable: true }) day?: Date | null,
  ): string {
    return JSON.stringify([text, mood ?? null, day instanceof Date ? day.toISOString() : (day ?? null)]);
  }
  @Query(() => String, { nullable: true }) refused(@Arg('code', () => String) code: string): string {
    if (code === 'NOT_FOUND') throw refuse.notFound('The post', 'id');
    if (code === 'UNAUTHENTICATED') throw refuse.unauthenticated();
    if (code === 'outage') throw outage();
    throw Object.assign(new Error('E11000 duplicate key: secret@example.com'), {
      code: 11_000,
      extensions: { code: 'X' },
    });
  }
  @Query(() => String) broken(): string {
    return null as unknown as string;
  }
  @Query(() => String) async slow(): Promise<string> {
    await new Promise<void>((resolve) => {
      gate.open = resolve;
      gate.entered();
    });
    return 'done';
  }
  @Query(() => SampleConnection) checked(@Arg('input', () => SampleInput) input: SampleInput) {
    return page({ first: input.stars ?? 1 }) as unknown as SampleConnection;
  }
  @Public()
  @Mutation(() => SamplePayload, { nullable: true })
  write(@Arg('input', () => SampleInput) input: SampleInput, @Ctx() ctx: Context): SamplePayload {
    writes.count += 1;
    if (input.title === 'mine') requireViewer(ctx);
    if (input.title === 'taken') throw refuse.conflict('This title is taken.', 'title');
    if (input.title === 'outage') throw new Error('A batch failed.', { cause: outage() });
    if (input.title === 'fault') throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
    return { post: { ...posts[0], title: input.title, mood: input.mood } as unknown as SamplePost };
  }
  @Subscription(() => Int, { subscribe: () => counting() }) count(@Root() n: number): number {
    if (n === 3) throw new Error('MongoServerError: not primary');
    return n;
  }
  @Subscription(() => String, { subscribe: () => waiting() }) quiet(@Root() text: string): string {
    return text;
  }
}

/** What the driver says while there is no primary. */
export const outage = (): Error => new mongo.MongoNetworkError('connection 7 to 10.0.0.7:27017 closed');

/** How often something was written. */
export const writes = { count: 0 };

async function* counting(): AsyncGenerator<number> {
  for (let n = 1; n <= 4; n += 1) yield n;
}

/** A stream that never says anything until it is ended. */
function waiting(): AsyncIterableIterator<string> {
  stream.running += 1;
  let end: (result: IteratorResult<string>) => void;
  const ended = new Promise<IteratorResult<string>>((resolve) => (end = resolve));
  const iterator: AsyncIterableIterator<string> = {
    next: () => ended,
    async return() {
      stream.running -= 1;
      const result = { value: undefined, done: true } as const;
      end(result);
      return result;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

@Resolver(() => SamplePost)
class SamplePostResolver {
  @Query(() => SamplePost) one(): SamplePost {
    return posts[0] as unknown as SamplePost;
  }
}

let built: GraphQLSchema | undefined;

/** The sample's schema, built once. */
export function sampleSchema(): GraphQLSchema {
  return (built ??= ownSampleSchema());
}

/** A new sample schema, for tests that change it. */
export function ownSampleSchema(): GraphQLSchema {
  return assembleSchema([SampleResolver, SamplePostResolver] as never);
}
