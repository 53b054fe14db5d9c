import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { renewSocket } from '../../services/identity/index.js';

/** The fresh token of a socket. */
@InputType({ description: 'The fresh token of a WebSocket.' })
export class RenewSocketInput {
  @Field(() => String, { description: 'An access token of the same person.' })
  @MaxLength(4_096)
  accessToken: string;
}

/** Until when a socket may stay open. */
@ObjectType({ description: 'Until when the socket may stay open.' })
export class RenewSocketPayload extends MutationPayload {
  @Field(() => Date, { nullable: true, description: 'When the new token ends; the socket is closed then.' })
  expiresAt?: Date | null;
}

/** What keeps a socket open beyond its first token. */
@Resolver()
export class RenewSocketResolver {
  @Mutation(() => RenewSocketPayload, {
    nullable: true,
    description:
      'Sent over a WebSocket: gives it a fresh access token, so that its subscriptions go on when the old one ends.',
  })
  async renewSocket(@Arg('input') input: RenewSocketInput, @Ctx() ctx: Context): Promise<RenewSocketPayload> {
    const { tokenExpiresAt } = await renewSocket(ctx, input.accessToken);
    return { expiresAt: tokenExpiresAt };
  }
}
