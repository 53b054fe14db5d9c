import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import {
  TopicAcceptAnswerDocument,
  TopicActivityDocument,
  TopicPageDocument,
  type TopicDetailsFragment,
} from '@leela/client/documents/community.js';
import { Link, useParams } from 'react-router';
import { useRole, useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { LoadError } from '../../app/LoadError.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { Avatar, Badge, Card, formatEnum, Note, Page, Row, Skeleton, Stack, Time } from '../../ui/index.js';
import { Comments } from '../comments/Comments.js';
import { insertComment } from '../comments/list.js';
import { Reactions } from '../reactions/Reactions.js';
import { Attachments } from './Attachments.js';
import styles from './community.module.css';
import { Poll } from './Poll.js';
import { TopicBadges } from './TopicCard.js';
import { Favorite, ShareTopic, TopicMenu } from './TopicMenu.js';
import { TopicReview } from './TopicReview.js';

/** A community post with its poll, its accepted answer and its comments. It is kept up to date. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(TopicPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const topic = data?.node?.__typename === 'CommunityPost' ? data.node : null;
  if (topic) return <Topic topic={topic} />;
  if (error) return <LoadError title="Post" error={error} onRetry={() => refetch()} />;
  if (!loading) return <NotFound />;
  return (
    <Page title="Post" hideTitle>
      <Card aria-busy="true">
        <Stack>
          <Skeleton height={40} width={220} />
          <Skeleton height={30} />
          <Skeleton height={160} />
        </Stack>
      </Card>
    </Page>
  );
}

function Topic({ topic }: { topic: TopicDetailsFragment }) {
  const rights = useTopicRights(topic);
  const accept = useAction(TopicAcceptAnswerDocument, { toasts: true });
  useActivity(topic.id);
  const onAccept = (commentId: string | null) =>
    void accept.run({ input: { communityPostId: topic.id, commentId } });
  const target = { type: 'CommunityPost', id: topic.id } as const;
  const question = topic.type === 'QUESTION';

  return (
    <Page title={topic.title} hideTitle>
      <Card>
        <Stack>
          <Head topic={topic} rights={rights} />
          {topic.reviewReason && <Note tone="warn">Reason of the moderators: {topic.reviewReason}</Note>}
          {topic.status === 'PENDING' && rights.canModerate ? (
            <TopicReview topicId={topic.id} />
          ) : (
            topic.status === 'PENDING' && (
              <Note tone="warn">A moderator approves this post before others see it.</Note>
            )
          )}
          <h2 className={styles['title']}>{topic.title}</h2>
          {topic.bodyHtml && (
            // The gateway removes scripts, styles and unsafe links from `bodyHtml`.
            <div className="prose" dangerouslySetInnerHTML={{ __html: topic.bodyHtml }} />
          )}
          {topic.poll && (
            <Poll
              topicId={topic.id}
              poll={topic.poll}
              locked={topic.isLocked}
              canClose={rights.own || rights.canModerate}
            />
          )}
          <Attachments of={topic.attachments} />
          <Row wrap>
            <TopicBadges topic={topic} />
            <Badge>{formatEnum(topic.category)}</Badge>
            {topic.tags.map((tag) => (
              <Link
                key={tag.id}
                to={`/community?tag=${encodeURIComponent(tag.name)}`}
                className="small muted"
              >
                #{tag.name}
              </Link>
            ))}
          </Row>
          <div className={styles['bar']}>
            <Reactions typename="CommunityPost" of={topic} />
            <Favorite topic={topic} />
            <ShareTopic topic={topic} />
          </div>
        </Stack>
      </Card>
      {question && topic.acceptedAnswer && (
        <Card className={styles['answer']}>
          <Stack gap="small">
            <Row className="row small">
              <Badge tone="good">Accepted answer</Badge>
              {topic.acceptedAnswer.author?.fullName ?? 'Unknown user'}
            </Row>
            <p className={styles['words']}>{topic.acceptedAnswer.body}</p>
          </Stack>
        </Card>
      )}
      <Comments
        target={target}
        order="OLDEST"
        count={topic.stats.comments}
        rights={{
          locked: topic.isLocked || topic.group?.isActive === false,
          canModerate: rights.canModerate,
          acceptedId: topic.acceptedAnswer?.id,
          onAccept: question && (rights.own || rights.canModerate) ? onAccept : undefined,
        }}
      />
    </Page>
  );
}

function Head({ topic, rights }: { topic: TopicDetailsFragment; rights: TopicRights }) {
  const { author, group } = topic;
  return (
    <Row between>
      <Row>
        <Avatar name={author.fullName} src={author.avatar} />
        <div>
          <Link to={`/@${author.username}`} className="strong">
            {author.fullName}
          </Link>
          <div className="small muted">
            <Time at={topic.publishedAt ?? topic.createdAt} />
            {group && (
              <>
                {' in '}
                <Link to={`/groups/${group.slug}`}>{group.name}</Link>
              </>
            )}
            {` · ${topic.readingTimeMinutes} min`}
            {topic.editedAt && ' · edited'}
          </div>
        </div>
      </Row>
      <TopicMenu topic={topic} rights={rights} />
    </Row>
  );
}

/** What the viewer may do with a community post. */
export interface TopicRights {
  own: boolean;
  canModerate: boolean;
  /** Whether the viewer moderates the whole platform. */
  isModerator: boolean;
}

function useTopicRights({ author, group }: TopicDetailsFragment): TopicRights {
  const { viewer } = useSession();
  const isModerator = useRole('MODERATOR', 'ADMIN');
  const membership = group?.viewerMembership;
  const inGroup = membership?.status === 'ACTIVE' && membership.permissions.canModerate;
  return { own: viewer?.user.id === author.id, canModerate: isModerator || inGroup === true, isModerator };
}

/** Keeps the post up to date: its counts and its poll by the cache, new comments by hand. */
function useActivity(id: string) {
  const { cache } = useApolloClient();
  useSubscription(TopicActivityDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data }) => {
      const comment = data.data?.communityPostActivity?.newComment;
      if (comment) insertComment(cache, { type: 'CommunityPost', id }, comment);
    },
    onError: () => undefined,
  });
}
