import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PostCategory } from '../../models/social/index.js';

/** What a model can be asked to make (S0§11). */
export enum AIGenerationType {
  IMAGE = 'image',
  VIDEO = 'video',
  TEXT_ENHANCEMENT = 'text-enhancement',
}
registerEnumType(AIGenerationType, {
  name: 'AIGenerationType',
  description: 'What a model can be asked to make.',
});

/** What one's posts of one category have gathered. */
@ObjectType({ description: 'What one’s posts of one category have gathered.', simpleResolvers: true })
export class CategoryStats {
  @Field(() => PostCategory, { description: 'The category.' })
  category: PostCategory;

  @Field(() => Int, { description: 'Published posts.' })
  count: number;

  @Field(() => Int, { description: 'Reactions to them.' })
  likes: number;

  @Field(() => Int, { description: 'Views of them.' })
  views: number;

  @Field(() => Int, { description: 'Comments on them.' })
  comments: number;
}

/** What one has had made by models. */
@ObjectType({ description: 'What one has had made by models, by kind.', simpleResolvers: true })
export class AIUsage {
  @Field(() => AIGenerationType, { description: 'What was made.' })
  type: AIGenerationType;

  @Field(() => Int, { description: 'How often.' })
  count: number;

  @Field(() => Int, { description: 'What it cost in all, in coins, as far as the posts say.' })
  cost: number;
}

/** Everything that the screen of one's own numbers needs (S0 API 8). The value is the owner's id. */
@ObjectType({ description: 'One’s own numbers.' })
export class Dashboard {}
