import { useQuery } from '@apollo/client/react';
import { MyApplicationsDocument } from '@leela/client/documents/jobs.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Empty, LinkButton, Page, Skeleton } from '../../ui/index.js';
import { ApplicationCard } from './ApplicationCard.js';

/** The viewer's applications, the latest first. */
export function Component() {
  const result = useQuery(MyApplicationsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = result.data?.viewer?.jobApplications;
  return (
    <Page
      title="My applications"
      actions={
        <LinkButton to="/jobs" kind="plain">
          Jobs
        </LinkButton>
      }
    >
      <ConnectionList
        result={result}
        list={list}
        byClick
        placeholder={<Skeleton height={200} />}
        empty={
          <Empty
            title="No applications"
            action={<LinkButton to="/jobs">See the open positions</LinkButton>}
          />
        }
      >
        {(one) => (
          <ApplicationCard
            key={one.id}
            title={one.jobPosting?.title ?? 'A former position'}
            application={one}
          />
        )}
      </ConnectionList>
    </Page>
  );
}
