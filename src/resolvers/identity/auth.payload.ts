import { Field, Int, ObjectType } from 'type-graphql';
import { actAs, type Context } from '../../loaders/context.js';
import type { SignedIn } from '../../services/identity/index.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from './viewer.type.js';

@ObjectType({ description: 'The signed-in viewer and the tokens of this session.' })
export class AuthPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The access token. Send it as `Authorization: Bearer <accessToken>`.',
  })
  accessToken?: string;

  @Field(() => Date, {
    nullable: true,
    simple: true,
    description: 'Time at which the access token expires.',
  })
  accessTokenExpiresAt?: Date;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The refresh token. `refreshSession` exchanges it once for new tokens.',
  })
  refreshToken?: string;

  @Field(() => Viewer, { nullable: true, simple: true, description: 'The signed-in person.' })
  viewer?: Viewer;
}

@ObjectType({ description: 'Number of sessions that ended.' })
export class RevokeOtherSessionsPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, simple: true, description: 'Number of other sessions that ended.' })
  revoked?: number;
}

/** Makes the new user the viewer of the rest of the operation, so that all of `viewer` can be selected. */
export async function signedInPayload(
  ctx: Context,
  { viewer, accessToken, refreshToken }: SignedIn,
): Promise<AuthPayload> {
  actAs(ctx, viewer);
  const user = await ctx.loaders.user.load(viewer.id);
  return {
    accessToken: accessToken.token,
    accessTokenExpiresAt: accessToken.expiresAt,
    refreshToken,
    ...(user ? { viewer: { user } } : {}),
  };
}
