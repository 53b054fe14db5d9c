import {
  PostRepostDocument,
  PostSaveDocument,
  PostShareDocument,
  PostUnrepostDocument,
  PostUnsaveDocument,
} from '@leela/client/documents/posts.js';
import { Bookmark, Quote, Repeat2, Share2 } from 'lucide-react';
import { leela } from '../../app/client.js';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';
import { formatCount, IconButton, Menu, useToast } from '../../ui/index.js';
import { useDialogs } from './dialogs.js';
import type { OriginalPost } from './types.js';

/** Repost, save and share. */
export function Actions({ post }: { post: OriginalPost }) {
  return (
    <>
      {post.visibility === 'PUBLIC' && <Repost post={post} />}
      <Save post={post} />
      <Share post={post} />
    </>
  );
}

function Repost({ post }: { post: OriginalPost }) {
  const repost = useAction(PostRepostDocument, { toasts: true });
  const unrepost = useAction(PostUnrepostDocument, { toasts: true });
  const allowed = useSignIn();
  const open = useDialogs();
  const { viewer } = useSession();
  const done = post.viewerHasReposted;
  const own = viewer?.user.id === post.author.id;

  function toggle() {
    if (!allowed()) return;
    const reposts = Math.max(0, post.stats.reposts + (done ? -1 : 1));
    const shown = {
      __typename: 'PostPayload',
      post: {
        __typename: 'Post',
        id: post.id,
        viewerHasReposted: !done,
        stats: { __typename: 'PostStats', reposts },
      },
      userErrors: [],
    };
    const turn = `repost:${post.id}`;
    void (done
      ? unrepost.run({ postId: post.id }, { shown: { unrepost: shown }, turn })
      : repost.run({ postId: post.id }, { shown: { repost: shown }, turn }));
  }

  return (
    <Menu
      label={`Repost, ${post.stats.reposts} so far`}
      trigger={
        <>
          <Repeat2 size={18} color={done ? 'var(--good)' : undefined} aria-hidden="true" />
          {post.stats.reposts > 0 && formatCount(post.stats.reposts)}
        </>
      }
      items={[
        !own && {
          label: done ? 'Undo repost' : 'Repost',
          icon: <Repeat2 size={18} />,
          onSelect: toggle,
        },
        {
          label: 'Quote',
          icon: <Quote size={18} />,
          onSelect: () => allowed() && open({ kind: 'compose', quoteOf: post }),
        },
      ]}
    />
  );
}

function Save({ post }: { post: OriginalPost }) {
  const save = useAction(PostSaveDocument, { toasts: true });
  const unsave = useAction(PostUnsaveDocument, { toasts: true });
  const allowed = useSignIn();
  const saved = post.viewerHasSaved;

  function toggle() {
    if (!allowed()) return;
    const saves = Math.max(0, post.stats.saves + (saved ? -1 : 1));
    const shown = {
      __typename: 'PostPayload',
      post: {
        __typename: 'Post',
        id: post.id,
        viewerHasSaved: !saved,
        stats: { __typename: 'PostStats', saves },
      },
      userErrors: [],
    };
    const turn = `save:${post.id}`;
    void (saved
      ? unsave.run({ postId: post.id }, { shown: { unsavePost: shown }, turn })
      : save.run({ postId: post.id }, { shown: { savePost: shown }, turn }));
  }

  return (
    <IconButton label={saved ? 'Remove from saved posts' : 'Save'} pressed={saved} onClick={toggle}>
      <Bookmark size={18} fill={saved ? 'currentcolor' : 'none'} aria-hidden="true" />
    </IconButton>
  );
}

function Share({ post }: { post: OriginalPost }) {
  const { signedIn } = useSession();
  const toast = useToast();

  async function share() {
    const url = new URL(`/posts/${post.id}`, location.href).href;
    try {
      if (navigator.share) await navigator.share({ url });
      else {
        await navigator.clipboard.writeText(url);
        toast('The link is copied.');
      }
    } catch {
      // The user closed the window of the device, or the browser refused the clipboard.
      return;
    }
    if (signedIn) await leela.request(PostShareDocument, { postId: post.id });
  }

  return (
    <IconButton label="Share" onClick={() => void share()}>
      <Share2 size={18} aria-hidden="true" />
    </IconButton>
  );
}
