import { useQuery } from '@apollo/client/react';
import { SupportPageDocument } from '@leela/client/documents/support.js';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Badge, Card, Empty, LinkButton, Page, Skeleton, Time } from '../../ui/index.js';
import styles from './support.module.css';
import { STATUS_TONE, STATUS_WORDS } from './words.js';

/** The viewer's tickets: the latest change first. */
export function Component() {
  const result = useQuery(SupportPageDocument, { fetchPolicy: 'cache-and-network' });
  const list = result.data?.viewer?.tickets;
  return (
    <Page
      title="Support"
      text="Your questions to the team."
      actions={<LinkButton to="/support/new">New ticket</LinkButton>}
    >
      <ConnectionList
        result={result}
        list={list}
        placeholder={<Skeleton height={240} />}
        frame={(items) => <Card flush>{items}</Card>}
        empty={
          <Empty
            title="No tickets"
            text="Write to us when something does not work, or when you have a question."
            action={<LinkButton to="/support/new">Open a ticket</LinkButton>}
          />
        }
      >
        {(ticket) => (
          <Link key={ticket.id} to={`/support/${ticket.number}`} className={styles['ticket']}>
            <div className="grow">
              <div className="strong">{ticket.subject}</div>
              <div className="muted small">
                {ticket.number} · <Time at={ticket.updatedAt} />
              </div>
            </div>
            {ticket.unreadReplies > 0 && <Badge tone="bad">{ticket.unreadReplies} new</Badge>}
            <Badge tone={STATUS_TONE[ticket.status]}>{STATUS_WORDS[ticket.status]}</Badge>
          </Link>
        )}
      </ConnectionList>
    </Page>
  );
}
