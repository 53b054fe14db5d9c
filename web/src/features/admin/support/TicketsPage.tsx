import { AdminTicketsDocument } from '@leela/client/documents/admin-support.js';
import type { TicketPriority, TicketStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../../app/session.js';
import { Checkbox, DataTable, formatEnum, Select, Time } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Failed, Filters, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';
import { Sla } from './Sla.js';

export const STATUSES = [
  ...(['OPEN', 'ASSIGNED', 'IN_PROGRESS', 'WAITING_FOR_CUSTOMER', 'RESOLVED', 'CLOSED'] as const),
] satisfies TicketStatus[];
export const PRIORITIES = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies TicketPriority[];

/** The queue of support. */
export function Component() {
  const { viewer } = useSession();
  const [status, setStatus] = useState<TicketStatus | ''>('');
  const [priority, setPriority] = useState<TicketPriority | ''>('');
  const [breached, setBreached] = useState(false);
  const [own, setOwn] = useState(false);
  const list = usePages(
    AdminTicketsDocument,
    {
      ...{ status: status || null, priority: priority || null, breached: breached || null },
      assigneeId: own ? viewer?.user.id : null,
    },
    (data) => data.tickets,
  );
  return (
    <AdminPage title="Tickets">
      <Filters>
        <Select label="Status" value={status} options={allOr(STATUSES)} onChoose={setStatus} />
        <Select label="Priority" value={priority} options={allOr(PRIORITIES)} onChoose={setPriority} />
        <Checkbox
          label="Target missed"
          checked={breached}
          onChange={({ currentTarget }) => setBreached(currentTarget.checked)}
        />
        <Checkbox
          label="Assigned to me"
          checked={own}
          onChange={({ currentTarget }) => setOwn(currentTarget.checked)}
        />
      </Filters>
      <Failed error={list.error} />
      <DataTable
        caption="Tickets"
        empty="No tickets wait here"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          {
            header: 'Ticket',
            cell: ({ id, number, subject }) => (
              <Link to={`/admin/tickets/${id}`}>
                <span className="muted">{number}</span> {subject}
              </Link>
            ),
          },
          { header: 'Status', cell: (one) => <EnumBadge value={one.status} /> },
          { header: 'Priority', cell: (one) => <EnumBadge value={one.priority} /> },
          { header: 'Category', cell: ({ category }) => formatEnum(category) },
          {
            header: 'From',
            cell: ({ requester, contact }) => (
              <PersonCell person={requester} missing={contact?.name ?? 'Deleted'} />
            ),
          },
          {
            header: 'Assigned to',
            cell: ({ assignee }) => <PersonCell person={assignee} missing="Nobody" />,
          },
          { header: 'Target', cell: (one) => <Sla of={one} /> },
          { header: 'Changed', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
        ]}
      />
    </AdminPage>
  );
}
