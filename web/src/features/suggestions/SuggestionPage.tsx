import { useQuery } from '@apollo/client/react';
import {
  SuggestionPageDocument,
  type SuggestionDetailsFragment,
} from '@leela/client/documents/suggestions.js';
import { Link, useParams } from 'react-router';
import { LoadError } from '../../app/LoadError.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useRole, useSession } from '../../app/session.js';
import { Badge, Card, formatEnum, Note, Page, Person, Row, Skeleton, Stack, Time } from '../../ui/index.js';
import { Attachments } from '../community/Attachments.js';
import { Comments } from '../comments/Comments.js';
import styles from './suggestions.module.css';
import { SuggestionMenu } from './SuggestionMenu.js';
import { Triage } from './Triage.js';
import { VoteButton } from './VoteButton.js';
import { StatusBadge, takesVotes } from './words.js';

/** A suggestion with its votes and its comments; its triage for moderators. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(SuggestionPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const suggestion = data?.node?.__typename === 'Suggestion' ? data.node : null;
  if (suggestion) return <Loaded suggestion={suggestion} />;
  if (error) return <LoadError title="Suggestion" error={error} onRetry={() => refetch()} />;
  if (!loading) return <NotFound />;
  return (
    <Page title="Suggestion">
      <Skeleton height={260} />
    </Page>
  );
}

function Loaded({ suggestion }: { suggestion: SuggestionDetailsFragment }) {
  const { viewer } = useSession();
  const isModerator = useRole('MODERATOR', 'ADMIN');
  const own = viewer?.user.id === suggestion.author.id;
  return (
    <Page title={suggestion.title} hideTitle>
      <Card>
        <Stack>
          <Row between style={{ alignItems: 'flex-start' }}>
            <div className={styles['card']}>
              <VoteButton suggestion={suggestion} />
              <Stack gap="small">
                <h2>{suggestion.title}</h2>
                <Row wrap>
                  <StatusBadge status={suggestion.status} />
                  <Badge>
                    {suggestion.category === 'UI' ? 'Interface' : formatEnum(suggestion.category)}
                  </Badge>
                  {suggestion.tags.map((tag) => (
                    <span key={tag} className="small muted">
                      #{tag}
                    </span>
                  ))}
                </Row>
              </Stack>
            </div>
            <SuggestionMenu suggestion={suggestion} own={own} isModerator={isModerator} />
          </Row>
          {suggestion.mergedInto && (
            <Note>
              The votes went to{' '}
              <Link className="strong" to={`/suggestions/${suggestion.mergedInto.id}`}>
                {suggestion.mergedInto.title}
              </Link>
              .
            </Note>
          )}
          {!suggestion.mergedInto && !takesVotes(suggestion.status) && <Note>Voting has ended.</Note>}
          <p className={styles['text']}>{suggestion.description}</p>
          <Attachments of={suggestion.attachments} />
          <Person user={suggestion.author} text={<Time at={suggestion.createdAt} />} />
          {suggestion.assignee && (
            <p className="small muted">{suggestion.assignee.fullName} takes care of this suggestion.</p>
          )}
        </Stack>
      </Card>
      {isModerator && <Triage suggestion={suggestion} />}
      <Comments
        order="OLDEST"
        target={{ type: 'Suggestion', id: suggestion.id }}
        count={suggestion.stats.comments}
        rights={{ canModerate: isModerator }}
      />
    </Page>
  );
}
