import { useApolloClient, useFragment } from '@apollo/client/react';
import { PersonBlockDocument, PersonMuteDocument } from '@leela/client/documents/people.js';
import { PinnedPartsFragmentDoc, PostPinDocument, PostUnpinDocument } from '@leela/client/documents/posts.js';
import { Ban, Flag, Pencil, Pin, PinOff, Trash2, VolumeX } from 'lucide-react';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Menu, useToast } from '../../ui/index.js';
import { useDialogs } from './dialogs.js';
import type { OriginalPost } from './types.js';

/** What the viewer can do with a post, besides reacting. Nothing for visitors. */
export function PostMenu({ post }: { post: OriginalPost }) {
  const { viewer } = useSession();
  const open = useDialogs();
  const own = viewer?.user.id === post.author.id;
  const ownItems = useOwn(post);
  const otherItems = useOthers(post);
  if (!viewer) return null;
  return (
    <Menu
      label="Actions for this post"
      items={
        own
          ? [
              {
                label: 'Edit',
                icon: <Pencil size={18} />,
                onSelect: () => open({ kind: 'edit', post }),
              },
              ...ownItems,
              {
                label: 'Delete',
                icon: <Trash2 size={18} />,
                tone: 'bad',
                onSelect: () => open({ kind: 'delete', post }),
              },
            ]
          : [
              {
                label: 'Report',
                icon: <Flag size={18} />,
                onSelect: () => open({ kind: 'report', targetId: post.id, what: 'post' }),
              },
              ...otherItems,
            ]
      }
    />
  );
}

function useOwn({ id, status, author }: OriginalPost) {
  const pin = useAction(PostPinDocument, { toasts: true });
  const unpin = useAction(PostUnpinDocument, { toasts: true });
  const toast = useToast();
  const from = { __typename: 'User' as const, id: author.id };
  const { data } = useFragment({ fragment: PinnedPartsFragmentDoc, from });
  if (status !== 'PUBLISHED') return [];
  const pinned = data?.pinnedPost?.id === id;
  const run = async () => {
    const result = await (pinned ? unpin : pin).run({ postId: id });
    if (result.ok)
      toast(pinned ? 'The post is not pinned any more.' : 'The post stands first on your profile now.');
  };
  return [
    {
      label: pinned ? 'Unpin from profile' : 'Pin to profile',
      icon: pinned ? <PinOff size={18} /> : <Pin size={18} />,
      onSelect: () => void run(),
    },
  ];
}

function useOthers({ author }: OriginalPost) {
  const mute = useAction(PersonMuteDocument, { toasts: true });
  const block = useAction(PersonBlockDocument, { toasts: true });
  const client = useApolloClient();
  const toast = useToast();
  const run = async (action: typeof mute | typeof block, text: string) => {
    const result = await action.run({ userId: author.id });
    if (!result.ok) return;
    toast(text);
    await client.refetchQueries({ include: 'active' });
  };
  return [
    {
      label: `Mute @${author.username}`,
      icon: <VolumeX size={18} />,
      onSelect: () => void run(mute, `@${author.username} is muted.`),
    },
    {
      label: `Block @${author.username}`,
      icon: <Ban size={18} />,
      tone: 'bad' as const,
      onSelect: () => void run(block, `@${author.username} is blocked.`),
    },
  ];
}
