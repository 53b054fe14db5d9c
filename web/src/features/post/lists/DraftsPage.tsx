import { PostsDraftsDocument } from '@leela/client/documents/post-lists.js';
import { Empty } from '../../../ui/index.js';
import { Lists, ViewerPosts } from './Lists.js';

/** The drafts of the viewer. */
export function Component() {
  return (
    <Lists title="Drafts">
      <ViewerPosts
        document={PostsDraftsDocument}
        pick={({ viewer }) => viewer?.drafts}
        empty={<Empty title="No drafts" text="A new post can be saved as a draft." />}
      />
    </Lists>
  );
}
