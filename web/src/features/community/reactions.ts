import type { Reaction } from '@leela/client/schema.js';
import {
  Angry,
  Heart,
  Laugh,
  Lightbulb,
  PartyPopper,
  ThumbsDown,
  ThumbsUp,
  CircleQuestionMark,
  type LucideIcon,
} from 'lucide-react';

/** The picture of each reaction, in the order of the menu. */
export const REACTIONS: Record<Reaction, LucideIcon> = {
  LIKE: ThumbsUp,
  LOVE: Heart,
  LAUGH: Laugh,
  CELEBRATE: PartyPopper,
  INSIGHTFUL: Lightbulb,
  CURIOUS: CircleQuestionMark,
  DISLIKE: ThumbsDown,
  ANGRY: Angry,
};

interface Count {
  reaction: Reaction;
  count: number;
}

/** The counts after the viewer has changed from one reaction to another, the most frequent first. */
export function recount(counts: readonly Count[], from: Reaction | null, to: Reaction | null): Count[] {
  const next = new Map(counts.map(({ reaction, count }) => [reaction, count]));
  if (from) next.set(from, (next.get(from) ?? 1) - 1);
  if (to) next.set(to, (next.get(to) ?? 0) + 1);
  return [...next]
    .filter(([, count]) => count > 0)
    .map(([reaction, count]) => ({ reaction, count }))
    .sort((a, b) => b.count - a.count);
}
