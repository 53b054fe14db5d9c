import { Field, Int, ObjectType } from 'type-graphql';
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
