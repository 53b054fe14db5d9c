import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** The kinds of reactions. */
export enum Reaction {
  LIKE = 'like',
  LOVE = 'love',
  LAUGH = 'laugh',
  CELEBRATE = 'celebrate',
  INSIGHTFUL = 'insightful',
  CURIOUS = 'curious',
  DISLIKE = 'dislike',
  ANGRY = 'angry',
}
registerEnumType(Reaction, {
  name: 'Reaction',
  description: 'The kinds of reaction.',
  valuesConfig: {
    LIKE: { description: 'The reaction “like”.' },
    LOVE: { description: 'The reaction “love”.' },
    LAUGH: { description: 'The reaction “laugh”.' },
    CURIOUS: { description: 'The reaction “curious”.' },
    INSIGHTFUL: { description: 'The reaction “insightful”.' },
    CELEBRATE: { description: 'The reaction “celebrate”.' },
    ANGRY: { description: 'The reaction “angry”.' },
    DISLIKE: { description: 'The reaction “dislike”.' },
  },
});

/** Number of reactions of one kind. */
@ObjectType({ description: 'The number of reactions of one kind.', simpleResolvers: true })
export class ReactionCount {
  @Field(() => Reaction, { description: 'The kind of reaction.' })
  reaction: Reaction;

  @Field(() => Int, { description: 'Number of users with this reaction.' })
  count: number;
}

/** Counts by stored reaction name, as posts and comments keep them. */
export type ReactionCounts = Partial<Record<Reaction, number>>;

/** The counts as a list, most frequent first, without zeros. */
export function toReactionCounts(counts: ReactionCounts | undefined): ReactionCount[] {
  return Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([reaction, count]) => ({ reaction: reaction as Reaction, count }))
    .sort((a, b) => b.count - a.count || a.reaction.localeCompare(b.reaction));
}
