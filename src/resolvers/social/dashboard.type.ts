import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PostCategory } from '../../models/social/index.js';
import { AIGenerationType } from '../../models/studio/index.js';

@ObjectType({ description: "Statistics of the viewer's posts in one category.", simpleResolvers: true })
export class CategoryStats {
  @Field(() => PostCategory, { description: 'The category of the posts.' })
  category: PostCategory;

  @Field(() => Int, { description: 'Number of published posts.' })
  count: number;

  @Field(() => Int, { description: 'Number of reactions.' })
  likes: number;

  @Field(() => Int, { description: 'Number of views.' })
  views: number;

  @Field(() => Int, { description: 'Number of comments.' })
  comments: number;
}

@ObjectType({ description: "The viewer's AI usage by kind.", simpleResolvers: true })
export class AIUsage {
  @Field(() => AIGenerationType, { description: 'The kind of generation.' })
  type: AIGenerationType;

  @Field(() => Int, { description: 'Number of generations.' })
  count: number;

  @Field(() => Float, { description: 'The total cost in coins, as the posts state it. May exceed 32 bits.' })
  cost: number;
}

/** All numbers of the statistics screen. The value is the owner's id. */
@ObjectType({ description: "The viewer's statistics." })
export class Dashboard {}
