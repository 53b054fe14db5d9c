import {
  AdminReplayStripeEventDocument,
  AdminStripeEventsDocument,
} from '@leela/client/documents/admin-system.js';
import type { WebhookStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { useAction } from '../../../app/useAction.js';
import { Button, DataTable, Errors, Select, Time, useToast } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Failed, Filters } from '../parts.js';
import { usePages } from '../usePages.js';

const STATUSES = [
  'RECEIVED',
  'PROCESSING',
  'DONE',
  'FAILED',
  'DEAD',
  'IGNORED',
] as const satisfies WebhookStatus[];

/** Events of the payment processor. Dead ones were given up and can be sent through again. */
export function Component() {
  const [status, setStatus] = useState<WebhookStatus | ''>('');
  const list = usePages(AdminStripeEventsDocument, { status: status || null }, (data) => data.webhookEvents);
  const { run, busy, errors } = useAction(AdminReplayStripeEventDocument);
  const toast = useToast();
  async function replay(webhookEventId: string) {
    if ((await run({ input: { webhookEventId } })).ok) toast('The event runs again.');
  }
  return (
    <AdminPage title="Stripe events" text="Dead events were given up after several attempts.">
      <Filters>
        <Select label="Status" value={status} options={allOr(STATUSES)} onChoose={setStatus} />
      </Filters>
      <Failed error={list.error} />
      <Errors of={errors} />
      <DataTable
        caption="Stripe events"
        empty="No events here"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          { header: 'Event', cell: ({ type }) => <code>{type}</code> },
          { header: 'Status', cell: (one) => <EnumBadge value={one.status} /> },
          { header: 'Attempts', number: true, cell: ({ attempts }) => attempts },
          { header: 'Object', cell: ({ objectId }) => <span className="small">{objectId ?? '–'}</span> },
          { header: 'Error', cell: ({ error }) => error ?? '–' },
          { header: 'Received', cell: ({ receivedAt }) => <Time at={receivedAt} /> },
          {
            header: 'Actions',
            cell: ({ id, status: state }) =>
              (state === 'DEAD' || state === 'FAILED') && (
                <Button size="small" kind="plain" busy={busy} onClick={() => void replay(id)}>
                  Replay
                </Button>
              ),
          },
        ]}
      />
    </AdminPage>
  );
}
