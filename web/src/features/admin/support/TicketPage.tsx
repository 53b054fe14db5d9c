import { useQuery } from '@apollo/client/react';
import {
  AdminMergeTicketsDocument,
  AdminReopenTicketDocument,
  AdminResolveTicketDocument,
  AdminTicketDocument,
  type AdminTicketPartsFragment,
} from '@leela/client/documents/admin-support.js';
import { Link, useParams } from 'react-router';
import { Component as NotFound } from '../../../app/NotFoundPage.js';
import { useAction } from '../../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Errors,
  formatEnum,
  Note,
  Row,
  Skeleton,
  Stack,
  TextArea,
  TextField,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge, PersonCell } from '../parts.js';
import { ReplyForm } from './ReplyForm.js';
import { Sla } from './Sla.js';
import { Triage } from './Triage.js';
import styles from '../moderation/moderation.module.css';

/** A ticket as staff sees it: messages with internal notes, triage, resolution, merge. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading } = useQuery(AdminTicketDocument, {
    ...{ variables: { id }, fetchPolicy: 'cache-and-network', errorPolicy: 'all' },
  });
  const ticket = data?.ticket;
  if (!ticket && loading)
    return (
      <AdminPage title="Ticket">
        <Skeleton height={420} />
      </AdminPage>
    );
  if (!ticket) return <NotFound />;
  const over = ticket.status === 'RESOLVED' || ticket.status === 'CLOSED';
  return (
    <AdminPage title={`${ticket.number}: ${ticket.subject}`} actions={<Actions of={ticket} over={over} />}>
      <Row wrap>
        <EnumBadge value={ticket.status} />
        <EnumBadge value={ticket.priority} />
        <Badge>{formatEnum(ticket.category)}</Badge>
        <Sla of={ticket} />
      </Row>
      {ticket.mergedInto && (
        <Note>
          Merged into <Link to={`/admin/tickets/${ticket.mergedInto.id}`}>{ticket.mergedInto.number}</Link>.
        </Note>
      )}
      {ticket.resolution && <Note tone="good">Resolved: {ticket.resolution.summary}</Note>}
      <div className={styles['two']}>
        <Stack>
          <Messages of={ticket} />
          {!over && <ReplyForm ticketId={ticket.id} />}
        </Stack>
        <Triage of={ticket} />
      </div>
    </AdminPage>
  );
}

function Messages({ of: ticket }: { of: AdminTicketPartsFragment }) {
  return (
    <Stack gap="small">
      {ticket.messages.nodes.map((message) => (
        <Card key={message.id} style={message.isInternal ? { background: 'var(--warn-soft)' } : undefined}>
          <Row between wrap>
            <Row wrap>
              <PersonCell person={message.author} missing={formatEnum(message.authorType)} />
              {message.isInternal && <Badge tone="warn">Internal note</Badge>}
              {message.isAutomatic && <Badge>Automatic</Badge>}
            </Row>
            <Time at={message.createdAt} />
          </Row>
          <p className={styles['text']}>{message.body}</p>
          {message.attachments.map(({ name, url }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer">
              {name}
            </a>
          ))}
        </Card>
      ))}
    </Stack>
  );
}

function Actions({ of: { id }, over }: { of: AdminTicketPartsFragment; over: boolean }) {
  const reopen = useAction(AdminReopenTicketDocument);
  if (over)
    return (
      <>
        <Errors of={reopen.errors} />
        <Button
          kind="plain"
          size="small"
          busy={reopen.busy}
          onClick={() => void reopen.run({ input: { ticketId: id } })}
        >
          Reopen
        </Button>
      </>
    );
  return (
    <>
      <ActionDialog
        label="Resolve"
        kind="main"
        document={AdminResolveTicketDocument}
        variables={(form) => ({ input: { ticketId: id, summary: textOf(form, 'summary') ?? '' } })}
        done="The ticket is resolved."
      >
        {(error) => (
          <TextArea
            label="Summary"
            hint="The customer reads it."
            name="summary"
            required
            error={error('summary')}
          />
        )}
      </ActionDialog>
      <ActionDialog
        label="Merge"
        text="The messages go to the other ticket, and this one is closed."
        document={AdminMergeTicketsDocument}
        variables={(form) => ({ input: { ticketId: id, intoId: ticketIdOf(textOf(form, 'into') ?? '') } })}
        done="The tickets were merged."
      >
        {(error) => (
          <TextField
            label="Into"
            hint="The id or the address of the other ticket."
            name="into"
            required
            error={error('intoId')}
          />
        )}
      </ActionDialog>
    </>
  );
}

/** The id at the end of an address, or the text itself. */
const ticketIdOf = (text: string): string => text.split('/').filter(Boolean).at(-1) ?? text;
