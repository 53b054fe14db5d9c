import { useQuery } from '@apollo/client/react';
import { PostsDraftsDocument } from '@leela/client/documents/post-lists.js';
import { useMore } from '../../../app/useMore.js';
import { Empty } from '../../../ui/index.js';
import { PostList } from '../PostList.js';
import { Lists } from './Lists.js';

/** The drafts of the viewer. */
export function Component() {
  return (
    <Lists title="Drafts">
      <List />
    </Lists>
  );
}

function List() {
  const result = useQuery(PostsDraftsDocument, { fetchPolicy: 'cache-and-network' });
  const posts = result.data?.viewer?.drafts;
  const more = useMore(result, posts?.pageInfo);
  if (result.error && !posts) throw result.error;
  return (
    <PostList
      posts={posts?.nodes}
      more={more}
      empty={<Empty title="No drafts" text="A new post can be saved as a draft." />}
    />
  );
}
