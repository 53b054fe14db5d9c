import type { Result } from '@leela/client';
import {
  PersonBlockDocument,
  PersonMuteDocument,
  PersonUnblockDocument,
  PersonUnmuteDocument,
} from '@leela/client/documents/people.js';
import { Ban, Flag, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Confirm, Menu, useToast } from '../../ui/index.js';
import { useDialogs } from '../post/dialogs.js';
import type { Profile } from './ProfilePage.js';

/** What the viewer can do with another user, besides following. */
export function PersonMenu({ user }: { user: Profile }) {
  const { viewer } = useSession();
  const mute = useAction(PersonMuteDocument, { toasts: true });
  const unmute = useAction(PersonUnmuteDocument, { toasts: true });
  const block = useAction(PersonBlockDocument, { toasts: true });
  const unblock = useAction(PersonUnblockDocument, { toasts: true });
  const [asking, setAsking] = useState(false);
  const open = useDialogs();
  const toast = useToast();
  const name = `@${user.username}`;

  async function run(action: { run(variables: { userId: string }): Promise<Result<unknown>> }, text: string) {
    const result = await action.run({ userId: user.id });
    setAsking(false);
    if (result.ok) toast(text);
  }

  if (!viewer) return null;
  return (
    <>
      <Menu
        label="Actions for this user"
        items={[
          user.viewerHasMuted
            ? {
                label: 'Unmute',
                icon: <Volume2 size={18} />,
                onSelect: () => void run(unmute, `${name} is not muted any more.`),
              }
            : {
                label: 'Mute',
                icon: <VolumeX size={18} />,
                onSelect: () => void run(mute, `${name} is muted: the posts are not in your feed.`),
              },
          {
            label: 'Report',
            icon: <Flag size={18} />,
            onSelect: () => open({ kind: 'report', targetId: user.id, what: 'user' }),
          },
          user.viewerHasBlocked
            ? {
                label: 'Unblock',
                icon: <Ban size={18} />,
                onSelect: () => void run(unblock, `${name} is not blocked any more.`),
              }
            : {
                label: 'Block',
                icon: <Ban size={18} />,
                tone: 'bad',
                onSelect: () => setAsking(true),
              },
        ]}
      />
      <Confirm
        open={asking}
        title={`Block ${name}?`}
        text="You will not see each other’s posts, comments and messages. Follows between you end."
        action="Block"
        busy={block.busy}
        onConfirm={() => void run(block, `${name} is blocked.`)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
