import { AdminUsersDocument } from '@leela/client/documents/admin-people.js';
import type { Role, UserStatus } from '@leela/client/schema.js';
import { useDeferredValue, useState } from 'react';
import { DataTable, formatDate, Select, TextField, Time } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Failed, Filters, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';

const ROLES = ['USER', 'MODERATOR', 'ADMIN'] as const satisfies Role[];
const STATUSES = ['ACTIVE', 'SUSPENDED', 'DELETED'] as const satisfies UserStatus[];

/** All accounts, with search and filters. */
export function Component() {
  const [search, setSearch] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [status, setStatus] = useState<UserStatus | ''>('');
  const asked = useDeferredValue(search.trim());
  const list = usePages(
    AdminUsersDocument,
    { search: asked || null, role: role || null, status: status || null },
    (data) => data.adminUsers,
  );
  return (
    <AdminPage title="Users">
      <Filters>
        <TextField
          label="Search"
          type="search"
          placeholder="Username, name or e-mail"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Select label="Role" value={role} options={allOr(ROLES)} onChoose={setRole} />
        <Select label="Status" value={status} options={allOr(STATUSES)} onChoose={setStatus} />
      </Filters>
      <Failed error={list.error} />
      <DataTable
        caption="Users"
        empty="No account matches"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          { header: 'User', cell: ({ user }) => <PersonCell person={user} to={`/admin/users/${user.id}`} /> },
          { header: 'Username', cell: ({ user }) => `@${user.username}` },
          { header: 'E-mail', cell: ({ email }) => email },
          { header: 'Role', cell: (one) => <EnumBadge value={one.role} /> },
          { header: 'Status', cell: (one) => <EnumBadge value={one.status} /> },
          {
            header: 'Last sign-in',
            cell: ({ lastLoginAt }) => (lastLoginAt ? <Time at={lastLoginAt} /> : 'Never'),
          },
          { header: 'Since', cell: ({ user }) => formatDate(user.createdAt) },
        ]}
      />
    </AdminPage>
  );
}
