import { useQuery } from '@apollo/client/react';
import {
  ToolReviewsDocument,
  VoteOnReviewDocument,
  type ToolPagePartsFragment,
  type ToolReviewPartsFragment,
} from '@leela/client/documents/marketplace.js';
import type { ToolReviewSort } from '@leela/client/schema.js';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Badge, Card, IconButton, Row, Select, Skeleton, Stars, Time } from '../../ui/index.js';
import styles from './marketplace.module.css';
import { ReviewForm } from './ReviewForm.js';

const SORTS: { value: ToolReviewSort; label: string }[] = [
  { value: 'HELPFUL', label: 'Most helpful' },
  { value: 'NEWEST', label: 'Newest' },
  { value: 'HIGHEST', label: 'Best first' },
  { value: 'LOWEST', label: 'Worst first' },
];

/** The reviews of a tool, how the ratings are spread, and the viewer's own review. */
export function Reviews({ tool, onReview }: { tool: ToolPagePartsFragment; onReview: () => void }) {
  const { viewer } = useSession();
  const [sort, setSort] = useState<ToolReviewSort>('HELPFUL');
  const result = useQuery(ToolReviewsDocument, {
    variables: { slug: tool.slug, sort },
  });
  const list = result.data?.tool?.reviews;
  const mayReview = viewer && viewer.user.id !== tool.author?.id;
  const total = tool.ratingDistribution.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <Card>
        <div className={styles['bars']}>
          {[...tool.ratingDistribution]
            .sort((a, b) => b.rating - a.rating)
            .map(({ rating, count }) => (
              <Bar key={rating} rating={rating} count={count} total={total} />
            ))}
        </div>
      </Card>
      {mayReview && (
        <ReviewForm
          key={tool.viewerReview?.id}
          tool={tool}
          onReview={() => {
            onReview();
            void result.refetch();
          }}
        />
      )}
      <Select label="Order" options={SORTS} value={sort} onChoose={setSort} />
      <Card>
        <ConnectionList
          result={result}
          list={list}
          byClick
          placeholder={<Skeleton height={160} />}
          frame={(items) => <ul className={styles['list']}>{items}</ul>}
          empty={<p className="muted">No reviews yet.</p>}
        >
          {(review) => (
            <li key={review.id}>
              <Review review={review} mayVote={Boolean(viewer) && viewer?.user.id !== review.author?.id} />
            </li>
          )}
        </ConnectionList>
      </Card>
    </>
  );
}

function Bar({ rating, count, total }: { rating: number; count: number; total: number }) {
  return (
    <>
      <Stars value={rating} />
      <meter
        min={0}
        max={Math.max(1, total)}
        value={count}
        aria-label={`${rating} stars: ${count} reviews`}
      />
      <span className="muted">{count}</span>
    </>
  );
}

function Review({ review, mayVote }: { review: ToolReviewPartsFragment; mayVote: boolean }) {
  const { run } = useAction(VoteOnReviewDocument);
  const vote = (helpful: boolean) =>
    void run({ input: { reviewId: review.id, helpful: review.viewerVote === helpful ? null : helpful } });
  return (
    <div className="stack" data-gap="small">
      <Row wrap>
        <Avatar name={review.author?.fullName ?? ''} src={review.author?.avatar} size={28} />
        <span className="strong">{review.author?.fullName ?? 'A former user'}</span>
        <Stars value={review.rating} />
        {review.isVerified && <Badge tone="good">Has used it</Badge>}
        <span className="muted small">
          {review.version && `v${review.version} · `}
          <Time at={review.createdAt} />
        </span>
      </Row>
      <h3>{review.title}</h3>
      <p>{review.body}</p>
      {review.reply && (
        <p className={styles['reply']}>
          <span className="strong">The author:</span> {review.reply.body}
        </p>
      )}
      <Row>
        <IconButton
          label={`Helpful: ${review.helpful}`}
          pressed={review.viewerVote === true}
          disabled={!mayVote}
          onClick={() => vote(true)}
        >
          <ThumbsUp size={16} /> {review.helpful}
        </IconButton>
        <IconButton
          label={`Not helpful: ${review.notHelpful}`}
          pressed={review.viewerVote === false}
          disabled={!mayVote}
          onClick={() => vote(false)}
        >
          <ThumbsDown size={16} /> {review.notHelpful}
        </IconButton>
      </Row>
    </div>
  );
}
