import { ObjectType, registerEnumType } from 'type-graphql';
import { Comment } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** The orders that comments can be read in; the values are the names of loaders/social/lists/comment.ts. */
export enum CommentSort {
  NEWEST = 'newest',
  OLDEST = 'oldest',
  TOP = 'top',
}
registerEnumType(CommentSort, {
  name: 'CommentSort',
  description: 'The orders that comments can be read in.',
  valuesConfig: {
    NEWEST: { description: 'Latest first.' },
    OLDEST: { description: 'As the conversation went.' },
    TOP: { description: 'Most reactions first.' },
  },
});

/** A comment at its place. */
@ObjectType('CommentEdge', { description: 'A comment at its place in a list.', simpleResolvers: true })
export class CommentEdge extends edgeOf('Comment', () => Comment) {}

/** Comments. */
@ObjectType('CommentConnection', { description: 'A page of comments.' })
export class CommentConnection extends connectionOf(
  'Comment',
  () => Comment,
  () => CommentEdge,
) {}
