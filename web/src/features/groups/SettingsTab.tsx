import { GroupUpdateDocument } from '@leela/client/documents/groups.js';
import { useAction } from '../../app/useAction.js';
import { Card, Empty, Stack, useToast } from '../../ui/index.js';
import { ArchiveGroup, TransferGroup } from './EndOfOwnership.js';
import { GroupForm } from './GroupForm.js';
import { useGroup } from './GroupPage.js';
import { InvitationLinks } from './InvitationLinks.js';
import { InviteUsers } from './InviteUsers.js';

/** The settings of a group for its owner and admins, and the invitations for those who may invite. */
export function Component() {
  const group = useGroup();
  const update = useAction(GroupUpdateDocument);
  const toast = useToast();
  const own = group.viewerMembership?.status === 'ACTIVE' ? group.viewerMembership : null;
  const edits = own?.role === 'OWNER' || own?.role === 'ADMIN';
  if (!own || !(edits || own.permissions.canInvite))
    return <Empty title="Settings are for the owner and the admins" />;
  return (
    <Stack>
      {group.isActive && own.permissions.canInvite && (
        <>
          <InviteUsers groupId={group.id} />
          <InvitationLinks group={group} />
        </>
      )}
      {edits && group.isActive && (
        <Card>
          <Stack>
            <h2>Group</h2>
            <GroupForm
              // An upload is used once: after it is saved, the form begins anew.
              key={`${group.avatar} ${group.coverImage}`}
              given={group}
              errors={update.errors}
              busy={update.busy}
              action="Save"
              onSend={(input) =>
                void update
                  .run({ input: { ...input, groupId: group.id } })
                  .then((result) => result.ok && toast('Saved.'))
              }
            />
          </Stack>
        </Card>
      )}
      {own.role === 'OWNER' && (
        <>
          <TransferGroup group={group} />
          <ArchiveGroup group={group} />
        </>
      )}
    </Stack>
  );
}
