import { useQuery } from '@apollo/client/react';
import { AdminConfigDocument } from '@leela/client/documents/admin-system.js';
import { Skeleton } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { Failed } from '../parts.js';
import { ConfigTable } from './ConfigTable.js';
import { FlagTable } from './FlagTable.js';

/** What can be changed while the gateway runs: configuration and feature flags. */
export function Component() {
  const { data, error, refetch } = useQuery(AdminConfigDocument, { fetchPolicy: 'cache-and-network' });
  const again = () => void refetch();
  return (
    <AdminPage title="Settings" text="Changes hold for all gateways within seconds.">
      <Failed error={error} />
      {data ? (
        <>
          <ConfigTable of={data.configKeys ?? []} onDone={again} />
          <FlagTable of={data.featureFlags ?? []} onDone={again} />
        </>
      ) : (
        <Skeleton height={400} />
      )}
    </AdminPage>
  );
}
