import { useQuery } from '@apollo/client/react';
import { MyApplicationsDocument } from '@leela/client/documents/jobs.js';
import { Empty, LinkButton, MoreButton, Page, Skeleton } from '../../ui/index.js';
import { ApplicationCard } from './ApplicationCard.js';

/** The viewer's applications, the latest first. */
export function Component() {
  const { data, loading, fetchMore } = useQuery(MyApplicationsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.viewer?.jobApplications;
  return (
    <Page
      title="My applications"
      actions={
        <LinkButton to="/jobs" kind="plain">
          Jobs
        </LinkButton>
      }
    >
      {!list && <Skeleton height={200} />}
      {list?.nodes.length === 0 && (
        <Empty title="No applications" action={<LinkButton to="/jobs">See the open positions</LinkButton>} />
      )}
      {list?.nodes.map((one) => (
        <ApplicationCard
          key={one.id}
          title={one.jobPosting?.title ?? 'A former position'}
          application={one}
        />
      ))}
      <MoreButton
        hasMore={list?.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
      />
    </Page>
  );
}
