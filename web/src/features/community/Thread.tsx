import { useQuery } from '@apollo/client/react';
import { ThreadDocument } from '@leela/client/documents/threads.js';
import type { CommentSort } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Chips, Empty, Note, Row, Stack } from '../../ui/index.js';
import { CommentForm } from './CommentForm.js';
import type { ThreadTarget } from './thread-cache.js';
import { ThreadItem, type ThreadRights } from './ThreadItem.js';

const SORTS: { value: CommentSort; label: string }[] = [
  { value: 'OLDEST', label: 'Oldest' },
  { value: 'NEWEST', label: 'Newest' },
  { value: 'TOP', label: 'Top' },
];

/** The comments of a community post or a suggestion, with their answers. */
export function Thread({
  target,
  count,
  rights,
}: {
  target: ThreadTarget;
  count: number;
  rights: ThreadRights;
}) {
  const [sort, setSort] = useState<CommentSort>('OLDEST');
  const { data, loading, error, fetchMore, refetch } = useQuery(ThreadDocument, {
    variables: { id: target.id, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const node = data?.node;
  const list = node && 'comments' in node ? node.comments : undefined;
  return (
    <Stack>
      <Row between wrap>
        <h2>{count === 1 ? '1 comment' : `${count} comments`}</h2>
        <Chips label="Order of the comments" value={sort} options={SORTS} onChoose={setSort} />
      </Row>
      {rights.locked ? (
        <Note>No further comments can be written here.</Note>
      ) : (
        <CommentForm target={target} />
      )}
      <ConnectionList
        list={list}
        loading={loading}
        error={error}
        onMore={(after) => fetchMore({ variables: { after } })}
        onRetry={() => refetch()}
        itemHeight={80}
        empty={<Empty title="No comments yet" />}
      >
        {(comment) => <ThreadItem key={comment.id} comment={comment} target={target} rights={rights} />}
      </ConnectionList>
    </Stack>
  );
}
