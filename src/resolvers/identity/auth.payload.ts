import { Field, Int, ObjectType } from 'type-graphql';
import { actAs, type Context } from '../../loaders/context.js';
import type { SignedIn } from '../../services/identity/index.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from './viewer.type.js';

/** Who one is now, and the tokens to show for it. */
@ObjectType({ description: 'The signed-in person and the tokens of this device.' })
export class AuthPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Shown with every request: `Authorization: Bearer <accessToken>`.',
  })
  accessToken?: string;

  @Field(() => Date, {
    nullable: true,
    simple: true,
    description: 'When the access token ends; refresh before.',
  })
  accessTokenExpiresAt?: Date;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Exchanged for the next pair of tokens by `refreshSession`, once; keep it secret.',
  })
  refreshToken?: string;

  @Field(() => Viewer, { nullable: true, simple: true, description: 'The signed-in person.' })
  viewer?: Viewer;
}

/** How many devices were signed out. */
@ObjectType({ description: 'How many devices were signed out.' })
export class RevokeOtherSessionsPayload extends MutationPayload {
  @Field(() => Int, { nullable: true, simple: true, description: 'How many other devices were signed out.' })
  revoked?: number;
}

/** The rest of the operation is that of the person who has just signed in, so all of `viewer` can be selected at once. */
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
