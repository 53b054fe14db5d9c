import {
  GroupBanDocument,
  GroupChangeMemberDocument,
  GroupRemoveMemberDocument,
  GroupReviewMemberDocument,
  GroupSuspendDocument,
  GroupUnbanDocument,
  type GroupMembershipFragment,
} from '@leela/client/documents/groups.js';
import type { Result } from '@leela/client';
import { Ban, ShieldCheck, Undo2, UserMinus, UserX } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import {
  Button,
  Checkbox,
  Dialog,
  Errors,
  formatEnum,
  Menu,
  Row,
  TextField,
  useToast,
} from '../../ui/index.js';
import { outranks, rolesBelow } from './words.js';

interface ActionsProps {
  /** The membership of the viewer. */
  own: GroupMembershipFragment;
  membership: GroupMembershipFragment;
  onChanged: () => void;
}

/** What the viewer may do with a membership: decide about a request, change the role, suspend, ban, remove. */
export function MemberActions({ own, membership, onChanged }: ActionsProps) {
  const [excluding, setExcluding] = useState<'ban' | 'suspend' | null>(null);
  const review = useAction(GroupReviewMemberDocument, { toasts: true });
  const change = useAction(GroupChangeMemberDocument, { toasts: true });
  const remove = useAction(GroupRemoveMemberDocument, { toasts: true });
  const unban = useAction(GroupUnbanDocument, { toasts: true });
  const toast = useToast();
  const { id: membershipId, status, role, user } = membership;
  const name = user?.fullName ?? 'this user';

  async function tell(run: Promise<Result<unknown>>, done: string) {
    const result = await run;
    if (result.ok) toast(done);
    if (result.ok) onChanged();
  }

  if (status === 'PENDING')
    return (
      <Row>
        <Button
          size="small"
          busy={review.busy}
          aria-label={`Approve ${name}`}
          onClick={() =>
            void tell(review.run({ input: { membershipId, approve: true } }), `${name} is a member.`)
          }
        >
          Approve
        </Button>
        <Button
          size="small"
          kind="quiet"
          busy={review.busy}
          aria-label={`Decline ${name}`}
          onClick={() => void tell(review.run({ input: { membershipId, approve: false } }), 'Declined.')}
        >
          Decline
        </Button>
      </Row>
    );
  if (own.id === membership.id || !outranks(own.role, role)) return null;
  const excluded = status === 'BANNED' || status === 'SUSPENDED';
  return (
    <>
      <Menu
        label={`Manage ${name}`}
        items={[
          ...(status === 'ACTIVE' ? rolesBelow(own.role) : [])
            .filter((one) => one !== role)
            .map((next) => ({
              label: `Make ${formatEnum(next).toLowerCase()}`,
              icon: <ShieldCheck size={18} />,
              onSelect: () =>
                void tell(
                  change.run({ input: { membershipId, role: next } }),
                  `${name}: ${formatEnum(next)}.`,
                ),
            })),
          excluded && {
            label: status === 'BANNED' ? 'Lift the ban' : 'End the suspension',
            icon: <Undo2 size={18} />,
            onSelect: () =>
              void tell(unban.run({ input: { membershipId, restorePosts: true } }), `Done for ${name}.`),
          },
          status === 'ACTIVE' && {
            label: 'Suspend',
            icon: <UserX size={18} />,
            onSelect: () => setExcluding('suspend'),
          },
          status !== 'BANNED' && {
            label: 'Ban',
            icon: <Ban size={18} />,
            tone: 'bad',
            onSelect: () => setExcluding('ban'),
          },
          !excluded && {
            label: status === 'INVITED' ? 'Take the invitation back' : 'Remove',
            icon: <UserMinus size={18} />,
            tone: 'bad',
            onSelect: () => void tell(remove.run({ input: { membershipId } }), `${name} was removed.`),
          },
        ]}
      />
      {excluding && (
        <Exclude
          kind={excluding}
          membershipId={membershipId}
          name={name}
          onClose={() => setExcluding(null)}
          onDone={onChanged}
        />
      )}
    </>
  );
}

function Exclude({
  kind,
  membershipId,
  name,
  onClose,
  onDone,
}: {
  kind: 'ban' | 'suspend';
  membershipId: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const ban = useAction(GroupBanDocument);
  const suspend = useAction(GroupSuspendDocument);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [removePosts, setRemovePosts] = useState(false);
  const action = kind === 'ban' ? ban : suspend;

  async function run() {
    const input = { membershipId, reason, until: until ? new Date(until).toISOString() : null };
    const result =
      kind === 'ban' ? await ban.run({ input: { ...input, removePosts } }) : await suspend.run({ input });
    if (!result.ok) return;
    onDone();
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={kind === 'ban' ? `Ban ${name}` : `Suspend ${name}`}
      text={
        kind === 'ban'
          ? 'A banned user takes no part in the group.'
          : 'A suspended member reads and takes no part.'
      }
    >
      <Errors of={action.errors} />
      <TextField
        label="Reason"
        value={reason}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextField
        label="Until"
        type="datetime-local"
        hint="Without an end if it is empty."
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {kind === 'ban' && (
        <Checkbox
          label="Remove the posts of the user too"
          checked={removePosts}
          onChange={(event) => setRemovePosts(event.currentTarget.checked)}
        />
      )}
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
        <Button kind="danger" busy={action.busy} disabled={!reason.trim()} onClick={() => void run()}>
          {kind === 'ban' ? 'Ban' : 'Suspend'}
        </Button>
      </Row>
    </Dialog>
  );
}
