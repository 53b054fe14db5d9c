import { useQuery } from '@apollo/client/react';
import {
  NotificationsPageDocument,
  NotificationsReadDocument,
} from '@leela/client/documents/notifications.js';
import { CheckCheck, Settings } from 'lucide-react';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Empty, LinkButton, Page, Tabs } from '../../ui/index.js';
import { FollowRequests } from './FollowRequests.js';
import { NotificationRow } from './NotificationRow.js';
import { markRead } from './read.js';
import styles from './Notifications.module.css';

/** The notifications of the viewer, latest first. */
export function Component() {
  const { viewer } = useSession();
  const [show, setShow] = useState<'all' | 'unread'>('all');
  const { run, busy } = useAction(NotificationsReadDocument, { toasts: true });

  async function readAll() {
    await run({ ids: null }, { update: (cache, { data }) => viewer && markRead(cache, viewer.id, data) });
  }

  return (
    <Page
      title="Notifications"
      actions={
        <>
          <Button kind="plain" size="small" busy={busy} onClick={() => void readAll()}>
            <CheckCheck size={16} aria-hidden="true" /> Mark all read
          </Button>
          <LinkButton to="/settings/notifications" kind="quiet" size="small">
            <Settings size={16} aria-hidden="true" /> Preferences
          </LinkButton>
        </>
      }
    >
      <Tabs
        value={show}
        onChange={setShow}
        items={[
          { value: 'all', label: 'All', content: <List unreadOnly={false} /> },
          { value: 'unread', label: 'Unread', content: <List unreadOnly /> },
        ]}
      />
    </Page>
  );
}

function List({ unreadOnly }: { unreadOnly: boolean }) {
  const result = useQuery(NotificationsPageDocument, {
    variables: { unreadOnly, more: false },
    fetchPolicy: 'cache-and-network',
  });
  const viewer = result.data?.viewer;
  const list = viewer?.notifications;
  const requests = viewer?.followRequests?.nodes ?? [];
  return (
    <>
      {!unreadOnly && requests.length > 0 && <FollowRequests requests={requests} />}
      <ConnectionList
        result={result}
        list={list}
        further={{ more: true }}
        itemHeight={66}
        frame={(items) => (
          <Card flush>
            <ul className={styles['list']}>{items}</ul>
          </Card>
        )}
        empty={
          <Empty
            title={unreadOnly ? 'Nothing unread' : 'No notifications yet'}
            text="Reactions, comments and new followers appear here at once."
          />
        }
      >
        {(notification) => <NotificationRow key={notification.id} notification={notification} />}
      </ConnectionList>
    </>
  );
}
