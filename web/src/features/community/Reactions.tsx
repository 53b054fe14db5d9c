import { ThreadReactDocument, ThreadUnreactDocument } from '@leela/client/documents/threads.js';
import type { Reaction } from '@leela/client/schema.js';
import { SmilePlus } from 'lucide-react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { formatCount, formatEnum, IconButton, Menu, useToast } from '../../ui/index.js';
import styles from './community.module.css';
import { REACTIONS, recount } from './reactions.js';

interface Target {
  id: string;
  viewerReaction: Reaction | null;
  reactions: readonly { reaction: Reaction; count: number }[];
  stats: { likes: number };
}

/** The reactions to a community post or a comment: a like with one press, the others by a menu. */
export function Reactions({ type, target }: { type: 'CommunityPost' | 'Comment'; target: Target }) {
  const react = useAction(ThreadReactDocument);
  const unreact = useAction(ThreadUnreactDocument);
  const allowed = useSignIn();
  const toast = useToast();
  const own = target.viewerReaction;

  async function choose(reaction: Reaction | null) {
    const changed = {
      __typename: type,
      id: target.id,
      viewerReaction: reaction,
      reactions: recount(target.reactions, own, reaction).map((count) => ({
        __typename: 'ReactionCount',
        ...count,
      })),
      stats: {
        __typename: type === 'Comment' ? 'CommentStats' : 'CommunityPostStats',
        likes: target.stats.likes + (reaction ? 1 : 0) - (own ? 1 : 0),
      },
    };
    const payload = { __typename: 'ReactionPayload', target: changed, userErrors: [] };
    const result = reaction
      ? await react.run(
          { input: { targetId: target.id, reaction } },
          { optimisticResponse: { react: payload } as never },
        )
      : await unreact.run(
          { input: { targetId: target.id } },
          { optimisticResponse: { unreact: payload } as never },
        );
    if (!result.ok) toast(result.errors[0]!.message, 'bad');
  }

  const Icon = REACTIONS[own ?? 'LIKE'];
  return (
    <div className={styles['reactions']}>
      <IconButton
        label={own ? `Remove your reaction: ${formatEnum(own)}` : 'Like'}
        pressed={own !== null}
        onClick={() => allowed() && void choose(own ? null : 'LIKE')}
      >
        <Icon size={18} /> {target.stats.likes > 0 && formatCount(target.stats.likes)}
      </IconButton>
      <Menu
        label="Choose a reaction"
        trigger={<SmilePlus size={18} />}
        items={Object.entries(REACTIONS).map(([reaction, Each]) => ({
          label: formatEnum(reaction),
          icon: <Each size={18} />,
          onSelect: () => allowed() && void choose(reaction as Reaction),
        }))}
      />
      {target.reactions.length > 1 &&
        target.reactions.map(({ reaction, count }) => {
          const Each = REACTIONS[reaction];
          return (
            <span key={reaction} className={styles['reaction']} title={formatEnum(reaction)}>
              <Each size={14} aria-label={formatEnum(reaction)} /> {formatCount(count)}
            </span>
          );
        })}
    </div>
  );
}
