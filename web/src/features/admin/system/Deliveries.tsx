import { AdminDeliveriesDocument, AdminRedeliverDocument } from '@leela/client/documents/admin-system.js';
import { useAction } from '../../../app/useAction.js';
import { Button, DataTable, Errors, Time, useToast } from '../../../ui/index.js';
import { EnumBadge, Failed } from '../parts.js';
import { usePages } from '../usePages.js';

/** What was sent to an address, and what it answered. */
export function Deliveries({ endpointId }: { endpointId: string }) {
  const list = usePages(
    AdminDeliveriesDocument,
    { id: endpointId },
    (data) => data.webhookEndpoint?.deliveries,
  );
  const { run, busy, errors } = useAction(AdminRedeliverDocument);
  const toast = useToast();
  async function redeliver(deliveryId: string) {
    if (!(await run({ input: { deliveryId } })).ok) return;
    toast('It is sent again.');
    list.refetch();
  }
  return (
    <>
      <Failed error={list.error} />
      <Errors of={errors} />
      <DataTable
        caption="Deliveries"
        empty="Nothing was sent yet"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          { header: 'Event', cell: ({ event }) => <code>{event}</code> },
          { header: 'Status', cell: (one) => <EnumBadge value={one.status} /> },
          { header: 'Answer', cell: ({ responseStatus, error }) => responseStatus ?? error ?? '–' },
          { header: 'Attempts', number: true, cell: ({ attempts }) => attempts },
          { header: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            header: 'Actions',
            cell: ({ id }) => (
              <Button size="small" kind="plain" busy={busy} onClick={() => void redeliver(id)}>
                Send again
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
