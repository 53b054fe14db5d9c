import { PostsLikedDocument } from '@leela/client/documents/post-lists.js';
import { Empty } from '../../../ui/index.js';
import { Lists, ViewerPosts } from './Lists.js';

/** The posts that the viewer has reacted to, latest first. */
export function Component() {
  return (
    <Lists title="Liked">
      <ViewerPosts
        document={PostsLikedDocument}
        pick={({ viewer }) => viewer?.likedPosts}
        empty={<Empty title="Nothing liked yet" text="Posts that you react to appear here." />}
      />
    </Lists>
  );
}
