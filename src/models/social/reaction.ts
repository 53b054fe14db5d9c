import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** The ways to react (the union of S0§4, S1, S2§4.3 and S4§14). */
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
registerEnumType(Reaction, { name: 'Reaction', description: 'The ways to react.' });

/** How many chose one reaction. */
@ObjectType({ description: 'How many chose one reaction.', simpleResolvers: true })
export class ReactionCount {
  @Field(() => Reaction, { description: 'The reaction.' })
  reaction: Reaction;

  @Field(() => Int, { description: 'How many people chose it.' })
  count: number;
}

/** Counts by stored reaction name, as posts and comments keep them. */
export type ReactionCounts = Partial<Record<Reaction, number>>;

/** The counts as a list, most frequent first, without the ones that nobody chose. */
export function toReactionCounts(counts: ReactionCounts | undefined): ReactionCount[] {
  return Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([reaction, count]) => ({ reaction: reaction as Reaction, count }))
    .sort((a, b) => b.count - a.count || a.reaction.localeCompare(b.reaction));
}
