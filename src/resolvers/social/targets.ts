import { createUnionType } from 'type-graphql';
import { Comment, Post } from '../../models/social/index.js';

/** Whatever can be reacted to; later domains add rows. Values tell their type by `__typename`. */
export const Reactable = createUnionType({
  name: 'Reactable',
  description: 'Whatever can be reacted to.',
  types: () => [Post, Comment] as const,
});

/** Whatever can be commented on. */
export const Commentable = createUnionType({
  name: 'Commentable',
  description: 'Whatever can be commented on.',
  types: () => [Post] as const,
});
