import { useQuery } from '@apollo/client/react';
import { CommentsDocument } from '@leela/client/documents/comments.js';
import type { CommentSort } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useReconnected } from '../../app/useReconnected.js';
import { Card, Empty, Note, Row } from '../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import { CommentThread } from './CommentThread.js';
import type { CommentRights, CommentTarget } from './list.js';
import styles from './Comments.module.css';

const SORTS: { value: CommentSort; label: string }[] = [
  { value: 'TOP', label: 'Top' },
  { value: 'NEWEST', label: 'Newest' },
  { value: 'OLDEST', label: 'Oldest' },
];

interface CommentsProps {
  target: CommentTarget;
  /** The order at first. Defaults to the newest comments first. */
  order?: CommentSort;
  /** The number of comments, for the heading. */
  count?: number;
  rights?: CommentRights;
}

/** The comments of a post, a community post or a suggestion, with their replies and a field for a new one. */
export function Comments({ target, order = 'NEWEST', count, rights = {} }: CommentsProps) {
  const [sort, setSort] = useState(order);
  const result = useQuery(CommentsDocument, {
    variables: { id: target.id, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data, refetch } = result;
  const node = data?.node;
  const list = node && 'comments' in node ? node.comments : undefined;
  // Comments of the time without a connection are in no event.
  useReconnected(() => void refetch().catch(() => undefined));
  return (
    <Card>
      <section className="stack" aria-label="Comments">
        <Row between>
          <h2>{count === undefined ? 'Comments' : count === 1 ? '1 comment' : `${count} comments`}</h2>
          <select
            className={styles['sort']}
            aria-label="Order of the comments"
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value as CommentSort)}
          >
            {SORTS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Row>
        {rights.locked ? (
          <Note>No further comments can be written here.</Note>
        ) : (
          <CommentForm target={target} />
        )}
        <ConnectionList
          result={result}
          list={list}
          itemHeight={64}
          className={styles['list']}
          empty={<Empty title="No comments yet" text={rights.locked ? undefined : 'Write the first one.'} />}
        >
          {(comment) => <CommentThread key={comment.id} comment={comment} target={target} rights={rights} />}
        </ConnectionList>
      </section>
    </Card>
  );
}
