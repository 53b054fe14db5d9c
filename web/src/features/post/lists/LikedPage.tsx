import { useQuery } from '@apollo/client/react';
import { PostsLikedDocument } from '@leela/client/documents/post-lists.js';
import { useMore } from '../../../app/useMore.js';
import { Empty } from '../../../ui/index.js';
import { PostList } from '../PostList.js';
import { Lists } from './Lists.js';

/** The posts that the viewer has reacted to, latest first. */
export function Component() {
  return (
    <Lists title="Liked">
      <List />
    </Lists>
  );
}

function List() {
  const result = useQuery(PostsLikedDocument, { fetchPolicy: 'cache-and-network' });
  const posts = result.data?.viewer?.likedPosts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  return (
    <PostList
      posts={posts?.nodes}
      more={more}
      empty={<Empty title="Nothing liked yet" text="Posts that you react to appear here." />}
    />
  );
}
