import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/payload.js';
import { viewerPayload } from './viewer.payload.js';

/** Where to send the browser, and what to keep meanwhile. */
@ObjectType({ description: 'Where to send the browser, and what to keep until it is back.' })
export class StartOAuthPayload extends MutationPayload {
  @Field(() => String, { nullable: true, simple: true, description: 'The page of the provider to go to.' })
  url?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'Comes back with the browser; look that it is the same.',
  })
  state?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'A secret for this browser alone, asked for on the way back: keep it for the session only.',
  })
  verifier?: string;

  @Field(() => Date, {
    nullable: true,
    simple: true,
    description: 'Until when one has to be back and signed in.',
  })
  expiresAt?: Date;
}

/** The answer to a linked provider. */
@ObjectType()
export class LinkProviderPayload extends viewerPayload('Oneself, with a way to sign in more.') {}

/** The answer to an unlinked provider. */
@ObjectType()
export class UnlinkProviderPayload extends viewerPayload('Oneself, with a way to sign in less.') {}
