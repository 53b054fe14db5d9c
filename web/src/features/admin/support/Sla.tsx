import type { AdminTicketRowPartsFragment } from '@leela/client/documents/admin-support.js';
import { Badge, Time } from '../../../ui/index.js';

/** The next target of a ticket, or that one was missed. */
export function Sla({ of: { sla, status } }: { of: AdminTicketRowPartsFragment }) {
  if (sla.breached) return <Badge tone="bad">Missed</Badge>;
  if (status === 'RESOLVED' || status === 'CLOSED') return <Badge tone="good">Met</Badge>;
  if (sla.pausedAt) return <Badge>Paused</Badge>;
  const due = sla.firstRespondedAt
    ? (sla.nextResponseDueAt ?? sla.resolutionDueAt)
    : (sla.firstResponseDueAt ?? sla.resolutionDueAt);
  return due ? <Time at={due} /> : <span className="muted">–</span>;
}
