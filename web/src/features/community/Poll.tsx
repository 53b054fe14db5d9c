import {
  TopicClosePollDocument,
  TopicVoteDocument,
  type TopicPollFragment,
} from '@leela/client/documents/community.js';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, formatDateTime, Row } from '../../ui/index.js';
import styles from './community.module.css';

/** A poll with its options: voting, the result where the viewer may see it, its end. */
export function Poll({
  topicId,
  poll,
  locked,
  canClose,
}: {
  topicId: string;
  poll: TopicPollFragment;
  locked: boolean;
  canClose: boolean;
}) {
  const vote = useAction(TopicVoteDocument);
  const close = useAction(TopicClosePollDocument);
  const allowed = useSignIn();
  const chosen = poll.options.filter(({ viewerHasChosen }) => viewerHasChosen).map(({ id }) => id);
  const [draft, setDraft] = useState<string[] | null>(null);
  const selected = draft ?? chosen;
  const open = !poll.isClosed && !locked;

  function send(optionIds: string[]) {
    setDraft(null);
    void vote.run(
      { input: { communityPostId: topicId, optionIds } },
      { shown: expected(topicId, poll, optionIds) },
    );
  }

  function press(id: string) {
    if (!poll.allowMultiple) return send(selected.includes(id) ? [] : [id]);
    setDraft(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  }

  return (
    <section aria-label="Poll" className={styles['poll']}>
      <h2>{poll.question}</h2>
      {poll.options.map(({ id, text, votes }) => {
        const share = votes === null || !poll.voters ? 0 : Math.round((votes / poll.voters) * 100);
        return (
          <button
            key={id}
            type="button"
            className={styles['option']}
            aria-pressed={selected.includes(id)}
            disabled={!open}
            onClick={() => allowed() && press(id)}
          >
            {votes !== null && <span className={styles['share']} style={{ width: `${share}%` }} />}
            <Check size={16} style={{ visibility: selected.includes(id) ? 'visible' : 'hidden' }} />
            <span className="grow">{text}</span>
            {votes !== null && (
              <span className="small">
                {votes} · {share}%
              </span>
            )}
          </button>
        );
      })}
      <Errors of={[...vote.errors, ...close.errors]} />
      <Row between wrap>
        <span className="small muted">{aboutPoll(poll)}</span>
        <Row wrap>
          {open && draft && (
            <Button size="small" onClick={() => send(draft)}>
              Vote
            </Button>
          )}
          {open && chosen.length > 0 && !draft && (
            <Button size="small" kind="quiet" onClick={() => send([])}>
              Withdraw the vote
            </Button>
          )}
          {open && canClose && (
            <Button
              size="small"
              kind="quiet"
              busy={close.busy}
              onClick={() => void close.run({ input: { communityPostId: topicId } })}
            >
              Close the poll
            </Button>
          )}
        </Row>
      </Row>
    </section>
  );
}

function aboutPoll(poll: TopicPollFragment): string {
  const parts = [poll.allowMultiple ? 'Several options' : 'One option'];
  if (poll.voters !== null) parts.push(poll.voters === 1 ? '1 voter' : `${poll.voters} voters`);
  else parts.push(poll.results === 'AFTER_CLOSE' ? 'Result after the close' : 'Result after your vote');
  if (poll.isClosed) parts.push(poll.endsAt ? `Closed on ${formatDateTime(poll.endsAt)}` : 'Closed');
  else if (poll.endsAt) parts.push(`Closes on ${formatDateTime(poll.endsAt)}`);
  return parts.join(' · ');
}

/** The poll as it will be after the vote. Counts that the viewer does not see yet stay hidden. */
function expected(topicId: string, poll: TopicPollFragment, optionIds: string[]) {
  const before = poll.options.filter(({ viewerHasChosen }) => viewerHasChosen).length;
  const voters =
    poll.voters === null ? null : poll.voters + Number(optionIds.length > 0) - Number(before > 0);
  const changed = {
    __typename: 'Poll',
    ...poll,
    voters,
    totalVotes: poll.totalVotes === null ? null : poll.totalVotes + optionIds.length - before,
    options: poll.options.map((option) => {
      const viewerHasChosen = optionIds.includes(option.id);
      const votes =
        option.votes === null
          ? null
          : option.votes + Number(viewerHasChosen) - Number(option.viewerHasChosen);
      return { __typename: 'PollOption', ...option, viewerHasChosen, votes };
    }),
  };
  const communityPost = { __typename: 'CommunityPost', id: topicId, poll: changed };
  return { voteInPoll: { __typename: 'CommunityPostPayload', communityPost, userErrors: [] } };
}
