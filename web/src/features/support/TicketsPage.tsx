import { useQuery } from '@apollo/client/react';
import { SupportPageDocument } from '@leela/client/documents/support.js';
import { Link } from 'react-router';
import { Badge, Card, Empty, InfiniteList, LinkButton, Page, Skeleton, Time } from '../../ui/index.js';
import styles from './support.module.css';
import { STATUS_TONE, STATUS_WORDS } from './words.js';

/** The viewer's tickets: the latest change first. */
export function Component() {
  const { data, loading, fetchMore } = useQuery(SupportPageDocument, { fetchPolicy: 'cache-and-network' });
  const list = data?.viewer?.tickets;
  return (
    <Page
      title="Support"
      text="Your questions to the team."
      actions={<LinkButton to="/support/new">New ticket</LinkButton>}
    >
      {!list && <Skeleton height={240} />}
      {list?.nodes.length === 0 && (
        <Empty
          title="No tickets"
          text="Write to us when something does not work, or when you have a question."
          action={<LinkButton to="/support/new">Open a ticket</LinkButton>}
        />
      )}
      {list && list.nodes.length > 0 && (
        <InfiniteList
          hasMore={list.pageInfo.hasNextPage}
          loading={loading}
          onMore={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          <Card flush>
            {list.nodes.map((ticket) => (
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
            ))}
          </Card>
        </InfiniteList>
      )}
    </Page>
  );
}
