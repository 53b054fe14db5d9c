import { useQuery, useSubscription } from '@apollo/client/react';
import { PostLiveDocument, PostPageDocument } from '@leela/client/documents/post-page.js';
import { useParams } from 'react-router';
import { Component as NotFoundPage } from '../../app/NotFoundPage.js';
import { useReconnected } from '../../app/useReconnected.js';
import { Page } from '../../ui/index.js';
import { Comments } from '../comments/Comments.js';
import { insertComment } from '../comments/list.js';
import { PostDialogs } from './dialogs.js';
import { PostCard, PostSkeleton } from './PostCard.js';

/** A post with its comments. Counts and comments of others appear while it is open. */
export function Component() {
  const { id = '' } = useParams();
  return <PostView key={id} id={id} />;
}

function PostView({ id }: { id: string }) {
  const { data, error, loading, refetch } = useQuery(PostPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const post = data?.node?.__typename === 'Post' ? data.node : null;
  const published = post?.status === 'PUBLISHED';
  useSubscription(PostLiveDocument, {
    variables: { postId: id },
    skip: !published,
    onData: ({ client, data: { data: event } }) => {
      const comment = event?.postActivity?.newComment;
      if (comment) insertComment(client.cache, { type: 'Post', id }, comment);
    },
    onError: () => undefined,
  });
  // Counts have no cursor: after an interruption they are read again.
  useReconnected(() => void refetch().catch(() => undefined));

  if (!post) {
    if (error) throw error;
    if (!loading) return <NotFoundPage />;
  }
  const title = post ? post.title || `Post by ${post.author.fullName}` : 'Post';
  return (
    <Page title={title} hideTitle>
      <PostDialogs>
        {post ? <PostCard post={post} whole /> : <PostSkeleton />}
        {published && <Comments target={{ type: 'Post', id }} />}
      </PostDialogs>
    </Page>
  );
}
