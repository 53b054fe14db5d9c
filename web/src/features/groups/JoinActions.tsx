import {
  GroupAnswerInvitationDocument,
  GroupJoinDocument,
  GroupLeaveDocument,
  type GroupCardFragment,
} from '@leela/client/documents/groups.js';
import type { Result } from '@leela/client';
import { useState } from 'react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Button, Confirm, Dialog, Errors, Menu, Note, Row, TextArea, useToast } from '../../ui/index.js';
import { LogOut } from 'lucide-react';

/** How the viewer comes into a group and out of it: join, ask, accept an invitation, take back, leave. */
export function JoinActions({ group }: { group: GroupCardFragment }) {
  const [shown, setShown] = useState<'ask' | 'leave' | null>(null);
  const join = useAction(GroupJoinDocument, { toasts: true });
  const answer = useAction(GroupAnswerInvitationDocument, { toasts: true });
  const allowed = useSignIn();
  const toast = useToast();
  const membership = group.viewerMembership;
  const status = membership?.status;

  async function tell(run: Promise<Result<unknown>>, done: string) {
    const result = await run;
    if (result.ok) toast(done);
  }

  if (status === 'BANNED') return <Note tone="bad">You are banned from this group.</Note>;
  if (status === 'INVITED')
    return (
      <>
        <Button
          busy={answer.busy}
          onClick={() =>
            void tell(answer.run({ input: { membershipId: membership!.id, accept: true } }), 'Welcome.')
          }
        >
          Accept the invitation
        </Button>
        <Button
          kind="plain"
          busy={answer.busy}
          onClick={() =>
            void tell(answer.run({ input: { membershipId: membership!.id, accept: false } }), 'Declined.')
          }
        >
          Decline
        </Button>
      </>
    );
  const leave = shown === 'leave' && (
    <LeaveGroup group={group} pending={status === 'PENDING'} onClose={() => setShown(null)} />
  );
  if (status === 'PENDING')
    return (
      <>
        <Button kind="plain" onClick={() => setShown('leave')}>
          Take the request back
        </Button>
        {leave}
      </>
    );
  if (status === 'ACTIVE' || status === 'SUSPENDED')
    return (
      <>
        {membership!.role !== 'OWNER' && (
          <Menu
            label="Your membership"
            items={[
              {
                label: 'Leave the group',
                icon: <LogOut size={18} />,
                tone: 'bad',
                onSelect: () => setShown('leave'),
              },
            ]}
          />
        )}
        {leave}
      </>
    );
  if (!group.isActive) return null;
  if (group.visibility === 'INVITE_ONLY' || group.visibility === 'SECRET')
    return <span className="muted small">Users join by invitation.</span>;
  if (group.joinApprovalRequired)
    return (
      <>
        <Button onClick={() => allowed() && setShown('ask')}>Ask to join</Button>
        {shown === 'ask' && <AskToJoin group={group} onClose={() => setShown(null)} />}
      </>
    );
  return (
    <Button
      busy={join.busy}
      onClick={() => allowed() && void tell(join.run({ input: { groupId: group.id } }), 'Welcome.')}
    >
      Join
    </Button>
  );
}

function AskToJoin({ group, onClose }: { group: GroupCardFragment; onClose: () => void }) {
  const join = useAction(GroupJoinDocument);
  const toast = useToast();
  const [note, setNote] = useState('');
  async function ask() {
    if (!(await join.run({ input: { groupId: group.id, note: note.trim() || null } })).ok) return;
    toast('Your request waits for an answer.');
    onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Ask to join ${group.name}`}
      text="A moderator answers the request."
    >
      <Errors of={join.errors} />
      <TextArea
        label="A note to the moderators"
        hint="Optional."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
        <Button busy={join.busy} onClick={() => void ask()}>
          Send the request
        </Button>
      </Row>
    </Dialog>
  );
}

function LeaveGroup({
  group,
  pending,
  onClose,
}: {
  group: GroupCardFragment;
  pending: boolean;
  onClose: () => void;
}) {
  const leave = useAction(GroupLeaveDocument, { toasts: true });
  const toast = useToast();
  async function run() {
    const result = await leave.run({ input: { groupId: group.id } });
    if (result.ok) toast('Done.');
    onClose();
  }
  return (
    <Confirm
      open
      title={pending ? 'Take the request back?' : `Leave ${group.name}?`}
      text={pending ? 'You may ask again later.' : 'Your posts stay in the group.'}
      action={pending ? 'Take it back' : 'Leave'}
      busy={leave.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
