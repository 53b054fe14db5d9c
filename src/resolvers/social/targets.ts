import { createUnionType } from 'type-graphql';
import { targetClasses } from '../../domain.js';
import type { Post } from '../../models/social/index.js';

/**
 * The types with reactions: those with `reactions` in their `targets` row. Values name their type in `__typename`.
 */
export const Reactable = createUnionType({
  name: 'Reactable',
  description: 'Content that can be reacted to.',
  types: () => targetClasses('reactions') as unknown as readonly [typeof Post],
});

/** The types with comments. */
export const Commentable = createUnionType({
  name: 'Commentable',
  description: 'Content that can be commented on.',
  types: () => targetClasses('comments') as unknown as readonly [typeof Post],
});
