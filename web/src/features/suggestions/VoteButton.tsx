import { SuggestionVoteDocument, type SuggestionCardFragment } from '@leela/client/documents/suggestions.js';
import { ChevronUp } from 'lucide-react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { formatCount } from '../../ui/index.js';
import styles from './suggestions.module.css';
import { takesVotes } from './words.js';

/** Votes for a suggestion, or takes the vote back. */
export function VoteButton({ suggestion }: { suggestion: SuggestionCardFragment }) {
  const vote = useAction(SuggestionVoteDocument, { toasts: true });
  const allowed = useSignIn();
  const { id, viewerHasVoted, stats } = suggestion;

  async function run() {
    const changed = {
      __typename: 'Suggestion',
      id,
      viewerHasVoted: !viewerHasVoted,
      stats: { __typename: 'SuggestionStats', votes: stats.votes + (viewerHasVoted ? -1 : 1) },
    };
    const payload = { __typename: 'SuggestionPayload', suggestion: changed, userErrors: [] };
    await vote.run(
      { input: { suggestionId: id, vote: !viewerHasVoted } },
      { shown: { voteForSuggestion: payload } },
    );
  }

  return (
    <button
      type="button"
      className={styles['vote']}
      aria-pressed={viewerHasVoted}
      aria-label={`Vote for ${suggestion.title}, ${stats.votes} ${stats.votes === 1 ? 'vote' : 'votes'}`}
      disabled={!takesVotes(suggestion.status)}
      onClick={() => allowed() && void run()}
    >
      <ChevronUp size={18} />
      {formatCount(stats.votes)}
    </button>
  );
}
