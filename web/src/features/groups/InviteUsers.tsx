import { GroupInviteDocument } from '@leela/client/documents/groups.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Errors, Row, Stack, useToast } from '../../ui/index.js';
import { PeoplePicker } from '../people/PeoplePicker.js';

/** Invites users to a group by name. */
export function InviteUsers({ groupId }: { groupId: string }) {
  const invite = useAction(GroupInviteDocument);
  const toast = useToast();
  const [picked, setPicked] = useState<readonly PersonPartsFragment[]>([]);
  async function run() {
    const result = await invite.run({ input: { groupId, userIds: picked.map(({ id }) => id) } });
    if (!result.ok) return;
    setPicked([]);
    toast('Invited.');
  }
  return (
    <Card>
      <Stack>
        <h2>Invite users</h2>
        <PeoplePicker label="Users to invite" chosen={picked} onChange={setPicked} />
        <Errors of={invite.errors} />
        <Row>
          <Button busy={invite.busy} disabled={picked.length === 0} onClick={() => void run()}>
            Invite
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
