import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../../schema/payload.js';
import { Reactable } from '../targets.js';

@ObjectType({ description: 'The content after the reaction.' })
export class ReactionPayload extends MutationPayload {
  @Field(() => Reactable, {
    nullable: true,
    simple: true,
    description: 'The content. Null on refusal or if not visible.',
  })
  target?: object | null;
}
