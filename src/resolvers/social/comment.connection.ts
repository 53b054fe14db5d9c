import { ObjectType, registerEnumType } from 'type-graphql';
import { Comment } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** The orders of comments. The values are the names in loaders/social/lists/comment.ts. */
export enum CommentSort {
  NEWEST = 'newest',
  OLDEST = 'oldest',
  TOP = 'top',
}
registerEnumType(CommentSort, {
  name: 'CommentSort',
  description: 'The sort orders of comments.',
  valuesConfig: {
    NEWEST: { description: 'Newest comments first.' },
    OLDEST: { description: 'Oldest comments first.' },
    TOP: { description: 'Comments with the most reactions first.' },
  },
});

@ObjectType('CommentEdge', { description: 'A comment and its cursor.', simpleResolvers: true })
export class CommentEdge extends edgeOf('Comment', () => Comment) {}

@ObjectType('CommentConnection', { description: 'A page of comments.' })
export class CommentConnection extends connectionOf(
  'Comment',
  () => Comment,
  () => CommentEdge,
) {}
