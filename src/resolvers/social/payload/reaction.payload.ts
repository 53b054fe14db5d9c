import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../../schema/payload.js';
import { Reactable } from '../targets.js';

/** The answer of what changes a reaction. */
@ObjectType({ description: 'What was reacted to, as it is now.' })
export class ReactionPayload extends MutationPayload {
  @Field(() => Reactable, {
    nullable: true,
    simple: true,
    description: 'The target; null when refused or out of sight.',
  })
  target?: object | null;
}
