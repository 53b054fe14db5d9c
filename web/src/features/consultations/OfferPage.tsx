import { useQuery } from '@apollo/client/react';
import { MyOfferDocument } from '@leela/client/documents/consultations.js';
import { useSession } from '../../app/session.js';
import { LinkButton, Page, Skeleton } from '../../ui/index.js';
import { AvailabilityForm } from './AvailabilityForm.js';
import { OfferedSessions } from './OfferedSessions.js';

/** What the viewer offers as a consultant: weekly hours and price, and group sessions. */
export function Component() {
  const { viewer } = useSession();
  const userId = viewer?.user.id ?? '';
  const { data, loading, refetch } = useQuery(MyOfferDocument, {
    variables: { userId },
    fetchPolicy: 'cache-and-network',
  });
  const consultant = data?.consultant;
  return (
    <Page
      title="My offer"
      text="Users book times of your weekly hours, and seats of your group sessions."
      actions={
        consultant && (
          <LinkButton to={`/consultants/${userId}`} kind="plain">
            See my page
          </LinkButton>
        )
      }
    >
      {!data && loading ? (
        <Skeleton height={420} />
      ) : (
        <>
          <AvailabilityForm key={consultant?.id} offer={consultant} onSave={() => void refetch()} />
          {consultant && (
            <OfferedSessions
              sessions={consultant.sessions.nodes}
              categories={consultant.categories}
              onChange={() => void refetch()}
            />
          )}
        </>
      )}
    </Page>
  );
}
