import {
  GroupArchiveDocument,
  GroupTransferDocument,
  type GroupDetailsFragment,
} from '@leela/client/documents/groups.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Confirm, Errors, Row, Stack, useToast } from '../../ui/index.js';
import { PeoplePicker } from '../people/PeoplePicker.js';

/** Makes another member the owner of a group. */
export function TransferGroup({ group }: { group: GroupDetailsFragment }) {
  const transfer = useAction(GroupTransferDocument);
  const toast = useToast();
  const [picked, setPicked] = useState<readonly PersonPartsFragment[]>([]);
  const [asking, setAsking] = useState(false);
  const next = picked.at(-1);

  async function run() {
    const result = await transfer.run({ input: { groupId: group.id, userId: next!.id } });
    setAsking(false);
    if (result.ok) toast(`${next!.fullName} is the owner now.`);
  }

  return (
    <Card>
      <Stack>
        <h2>New owner</h2>
        <p className="muted">The new owner is a member of the group. You become an admin.</p>
        <PeoplePicker
          label="Member"
          chosen={next ? [next] : []}
          onChange={(all) => setPicked(all.slice(-1))}
        />
        <Errors of={transfer.errors} />
        <Row>
          <Button kind="danger" disabled={!next} onClick={() => setAsking(true)}>
            Transfer the group
          </Button>
        </Row>
        <Confirm
          open={asking}
          title={`Make ${next?.fullName ?? ''} the owner?`}
          text="Only the new owner can give the group back."
          action="Transfer"
          busy={transfer.busy}
          onConfirm={() => void run()}
          onClose={() => setAsking(false)}
        />
      </Stack>
    </Card>
  );
}

/** Archives a group, or takes it into use again. */
export function ArchiveGroup({ group }: { group: GroupDetailsFragment }) {
  const archive = useAction(GroupArchiveDocument);
  const [asking, setAsking] = useState(false);
  async function run(archived: boolean) {
    await archive.run({ input: { groupId: group.id, archived } });
    setAsking(false);
  }
  return (
    <Card>
      <Stack>
        <h2>{group.isActive ? 'Archive' : 'Archived'}</h2>
        <p className="muted">An archived group can be read, not changed.</p>
        <Errors of={archive.errors} />
        <Row>
          {group.isActive ? (
            <Button kind="danger" onClick={() => setAsking(true)}>
              Archive the group
            </Button>
          ) : (
            <Button busy={archive.busy} onClick={() => void run(false)}>
              Use the group again
            </Button>
          )}
        </Row>
        <Confirm
          open={asking}
          title="Archive the group?"
          text="Nothing can be written in it until you take it into use again."
          action="Archive"
          busy={archive.busy}
          onConfirm={() => void run(true)}
          onClose={() => setAsking(false)}
        />
      </Stack>
    </Card>
  );
}
