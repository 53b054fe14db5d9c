import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { vapidKeys } from '../../auth/vapid.js';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { subscribeToPush, unsubscribeFromPush } from '../../services/social/index.js';

/** The keys of a subscription, as the browser has made them. */
@InputType({ description: 'The keys that messages to a browser are encrypted with, as base64url.' })
export class PushKeysInput {
  @Field(() => String, { description: 'The browser’s public key.' })
  p256dh: string;

  @Field(() => String, { description: 'The secret that goes with it, 16 bytes.' })
  auth: string;
}

/** A subscription as `pushManager.subscribe` makes it. */
@InputType({ description: 'A subscription as `pushManager.subscribe` of a browser makes it.' })
export class PushSubscribeInput {
  @Field(() => String, { description: 'Where its push service takes messages.' })
  endpoint: string;

  @Field(() => PushKeysInput, { description: 'The keys.' })
  keys: PushKeysInput;

  @Field(() => Date, {
    nullable: true,
    description: 'When the subscription ends, where the browser says so.',
  })
  expirationTime?: Date | null;
}

/** Which browser takes no more messages. */
@InputType({ description: 'Which browser takes no more push messages.' })
export class PushUnsubscribeInput {
  @Field(() => String, { description: 'The endpoint of its subscription.' })
  endpoint: string;
}

/** The answer to both. */
@ObjectType({ description: 'Whether the browser takes push messages now.' })
export class PushPayload extends MutationPayload {
  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'True while it does; null when refused.',
  })
  subscribed?: boolean | null;
}

/** Push messages to browsers that are closed. */
@Resolver()
export class PushResolver {
  @Query(() => String, {
    description: 'The key of this gateway for `pushManager.subscribe`, as its `applicationServerKey`.',
  })
  async pushPublicKey(): Promise<string> {
    return (await vapidKeys()).publicKey;
  }

  @Mutation(() => PushPayload, {
    nullable: true,
    description:
      'Lets this browser take push messages while one is not connected, until one signs out on it. The same again changes nothing; of more than ten browsers the oldest gives way.',
  })
  async pushSubscribe(
    @Arg('input', () => PushSubscribeInput) input: PushSubscribeInput,
    @Ctx() ctx: Context,
  ): Promise<PushPayload> {
    await subscribeToPush(ctx, input);
    return { subscribed: true };
  }

  @Mutation(() => PushPayload, {
    nullable: true,
    description: 'Takes no more push messages on this browser.',
  })
  async pushUnsubscribe(
    @Arg('input', () => PushUnsubscribeInput) input: PushUnsubscribeInput,
    @Ctx() ctx: Context,
  ): Promise<PushPayload> {
    await unsubscribeFromPush(ctx, input);
    return { subscribed: false };
  }
}
