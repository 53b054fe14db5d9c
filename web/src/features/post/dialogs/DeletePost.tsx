import { PostDeleteDocument } from '@leela/client/documents/post-editor.js';
import { useLocation, useNavigate } from 'react-router';
import { useAction } from '../../../app/useAction.js';
import { Confirm, useToast } from '../../../ui/index.js';
import type { OriginalPost } from '../types.js';

/** Asks before a post is deleted, and deletes it. */
export default function DeletePost({ post, onClose }: { post: OriginalPost; onClose: () => void }) {
  const { run, busy } = useAction(PostDeleteDocument, { toasts: true });
  const toast = useToast();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  async function confirm() {
    const result = await run(
      { postId: post.id },
      {
        update(cache, { data }) {
          if (!data?.deletePost?.deletedId) return;
          cache.evict({ id: cache.identify({ __typename: 'Post', id: post.id }) });
          cache.gc();
        },
      },
    );
    onClose();
    if (!result.ok) return;
    toast('The post is deleted.');
    if (pathname === `/posts/${post.id}`) await navigate('/', { replace: true });
  }

  return (
    <Confirm
      open
      title="Delete this post?"
      text="Its comments and reactions are deleted too. This can not be undone."
      action="Delete"
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
