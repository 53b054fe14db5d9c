import { Field, ID, InputType } from 'type-graphql';
import { Reaction } from '../../../models/social/index.js';

@InputType({ description: 'Input of `react`.' })
export class ReactInput {
  @Field(() => ID, { description: 'A post, a community post or a comment.' })
  targetId: string;

  @Field(() => Reaction, { nullable: true, description: 'The kind of reaction. Defaults to LIKE.' })
  reaction?: Reaction | null;
}

@InputType({ description: 'Input of `unreact`.' })
export class UnreactInput {
  @Field(() => ID, { description: 'A post, a community post or a comment.' })
  targetId: string;
}
