import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/payload.js';
import { ViewerPayload } from './viewer.payload.js';

@ObjectType({ description: 'The URL to open in the browser, and the values to keep until it returns.' })
export class StartOAuthPayload extends MutationPayload {
  @Field(() => String, { nullable: true, simple: true, description: "The URL of the provider's page." })
  url?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The `state` that the redirect returns. Compare it.',
  })
  state?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description:
      "A secret of this browser. Keep it for the session and send it with the redirect's parameters.",
  })
  verifier?: string;

  @Field(() => Date, {
    nullable: true,
    simple: true,
    description: 'Time until which the sign-in has to be completed.',
  })
  expiresAt?: Date;
}

/** The payload of a linked provider. */
@ObjectType()
export class LinkProviderPayload extends ViewerPayload {}

/** The payload of an unlinked provider. */
@ObjectType()
export class UnlinkProviderPayload extends ViewerPayload {}
