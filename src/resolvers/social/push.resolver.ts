import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { vapidKeys } from '../../auth/vapid.js';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { subscribeToPush, unsubscribeFromPush } from '../../services/social/index.js';

@InputType({ description: 'The encryption keys of a push subscription, as base64url.' })
export class PushKeysInput {
  @Field(() => String, { description: 'The public key of the browser.' })
  p256dh: string;

  @Field(() => String, { description: 'The authentication secret, 16 bytes.' })
  auth: string;
}

@InputType({ description: 'A push subscription, as `pushManager.subscribe` returns it.' })
export class PushSubscribeInput {
  @Field(() => String, { description: 'The endpoint URL of the push service.' })
  endpoint: string;

  @Field(() => PushKeysInput, { description: 'The encryption keys.' })
  keys: PushKeysInput;

  @Field(() => Date, {
    nullable: true,
    description: 'Time at which the subscription expires, if the browser names it.',
  })
  expirationTime?: Date | null;
}

@InputType({ description: 'Input of `pushUnsubscribe`.' })
export class PushUnsubscribeInput {
  @Field(() => String, { description: 'The endpoint of the subscription.' })
  endpoint: string;
}

@ObjectType({ description: "The state of this browser's push subscription." })
export class PushPayload extends MutationPayload {
  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'Whether the browser is subscribed. Null on refusal.',
  })
  subscribed?: boolean | null;
}

/** Push messages to browsers that are closed. */
@Resolver()
export class PushResolver {
  @Query(() => String, {
    nullable: true,
    description: 'The public key of this gateway for `pushManager.subscribe` (`applicationServerKey`).',
  })
  async pushPublicKey(): Promise<string> {
    return (await vapidKeys()).publicKey;
  }

  @Mutation(() => PushPayload, {
    nullable: true,
    description:
      'Subscribes this browser to push messages until the session ends. Idempotent; at most ten browsers, the oldest is replaced.',
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
    description: 'Unsubscribes this browser from push messages.',
  })
  async pushUnsubscribe(
    @Arg('input', () => PushUnsubscribeInput) input: PushUnsubscribeInput,
    @Ctx() ctx: Context,
  ): Promise<PushPayload> {
    await unsubscribeFromPush(ctx, input);
    return { subscribed: false };
  }
}
