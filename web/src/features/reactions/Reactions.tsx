import { ReactDocument, UnreactDocument } from '@leela/client/documents/reactions.js';
import type { Reaction } from '@leela/client/schema.js';
import { SmilePlus, ThumbsUp } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';
import { formatCount, IconButton, Menu } from '../../ui/index.js';
import { REACTIONS, withReaction, type Reactable, type ReactableType } from './reactions.js';
import styles from './Reactions.module.css';

const KINDS = Object.keys(REACTIONS) as Reaction[];

/** The reactions to a thing: a button for the usual one, and a choice of all kinds. */
export function Reactions({ of, typename }: { of: Reactable; typename: ReactableType }) {
  const react = useAction(ReactDocument, { toasts: true });
  const unreact = useAction(UnreactDocument, { toasts: true });
  const allowed = useSignIn();
  const mine = of.viewerReaction ?? null;
  const Icon = mine ? REACTIONS[mine].icon : ThumbsUp;

  function choose(reaction: Reaction | null) {
    if (!allowed()) return;
    const target = withReaction(typename, of, reaction);
    const shown = { __typename: 'ReactionPayload', target, userErrors: [] };
    const turn = `react:${of.id}`;
    if (reaction) void react.run({ targetId: of.id, reaction }, { shown: { react: shown }, turn });
    else void unreact.run({ targetId: of.id }, { shown: { unreact: shown }, turn });
  }

  return (
    <span className={styles['reactions']}>
      <IconButton
        label={mine ? `Remove ${REACTIONS[mine].label}` : 'Like'}
        pressed={mine !== null}
        onClick={() => choose(mine ? null : 'LIKE')}
        style={mine ? { color: REACTIONS[mine].colour } : undefined}
      >
        <Icon size={18} aria-hidden="true" />
        <span data-count="reactions">{of.stats.likes > 0 && formatCount(of.stats.likes)}</span>
      </IconButton>
      <Menu
        label="More reactions"
        trigger={<SmilePlus size={17} />}
        items={KINDS.map((kind) => {
          const { label, icon: Kind, colour } = REACTIONS[kind];
          return { label, icon: <Kind size={18} color={colour} />, onSelect: () => choose(kind) };
        })}
      />
      <Kinds reactions={of.reactions} />
    </span>
  );
}

/** The most frequent kinds, small. */
function Kinds({ reactions }: Pick<Reactable, 'reactions'>) {
  if (reactions.length < 2) return null;
  const words = reactions.map(({ reaction, count }) => `${REACTIONS[reaction].label}: ${count}`).join(', ');
  return (
    <span className={styles['kinds']} role="img" aria-label={words} title={words}>
      {reactions.slice(0, 3).map(({ reaction }) => {
        const { icon: Icon, colour } = REACTIONS[reaction];
        return <Icon key={reaction} size={13} color={colour} />;
      })}
    </span>
  );
}
