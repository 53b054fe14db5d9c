import {
  FollowRequestAcceptDocument,
  FollowRequestDeclineDocument,
  type NotificationsPageQuery,
} from '@leela/client/documents/notifications.js';
import { Link } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { Avatar, Button, Card, Row, Stack, useToast } from '../../ui/index.js';
import styles from './Notifications.module.css';

type Request = NonNullable<NonNullable<NotificationsPageQuery['viewer']>['followRequests']>['nodes'][number];

/** The users who asked to follow the viewer's private profile. */
export function FollowRequests({ requests }: { requests: readonly Request[] }) {
  return (
    <Card>
      <Stack>
        <h2>Follow requests</h2>
        <ul className={styles['requests']}>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function RequestRow({ request: { id, user } }: { request: Request }) {
  const accept = useAction(FollowRequestAcceptDocument, { toasts: true });
  const decline = useAction(FollowRequestDeclineDocument, { toasts: true });
  const toast = useToast();

  async function answer(action: typeof accept | typeof decline, text: string) {
    const result = await action.run(
      { requestId: id },
      {
        update: (cache) => {
          cache.evict({ id: cache.identify({ __typename: 'FollowRequest', id }) });
          cache.gc();
        },
      },
    );
    if (result.ok) toast(text);
  }

  return (
    <li className={styles['request']}>
      <Link to={`/@${user.username}`} className="row grow">
        <Avatar name={user.fullName} src={user.avatar} size={40} />
        <span>
          <span className="strong">{user.fullName}</span>
          <br />
          <span className="muted small">@{user.username}</span>
        </span>
      </Link>
      <Row>
        <Button
          size="small"
          busy={accept.busy}
          onClick={() => void answer(accept, `${user.fullName} follows you now.`)}
        >
          Accept
        </Button>
        <Button
          kind="plain"
          size="small"
          busy={decline.busy}
          onClick={() => void answer(decline, 'The request is declined.')}
        >
          Decline
        </Button>
      </Row>
    </li>
  );
}
