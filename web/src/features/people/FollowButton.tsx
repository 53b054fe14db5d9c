import {
  PersonFollowDocument,
  PersonUnfollowDocument,
  type FollowPartsFragment,
} from '@leela/client/documents/people.js';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';
import { Button } from '../../ui/index.js';

/** Follows a user, asks to follow a private one, or ends that. Nothing for the viewer's own account. */
export function FollowButton({
  user,
  followers,
  size = 'small',
}: {
  user: FollowPartsFragment;
  /** The shown number of followers, to change it at once. */
  followers?: number;
  size?: 'small' | 'normal';
}) {
  const { viewer } = useSession();
  const follow = useAction(PersonFollowDocument, { toasts: true });
  const unfollow = useAction(PersonUnfollowDocument, { toasts: true });
  const allowed = useSignIn();
  const { viewerIsFollowing: following, viewerFollowRequested: requested } = user;
  if (viewer?.user.id === user.id) return null;

  function toggle() {
    if (!allowed()) return;
    const begins = !following && !requested;
    const by = begins ? (user.isPrivate ? 0 : 1) : following ? -1 : 0;
    const shown = {
      __typename: 'UserPayload',
      userErrors: [],
      user: {
        __typename: 'User',
        id: user.id,
        isPrivate: user.isPrivate,
        viewerIsFollowing: begins && !user.isPrivate,
        viewerFollowRequested: begins && user.isPrivate,
        stats: followers === undefined ? undefined : { __typename: 'UserStats', followers: followers + by },
      },
    };
    const turn = `follow:${user.id}`;
    void (begins
      ? follow.run({ userId: user.id }, { shown: { follow: shown }, turn })
      : unfollow.run({ userId: user.id }, { shown: { unfollow: shown }, turn }));
  }

  return (
    <Button
      kind={following || requested ? 'plain' : 'main'}
      size={size}
      onClick={toggle}
      aria-pressed={following}
    >
      {following ? 'Following' : requested ? 'Requested' : 'Follow'}
    </Button>
  );
}
