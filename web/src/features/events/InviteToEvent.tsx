import { EventInviteDocument } from '@leela/client/documents/events.js';
import type { EventRole } from '@leela/client/schema.js';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Errors, Row, Select, Stack, useToast } from '../../ui/index.js';
import { PeoplePicker } from '../people/PeoplePicker.js';

/** Invites users to an event, as participants or speakers. */
export function InviteToEvent({ eventId, onDone }: { eventId: string; onDone: () => void }) {
  const invite = useAction(EventInviteDocument);
  const toast = useToast();
  const [picked, setPicked] = useState<readonly PersonPartsFragment[]>([]);
  const [role, setRole] = useState<EventRole>('ATTENDEE');
  async function run() {
    const result = await invite.run({ input: { eventId, role, userIds: picked.map(({ id }) => id) } });
    if (!result.ok) return;
    setPicked([]);
    toast('Invited.');
    onDone();
  }
  return (
    <Card>
      <Stack>
        <PeoplePicker label="Users to invite" chosen={picked} onChange={setPicked} />
        <Errors of={invite.errors} />
        {picked.length > 0 && (
          <Row style={{ alignItems: 'flex-end' }}>
            <div className="grow">
              <Select
                label="As"
                value={role}
                onChoose={setRole}
                options={[
                  { value: 'ATTENDEE', label: 'Participant' },
                  { value: 'SPEAKER', label: 'Speaker' },
                ]}
              />
            </div>
            <Button busy={invite.busy} onClick={() => void run()}>
              Invite
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
