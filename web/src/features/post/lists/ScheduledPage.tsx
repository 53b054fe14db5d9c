import { useQuery } from '@apollo/client/react';
import { PostsScheduledDocument } from '@leela/client/documents/post-lists.js';
import { useMore } from '../../../app/useMore.js';
import { Empty } from '../../../ui/index.js';
import { PostList } from '../PostList.js';
import { Lists } from './Lists.js';

/** The posts of the viewer that wait for their time. */
export function Component() {
  return (
    <Lists title="Scheduled">
      <List />
    </Lists>
  );
}

function List() {
  const result = useQuery(PostsScheduledDocument, { fetchPolicy: 'cache-and-network' });
  const posts = result.data?.viewer?.scheduledPosts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  return (
    <PostList
      posts={posts?.nodes}
      more={more}
      empty={
        <Empty
          title="Nothing scheduled"
          text="Choose a time when you write a post, and it waits here until then."
        />
      }
    />
  );
}
