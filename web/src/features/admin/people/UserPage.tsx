import { useQuery } from '@apollo/client/react';
import { AdminUserPageDocument, type AccountPartsFragment } from '@leela/client/documents/admin-people.js';
import { Link, useParams } from 'react-router';
import { Component as NotFound } from '../../../app/NotFoundPage.js';
import {
  Avatar,
  Card,
  formatCount,
  formatDateTime,
  formatEnum,
  Note,
  Row,
  Skeleton,
  Stack,
} from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge } from '../parts.js';
import { AccountActions } from './AccountActions.js';
import { SecurityLog } from './SecurityLog.js';

/** An account: its state, what an admin may do, and its security log. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading } = useQuery(AdminUserPageDocument, {
    ...{ variables: { id }, fetchPolicy: 'cache-and-network', errorPolicy: 'all' },
  });
  const account = data?.adminUser;
  if (!account && loading)
    return (
      <AdminPage title="User">
        <Skeleton height={420} />
      </AdminPage>
    );
  if (!account) return <NotFound />;
  return (
    <AdminPage title={account.user.fullName}>
      <Card>
        <Stack>
          <Row wrap between>
            <Row>
              <Avatar name={account.user.fullName} src={account.user.avatar} size={56} />
              <div>
                <Link to={`/@${account.user.username}`} className="strong">
                  @{account.user.username}
                </Link>
                <div className="muted">
                  {account.email} {account.emailVerified ? '(verified)' : '(not verified)'}
                </div>
              </div>
            </Row>
            <Row wrap>
              <EnumBadge value={account.role} />
              <EnumBadge value={account.status} />
            </Row>
          </Row>
          <Facts of={account} />
        </Stack>
      </Card>
      {account.suspension && (
        <Note tone="warn">
          Suspended since {formatDateTime(account.suspension.at)}
          {account.suspension.until ? ` until ${formatDateTime(account.suspension.until)}` : ''}:{' '}
          {account.suspension.reason}
        </Note>
      )}
      {account.erasure && (
        <Note tone="bad">This account will be erased on {formatDateTime(account.erasure.dueAt)}.</Note>
      )}
      <AccountActions of={account} />
      <SecurityLog id={account.user.id} />
    </AdminPage>
  );
}

function Facts({ of: { user, ...account } }: { of: AccountPartsFragment }) {
  const facts: [string, string][] = [
    ['Posts', formatCount(user.stats.posts)],
    ['Followers', formatCount(user.stats.followers)],
    ['Follows', formatCount(user.stats.following)],
    ['Since', formatDateTime(user.createdAt)],
    ['Last sign-in', account.lastLoginAt ? formatDateTime(account.lastLoginAt) : 'Never'],
    ['Permissions', account.permissions.map(formatEnum).join(', ') || 'None'],
    ['Coins', formatCount(account.coins)],
    ['Credits', formatCount(account.credits.remaining)],
    ['Failed sign-ins', String(account.loginAttempts)],
    ...(account.lockedUntil
      ? [['Locked until', formatDateTime(account.lockedUntil)] as [string, string]]
      : []),
  ];
  return (
    <dl className="grid" style={{ margin: 0, gap: 10 }}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="muted small">{name}</dt>
          <dd style={{ margin: 0 }}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
