import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { renewSocket } from '../../services/identity/index.js';
import { Public } from '../../schema/public.js';

@InputType({ description: 'The fresh token of a WebSocket.' })
export class RenewSocketInput {
  @Field(() => String, { description: 'A new access token of the same user.' })
  @MaxLength(4_096)
  accessToken: string;
}

@ObjectType({ description: 'The new expiry of the socket.' })
export class RenewSocketPayload extends MutationPayload {
  @Field(() => Date, {
    nullable: true,
    description: 'Time at which the new token expires and the socket closes.',
  })
  expiresAt?: Date | null;
}

/** Keeps a socket open beyond its first token. */
@Resolver()
export class RenewSocketResolver {
  @Public()
  @Mutation(() => RenewSocketPayload, {
    nullable: true,
    description:
      'Replaces the access token of this WebSocket, so that its subscriptions continue. WebSocket only.',
  })
  async renewSocket(@Arg('input') input: RenewSocketInput, @Ctx() ctx: Context): Promise<RenewSocketPayload> {
    const { tokenExpiresAt } = await renewSocket(ctx, input.accessToken);
    return { expiresAt: tokenExpiresAt };
  }
}
