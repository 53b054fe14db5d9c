import { useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import {
  Badge,
  formatDateTime,
  formatEnum,
  LinkButton,
  MoreButton,
  Note,
  Page,
  Row,
  Skeleton,
} from '../../ui/index.js';
import { Message } from './Message.js';
import { ReplyForm } from './ReplyForm.js';
import styles from './support.module.css';
import { TicketEnd } from './TicketEnd.js';
import { useTicket } from './useTicket.js';
import { STATUS_TONE, STATUS_WORDS } from './words.js';

/** A ticket: its thread, live, and the answer of the viewer. */
export function Component() {
  const { number = '' } = useParams();
  const { viewer } = useSession();
  const { ticket, loading, add, hasEarlier, loadEarlier } = useTicket(number);
  if (!ticket) {
    if (!loading) return <NotFound />;
    return (
      <Page title={number}>
        <Skeleton height={420} />
      </Page>
    );
  }
  const { sla, status } = ticket;
  const due = sla.firstRespondedAt ? sla.nextResponseDueAt : sla.firstResponseDueAt;
  const finished = status === 'RESOLVED' || status === 'CLOSED';
  return (
    <Page
      title={ticket.subject}
      text={`${ticket.number} · ${formatEnum(ticket.category)} · ${formatEnum(ticket.priority)} priority`}
      actions={
        <span role="status">
          <Badge tone={STATUS_TONE[status]}>{STATUS_WORDS[status]}</Badge>
        </span>
      }
    >
      {ticket.mergedInto && (
        <Note>
          <Row between wrap>
            This ticket goes on in another one.
            <LinkButton kind="plain" size="small" to={`/support/${ticket.mergedInto.number}`}>
              {ticket.mergedInto.number}
            </LinkButton>
          </Row>
        </Note>
      )}
      {due && !finished && status !== 'WAITING_FOR_CUSTOMER' && (
        <p className="muted small">We answer by {formatDateTime(due)}.</p>
      )}
      <MoreButton hasMore={hasEarlier} onMore={loadEarlier} />
      <div className={styles['thread']} role="log" aria-label="Messages">
        {ticket.messages.nodes.map((message) => (
          <Message
            key={message.id}
            message={message}
            mine={message.author !== null && message.author?.id === viewer?.user.id}
          />
        ))}
      </div>
      {finished && <TicketEnd ticket={ticket} />}
      {!ticket.mergedInto && <ReplyForm ticketId={ticket.id} finished={finished} onSend={add} />}
    </Page>
  );
}
