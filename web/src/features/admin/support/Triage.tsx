import {
  AdminTriageTicketDocument,
  type AdminTicketPartsFragment,
} from '@leela/client/documents/admin-support.js';
import type {
  TicketCategory,
  TicketPriority,
  TicketStatus,
  TriageTicketInput,
} from '@leela/client/schema.js';
import { useSession } from '../../../app/session.js';
import { useAction } from '../../../app/useAction.js';
import { Button, Card, Errors, Row, Select, Stack, TextField } from '../../../ui/index.js';
import { optionsOf, PersonCell } from '../parts.js';
import { PRIORITIES } from './TicketsPage.js';

const CATEGORIES = [
  ...(['ACCOUNT', 'BILLING', 'BUG_REPORT', 'FEATURE_REQUEST', 'INTEGRATION', 'TECHNICAL'] as const),
] satisfies TicketCategory[];
/** Statuses that are set by hand; the others follow from answers and resolutions. */
const STATUSES = [
  'OPEN',
  'ASSIGNED',
  'IN_PROGRESS',
  'WAITING_FOR_CUSTOMER',
] as const satisfies TicketStatus[];

/** Who works on a ticket, and how urgent it is. */
export function Triage({ of: ticket }: { of: AdminTicketPartsFragment }) {
  const { viewer } = useSession();
  const { run, busy, errors } = useAction(AdminTriageTicketDocument);
  const set = (changes: Partial<TriageTicketInput>) =>
    void run({ input: { ticketId: ticket.id, ...changes } });
  const own = ticket.assignee?.id === viewer?.user.id;
  const over = ticket.status === 'RESOLVED' || ticket.status === 'CLOSED';
  return (
    <Card>
      <Stack>
        <Errors of={errors} />
        <Row between>
          <span className="muted">Assigned to</span>
          <PersonCell person={ticket.assignee} missing="Nobody" />
        </Row>
        {!own && (
          <Button kind="plain" busy={busy} onClick={() => set({ assigneeId: viewer?.user.id })}>
            Assign to me
          </Button>
        )}
        {!over && (
          <Select
            label="Status"
            value={ticket.status}
            options={optionsOf<TicketStatus>(STATUSES)}
            onChoose={(status) => set({ status })}
          />
        )}
        <Select
          label="Priority"
          value={ticket.priority}
          options={optionsOf<TicketPriority>(PRIORITIES)}
          onChoose={(priority) => set({ priority })}
        />
        <Select
          label="Category"
          value={ticket.category}
          options={optionsOf<TicketCategory>(CATEGORIES)}
          onChoose={(category) => set({ category })}
        />
        <TextField
          key={ticket.tags.join()}
          label="Tags"
          hint="Between commas. Enter saves."
          defaultValue={ticket.tags.join(', ')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            const words = event.currentTarget.value.split(',').map((word) => word.trim());
            set({ tags: words.filter(Boolean) });
          }}
        />
        {ticket.satisfaction && (
          <p className="muted">
            Rated {ticket.satisfaction.rating} of 5
            {ticket.satisfaction.feedback ? `: ${ticket.satisfaction.feedback}` : ''}
          </p>
        )}
      </Stack>
    </Card>
  );
}
