import { AdminUserLogDocument } from '@leela/client/documents/admin-people.js';
import { DataTable, formatEnum, Stack, Time } from '../../../ui/index.js';
import { Failed, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';

/** What happened to an account's security, the latest first. */
export function SecurityLog({ id }: { id: string }) {
  const list = usePages(AdminUserLogDocument, { id }, (data) => data.adminUser?.securityLog);
  return (
    <Stack gap="small">
      <h2>Security log</h2>
      <Failed error={list.error} />
      <DataTable
        caption="Security log"
        {...list}
        keyOf={(entry) => entry.id}
        columns={[
          { header: 'Event', cell: ({ event }) => formatEnum(event) },
          {
            header: 'By',
            cell: ({ actor, byAdmin }) =>
              byAdmin ? <PersonCell person={actor} missing="An admin" /> : 'The user',
          },
          { header: 'Reason', cell: ({ reason, detail }) => reason ?? detail ?? '–' },
          {
            header: 'Device',
            cell: ({ device, ipAddress }) => [device, ipAddress].filter(Boolean).join(', ') || '–',
          },
          { header: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
        ]}
      />
    </Stack>
  );
}
