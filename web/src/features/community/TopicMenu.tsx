import {
  TopicDeleteDocument,
  TopicFavoriteDocument,
  TopicFeatureDocument,
  TopicLockDocument,
  TopicPinDocument,
  TopicShareDocument,
  TopicUnfavoriteDocument,
  type TopicDetailsFragment,
} from '@leela/client/documents/community.js';
import type { Result } from '@leela/client';
import { Bookmark, Flag, History, Lock, Pencil, Pin, Share2, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Confirm, IconButton, Menu, useToast } from '../../ui/index.js';
import { ReportDialog } from '../report/ReportDialog.js';
import { TopicHistory } from './TopicHistory.js';
import type { TopicRights } from './TopicPage.js';

/** What can be done with a post beside reading it, for its author, for moderators and for others. */
export function TopicMenu({ topic, rights }: { topic: TopicDetailsFragment; rights: TopicRights }) {
  const [shown, setShown] = useState<'history' | 'report' | 'delete' | null>(null);
  const pin = useAction(TopicPinDocument, { toasts: true });
  const lock = useAction(TopicLockDocument, { toasts: true });
  const feature = useAction(TopicFeatureDocument, { toasts: true });
  const { signedIn } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const communityPostId = topic.id;
  const { own, canModerate, isModerator } = rights;

  async function tell(run: Promise<Result<unknown>>, done: string) {
    const result = await run;
    if (result.ok) toast(done);
  }

  return (
    <>
      <Menu
        label="More about this post"
        items={[
          topic.editedAt !== null && {
            label: 'Edit history',
            icon: <History size={18} />,
            onSelect: () => setShown('history'),
          },
          (own || canModerate) && {
            label: 'Edit',
            icon: <Pencil size={18} />,
            onSelect: () => void navigate(`/community/${topic.id}/edit`),
          },
          canModerate &&
            topic.group !== null && {
              label: topic.isPinned ? 'Unpin' : 'Pin to the top',
              icon: <Pin size={18} />,
              onSelect: () =>
                void tell(
                  pin.run({ input: { communityPostId, pinned: !topic.isPinned } }),
                  topic.isPinned ? 'Unpinned.' : 'Pinned.',
                ),
            },
          canModerate && {
            label: topic.isLocked ? 'Unlock' : 'Lock',
            icon: <Lock size={18} />,
            onSelect: () =>
              void tell(
                lock.run({ input: { communityPostId, locked: !topic.isLocked } }),
                topic.isLocked ? 'Unlocked.' : 'Locked.',
              ),
          },
          isModerator && {
            label: topic.isFeatured ? 'Stop featuring' : 'Feature',
            icon: <Star size={18} />,
            onSelect: () =>
              void tell(
                feature.run({ input: { communityPostId, featured: !topic.isFeatured } }),
                topic.isFeatured ? 'No longer featured.' : 'Featured.',
              ),
          },
          signedIn &&
            !own && { label: 'Report', icon: <Flag size={18} />, onSelect: () => setShown('report') },
          (own || canModerate) && {
            label: own ? 'Delete' : 'Remove',
            icon: <Trash2 size={18} />,
            tone: 'bad',
            onSelect: () => setShown('delete'),
          },
        ]}
      />
      {shown === 'history' && (
        <TopicHistory topicId={topic.id} canHide={canModerate} onClose={() => setShown(null)} />
      )}
      {shown === 'report' && <ReportDialog targetId={topic.id} onClose={() => setShown(null)} />}
      {shown === 'delete' && <DeleteTopic topic={topic} onClose={() => setShown(null)} />}
    </>
  );
}

function DeleteTopic({ topic, onClose }: { topic: TopicDetailsFragment; onClose: () => void }) {
  const remove = useAction(TopicDeleteDocument, { toasts: true });
  const navigate = useNavigate();
  const toast = useToast();
  async function run() {
    const result = await remove.run({ input: { communityPostId: topic.id } });
    if (!result.ok) return;
    toast('The post was deleted.');
    await navigate(topic.group ? `/groups/${topic.group.slug}` : '/community', { replace: true });
  }
  return (
    <Confirm
      open
      title="Delete the post?"
      text="The post and its comments are no longer shown."
      action="Delete"
      busy={remove.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}

/** Keeps a post among the viewer's favorites. */
export function Favorite({ topic }: { topic: TopicDetailsFragment }) {
  const add = useAction(TopicFavoriteDocument);
  const remove = useAction(TopicUnfavoriteDocument);
  const allowed = useSignIn();
  const on = topic.viewerHasFavorited;
  function toggle() {
    const input = { itemId: topic.id };
    const update: Parameters<typeof add.run>[1] = {
      update: (cache) =>
        cache.modify({
          id: cache.identify({ __typename: 'CommunityPost', id: topic.id }),
          fields: { viewerHasFavorited: () => !on },
        }),
    };
    void (on ? remove.run({ input }, update as never) : add.run({ input }, update));
  }
  return (
    <IconButton
      label={on ? 'Remove from the favorites' : 'Add to the favorites'}
      pressed={on}
      onClick={() => allowed() && toggle()}
    >
      <Bookmark size={18} fill={on ? 'currentColor' : 'none'} />
    </IconButton>
  );
}

/** Shares the address of a post by the device, or copies it. */
export function ShareTopic({ topic }: { topic: TopicDetailsFragment }) {
  const share = useAction(TopicShareDocument);
  const { signedIn } = useSession();
  const toast = useToast();
  async function run() {
    const url = location.href;
    try {
      if (navigator.share) await navigator.share({ title: topic.title, url });
      else {
        await navigator.clipboard.writeText(url);
        toast('The address was copied.');
      }
    } catch {
      // The user has closed the window of the device.
      return;
    }
    if (signedIn) await share.run({ input: { communityPostId: topic.id } });
  }
  return (
    <IconButton label="Share" onClick={() => void run()}>
      <Share2 size={18} /> {topic.stats.shares > 0 && topic.stats.shares}
    </IconButton>
  );
}
