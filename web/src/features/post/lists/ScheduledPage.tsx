import { PostsScheduledDocument } from '@leela/client/documents/post-lists.js';
import { Empty } from '../../../ui/index.js';
import { Lists, ViewerPosts } from './Lists.js';

/** The posts of the viewer that wait for their time. */
export function Component() {
  return (
    <Lists title="Scheduled">
      <ViewerPosts
        document={PostsScheduledDocument}
        pick={({ viewer }) => viewer?.scheduledPosts}
        empty={
          <Empty
            title="Nothing scheduled"
            text="Choose a time when you write a post, and it waits here until then."
          />
        }
      />
    </Lists>
  );
}
