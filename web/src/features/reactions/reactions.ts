import type { Reaction } from '@leela/client/schema.js';
import {
  Angry,
  CircleQuestionMark,
  Heart,
  Laugh,
  Lightbulb,
  PartyPopper,
  ThumbsDown,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react';

/** The kinds of reaction, in the order of the choice. */
export const REACTIONS: Record<Reaction, { label: string; icon: LucideIcon; colour: string }> = {
  LIKE: { label: 'Like', icon: ThumbsUp, colour: 'var(--accent)' },
  LOVE: { label: 'Love', icon: Heart, colour: 'var(--like)' },
  LAUGH: { label: 'Laugh', icon: Laugh, colour: 'var(--warn)' },
  CELEBRATE: { label: 'Celebrate', icon: PartyPopper, colour: 'var(--good)' },
  INSIGHTFUL: { label: 'Insightful', icon: Lightbulb, colour: 'var(--warn)' },
  CURIOUS: { label: 'Curious', icon: CircleQuestionMark, colour: 'var(--accent)' },
  ANGRY: { label: 'Angry', icon: Angry, colour: 'var(--bad)' },
  DISLIKE: { label: 'Dislike', icon: ThumbsDown, colour: 'var(--muted)' },
};

/** The types of things with reactions. */
export type ReactableType = 'Post' | 'CommunityPost' | 'Comment';

/** Something with reactions. */
export interface Reactable {
  id: string;
  viewerReaction?: Reaction | null;
  reactions: readonly { reaction: Reaction; count: number }[];
  stats: { likes: number };
}

/** The fields of a thing after the viewer has chosen a reaction, or none. */
export function withReaction(
  typename: ReactableType,
  { id, viewerReaction, reactions, stats }: Reactable,
  next: Reaction | null,
): object {
  const counts = new Map(reactions.map(({ reaction, count }) => [reaction, count]));
  const add = (reaction: Reaction | null | undefined, by: number) =>
    reaction && counts.set(reaction, (counts.get(reaction) ?? 0) + by);
  add(viewerReaction, -1);
  add(next, 1);
  return {
    __typename: typename,
    id,
    viewerReaction: next,
    reactions: [...counts]
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([reaction, count]) => ({ __typename: 'ReactionCount', reaction, count })),
    stats: {
      __typename: `${typename}Stats`,
      likes: Math.max(0, stats.likes - (viewerReaction ? 1 : 0) + (next ? 1 : 0)),
    },
  };
}
