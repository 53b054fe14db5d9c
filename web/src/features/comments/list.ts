import type { ApolloCache, Reference } from '@apollo/client';
import {
  CommentWithRepliesFragmentDoc,
  type CommentPartsFragment,
} from '@leela/client/documents/comments.js';
import { changeNodes } from '../../app/lists.js';

/** A comment without its replies. */
export type Comment = CommentPartsFragment;

/** What comments belong to. */
export interface CommentTarget {
  type: 'Post' | 'CommunityPost' | 'Suggestion';
  id: string;
}

/** What the viewer may do with the comments of a target, beyond writing. */
export interface CommentRights {
  /** Whether no further comments can be written. */
  locked?: boolean;
  /** Whether the viewer may delete the comments of others. */
  canModerate?: boolean;
  /** Accepts a comment as the answer, or takes that back. Undefined if the viewer may not. */
  onAccept?: (commentId: string | null) => void;
  acceptedId?: string;
}

/** Puts a new comment into the loaded lists, once: an own comment comes by its answer and by the subscription. */
export function insertComment(cache: ApolloCache, target: CommentTarget, comment: Comment): void {
  const reference = write(cache, comment);
  const { parent } = comment;
  const owner = parent
    ? { __typename: 'Comment', id: parent.id }
    : { __typename: target.type, id: target.id };
  changeNodes(cache, owner, parent ? 'replies' : 'comments', (nodes, { readField, storeFieldName }) => {
    if (nodes.some((node) => readField('id', node) === comment.id)) return nodes;
    const last = parent || storeFieldName.includes('OLDEST');
    return last ? [...nodes, reference] : [reference, ...nodes];
  });
}

/** A new comment has no replies. Without that, the list is incomplete and is not shown until the gateway answers. */
function write(cache: ApolloCache, comment: Comment): Reference {
  const id = cache.identify({ __typename: 'Comment', id: comment.id });
  const fragment = CommentWithRepliesFragmentDoc;
  const fragmentName = 'CommentWithReplies';
  const known = cache.readFragment({ id, fragment, fragmentName });
  const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const none = { __typename: 'CommentConnection', nodes: [], pageInfo: page };
  const replies = known?.replies ?? none;
  const data = { ...comment, __typename: 'Comment', replies } as never;
  return cache.writeFragment({ id, fragment, fragmentName, data })!;
}
