import type { ApolloCache, Reference } from '@apollo/client';
import { NewCommentPartsFragmentDoc, type CommentPartsFragment } from '@leela/client/documents/post-page.js';
import { changeNodes } from '../../../app/lists.js';

/** A comment without its replies. */
export type Comment = CommentPartsFragment;

/** Puts a new comment into the loaded lists, once: an own comment comes by its answer and by the subscription. */
export function insertComment(cache: ApolloCache, postId: string, comment: Comment): void {
  const reference = write(cache, comment);
  const { parent } = comment;
  const owner = parent ? { __typename: 'Comment', id: parent.id } : { __typename: 'Post', id: postId };
  changeNodes(cache, owner, parent ? 'replies' : 'comments', (nodes, { readField, storeFieldName }) => {
    if (nodes.some((node) => readField('id', node) === comment.id)) return nodes;
    const last = parent || storeFieldName.includes('OLDEST');
    return last ? [...nodes, reference] : [reference, ...nodes];
  });
}

/** A new comment has no replies. Without that, the list is incomplete and is not shown until the gateway answers. */
function write(cache: ApolloCache, comment: Comment): Reference {
  const id = cache.identify({ __typename: 'Comment', id: comment.id });
  const fragment = NewCommentPartsFragmentDoc;
  const fragmentName = 'NewCommentParts';
  const known = cache.readFragment({ id, fragment, fragmentName });
  const page = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const none = { __typename: 'CommentConnection', nodes: [], pageInfo: page };
  const replies = known?.replies ?? none;
  const data = { ...comment, __typename: 'Comment', replies } as never;
  return cache.writeFragment({ id, fragment, fragmentName, data })!;
}
