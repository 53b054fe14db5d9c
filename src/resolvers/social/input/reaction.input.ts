import { Field, ID, InputType } from 'type-graphql';
import { Reaction } from '../../../models/social/index.js';

/** How to react to what. */
@InputType({ description: 'How to react to what.' })
export class ReactInput {
  @Field(() => ID, { description: 'A post or a comment.' })
  targetId: string;

  @Field(() => Reaction, { nullable: true, description: 'The reaction; LIKE unless told.' })
  reaction?: Reaction | null;
}

/** What to take one's reaction back from. */
@InputType({ description: 'What to take one’s reaction back from.' })
export class UnreactInput {
  @Field(() => ID, { description: 'A post or a comment.' })
  targetId: string;
}
